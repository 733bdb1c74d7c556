/**
 * Encodes the commands of the genesis and of operators from readable values. Called by the genesis, the console and
 * tests, never on the hot path; it checks that values fit their fields and nothing else.
 */
@NullMarked
package az.ecbar.command;

import org.jspecify.annotations.NullMarked;
