/**
 * The genesis file: who takes part when a ledger begins, with which accounts, money, rules, calendar and certificates.
 * Read once, by a node whose journal is empty, and turned into commands; after that the journal is the truth and the file
 * is not looked at again.
 */
@NullMarked
package az.ecbar.ops.genesis;

import org.jspecify.annotations.NullMarked;
