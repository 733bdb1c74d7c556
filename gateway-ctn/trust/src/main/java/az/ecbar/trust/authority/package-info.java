/**
 * The development authority of the BCSC: issues, revokes and lists certificates in a folder. Called by the tools and by
 * tests, never by a running node, which knows only the authority's certificate. Private keys leave it encrypted or not at
 * all.
 */
@NullMarked
package az.ecbar.trust.authority;

import org.jspecify.annotations.NullMarked;
