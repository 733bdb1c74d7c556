/**
 * Compressed files that can be read from any position: gzip as any tool reads it, in members of one size whose headers
 * say where the next one begins. Called by the adapters of folders, which open such files, and by those who look after
 * closed files, which write them. Knows nothing of records.
 */
@NullMarked
package az.ecbar.journal.gzip;

import org.jspecify.annotations.NullMarked;
