/**
 * The way of records over Aeron: reliable UDP with flow control, by a media driver inside this process.
 *
 * <p>Only an adapter: the pair thread calls it through {@link az.ecbar.pair.DataLink}; one thread of the driver beside it
 * sends, receives and repeats.
 */
@NullMarked
package az.ecbar.pair.aeron;

import org.jspecify.annotations.NullMarked;
