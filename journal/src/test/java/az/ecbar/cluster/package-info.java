/** Tests of mode cluster: the logic on one thread, and three members with Aeron's real log. */
@NullMarked
package az.ecbar.cluster;

import org.jspecify.annotations.NullMarked;
