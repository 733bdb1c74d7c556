/**
 * What is done with a journal while no node writes it: verify every record and link, show it readably, and
 * compare two of them. Called by the tools of {@code ops} and by the demo; changes nothing.
 */
@NullMarked
package az.ecbar.journal.offline;

import org.jspecify.annotations.NullMarked;
