/** Commands in readable values, for the tests of the auditor here and over a real ledger. */
@NullMarked
package az.ecbar.auditor.testing;

import org.jspecify.annotations.NullMarked;
