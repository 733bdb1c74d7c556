/**
 * The projection of past days into SQL (design D9): what was booked, stated and said of each payment, as it followed from
 * the journal, each row with its place. The feed of a node writes into it and answers questions from it, on one thread of
 * its own; the ledger and the edge never wait for it. It decides nothing, and may be dropped at any time: the journal
 * gives it again.
 */
@NullMarked
package az.ecbar.ops.projection;

import org.jspecify.annotations.NullMarked;
