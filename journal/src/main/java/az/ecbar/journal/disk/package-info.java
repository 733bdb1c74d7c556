/**
 * Plain files on a disk: the {@link az.ecbar.port.FileFolder} of a real folder, the lock of a data folder,
 * and the reservation of space. A thin adapter over the operating system, called by the assembly of a node
 * and by tools; it decides nothing.
 */
@NullMarked
package az.ecbar.journal.disk;

import org.jspecify.annotations.NullMarked;
