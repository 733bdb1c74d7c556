/**
 * The journal: appends, forces and reads records by our sequence, recovers after a crash, and knows which
 * file holds which sequence. The core agent owns the {@link az.ecbar.journal.Journal}; any thread may
 * read through a {@link az.ecbar.journal.JournalReader} of its own, and one may look after the closed files through
 * {@link az.ecbar.journal.JournalHistory}. All of it stands above
 * {@link az.ecbar.port.JournalFolder}; it starts no thread, reads no clock and never lets a position or an
 * index of the container out.
 */
@NullMarked
package az.ecbar.journal;

import org.jspecify.annotations.NullMarked;
