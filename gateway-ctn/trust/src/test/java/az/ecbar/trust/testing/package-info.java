/**
 * Fixtures for the tests of this module and of those above it (as its test-jar): a small authority in memory with real
 * keys, and signatures that cost nothing for the simulator. Never on a production class path.
 */
@NullMarked
package az.ecbar.trust.testing;

import org.jspecify.annotations.NullMarked;
