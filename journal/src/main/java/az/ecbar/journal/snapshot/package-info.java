/**
 * Where snapshots of the ledger's state are kept: written whole or not at all, found again newest first,
 * and given out only after every byte was checked. Called by the start of a node and by whoever takes
 * snapshots; what a snapshot holds is opaque here. Stands on {@link az.ecbar.port.FileFolder}.
 */
@NullMarked
package az.ecbar.journal.snapshot;

import org.jspecify.annotations.NullMarked;
