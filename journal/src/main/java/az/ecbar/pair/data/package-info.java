/**
 * The records on their way from owner to standby: read, sealed and offered there, opened, appended and forced here
 * (docs/replication.md, "Channels").
 *
 * <p>Called by the pair thread alone, above {@link az.ecbar.pair.DataLink} and the keys of
 * {@link az.ecbar.pair.ControlLink}. Nothing here knows what a record says, and nothing here acknowledges: that is the
 * protocol's, by what is forced.
 */
@NullMarked
package az.ecbar.pair.data;

import org.jspecify.annotations.NullMarked;
