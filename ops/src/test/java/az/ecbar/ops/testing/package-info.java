/** What tests of several packages put around a node that runs in memory. */
@NullMarked
package az.ecbar.ops.testing;

import org.jspecify.annotations.NullMarked;
