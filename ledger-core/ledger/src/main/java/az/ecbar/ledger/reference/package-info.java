/**
 * The commands of reference data and of the Central Bank's money: participants, accounts, status, rules, calendar,
 * certificates, issue and withdrawal, and the opening and closing of days. They come from the genesis or, afterwards,
 * approved by a second operator. Each returns the reason for which it was not applied.
 */
@NullMarked
package az.ecbar.ledger.reference;

import org.jspecify.annotations.NullMarked;
