/**
 * The folders that a bank's programs see: takes files from {@code out}, keeps each with a status file in the
 * folder that says how far it is, and puts what comes from the centre into {@code in}. Called by the
 * adapter's agent; decides nothing that the store does not know, so that after a crash the folders are made
 * to agree with the store again.
 */
@NullMarked
package az.ecbar.stp.folder;

import org.jspecify.annotations.NullMarked;
