/** Scenarios of the ledger in the words of the regulation, and the properties that every scenario must keep. */
@NullMarked
package az.ecbar.ledger;

import org.jspecify.annotations.NullMarked;
