/**
 * What is done with closed files while the node runs: they are copied to the archive, compressed when they are old, and
 * read again and again to find what a disk has lost. One duty cycle on a thread of its own, far from ledger and commit;
 * it works at a bounded pace, changes nothing that a file holds, and never ends the node.
 */
@NullMarked
package az.ecbar.journal.history;

import org.jspecify.annotations.NullMarked;
