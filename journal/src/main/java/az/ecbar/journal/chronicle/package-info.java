/**
 * The journal's files as Chronicle Queue writes them. A thin adapter, called by the assembly of a node: one
 * queue for one file, made new and never opened again. Chronicle's indexes, cycles and locks are its own
 * matter in here; reading goes past it, through plain bytes.
 */
@NullMarked
package az.ecbar.journal.chronicle;

import org.jspecify.annotations.NullMarked;
