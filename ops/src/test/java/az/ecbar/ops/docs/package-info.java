/**
 * Holds the docs to the code: every command, event, reason and rule has its place in docs, in the order in which the
 * ledger checks, and every link leads somewhere.
 */
@NullMarked
package az.ecbar.ops.docs;

import org.jspecify.annotations.NullMarked;
