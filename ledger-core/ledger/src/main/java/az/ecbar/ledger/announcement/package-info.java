/**
 * What the Central Bank tells all participants: changes of the rules and of the calendar (3.6), and that AZIPS is suspended or resumed (4.12.3). Asked by the decisions
 * that are to be announced, and by the job that tells one participant after the other. It decides nothing itself.
 */
@NullMarked
package az.ecbar.ledger.announcement;

import org.jspecify.annotations.NullMarked;
