/**
 * Banks, messages, commands and a journal in memory, for the tests of this module and, as its test-jar, of those above.
 * Never on a production class path.
 */
@NullMarked
package az.ecbar.gateway.testing;

import org.jspecify.annotations.NullMarked;
