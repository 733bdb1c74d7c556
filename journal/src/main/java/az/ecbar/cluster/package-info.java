/**
 * Mode cluster: the ledger behind a log that a majority of the members commits (docs/cluster.md). What the log delivers
 * is stamped here with sequence and time, applied, copied to the member's Chronicle files, and let out at the gate; the
 * same log gives the same records on every member.
 *
 * <p>All logic runs on the thread that delivers; nothing here reads a clock or knows Aeron, which is adapted in {@link
 * az.ecbar.cluster.aeron}. Nothing here decides who leads.
 */
@NullMarked
package az.ecbar.cluster;

import org.jspecify.annotations.NullMarked;
