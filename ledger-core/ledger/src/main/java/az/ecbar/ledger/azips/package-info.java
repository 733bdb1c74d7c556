/**
 * AZIPS: checks a payment instruction (4.8), settles it (4.10), lets it wait (4.12) and releases it (4.11), annuls it
 * (4.9, 4.18). Called by the dispatcher and by the jobs; it moves money only through the accounts.
 */
@NullMarked
package az.ecbar.ledger.azips;

import org.jspecify.annotations.NullMarked;
