/**
 * How far the adapter looks into a message: enough to cut a batch into messages, to name files, and to match a
 * notice with the message that it is about. It never changes a byte and never decides whether a message is
 * right: that is the centre's.
 */
@NullMarked
package az.ecbar.stp.message;

import org.jspecify.annotations.NullMarked;
