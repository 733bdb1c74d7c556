/**
 * The bank's side of the CTN: folder mode and the library. It carries nothing of the server.
 */
@NullMarked
package az.ecbar.stp;

import org.jspecify.annotations.NullMarked;
