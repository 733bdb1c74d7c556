/** Three members with Aeron's real log, driver and archive on loopback. */
@NullMarked
package az.ecbar.cluster.aeron;

import org.jspecify.annotations.NullMarked;
