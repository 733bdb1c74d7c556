/** Banks, messages, commands and a journal in memory, for the tests of the gateway's business edges. */
@NullMarked
package az.ecbar.gateway.testing;

import org.jspecify.annotations.NullMarked;
