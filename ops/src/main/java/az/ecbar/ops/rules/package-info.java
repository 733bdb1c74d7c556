/**
 * The list of the regulation's rules with the tests that show each: reads the rules file, the marks in the test sources
 * and the results that the tests left. Called by the launcher's command {@code rules} and by the test that holds marks
 * and rules file together; it never runs a test itself.
 */
@NullMarked
package az.ecbar.ops.rules;

import org.jspecify.annotations.NullMarked;
