/**
 * Material for TLS 1.3 connections with certificates on both sides (rule 4.26.2): keys, chains and the check of the other
 * side. Called when the gateway, the adapter and the console set up their connections; opens none itself, and knows no
 * networking library.
 */
@NullMarked
package az.ecbar.trust.tls;

import org.jspecify.annotations.NullMarked;
