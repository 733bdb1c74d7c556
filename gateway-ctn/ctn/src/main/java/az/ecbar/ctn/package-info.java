/**
 * The frames and the session logic of the CTN protocol, shared by the gateway and the bank's adapter. It
 * opens no socket: frames come and go through the session transport port.
 */
@NullMarked
package az.ecbar.ctn;

import org.jspecify.annotations.NullMarked;
