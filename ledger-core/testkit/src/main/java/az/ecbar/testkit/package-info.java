/**
 * What the tests of all modules share: the mark that ties a test to a rule of the regulation, and the
 * listener that writes down which rules were shown and with what result. Used by tests only; no
 * production class may depend on it.
 */
@NullMarked
package az.ecbar.testkit;

import org.jspecify.annotations.NullMarked;
