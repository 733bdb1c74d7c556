/**
 * The adapter's way to the centre: the port that the agent speaks to, and the CTN session behind it. Nothing
 * here knows files or the store.
 */
@NullMarked
package az.ecbar.stp.link;

import org.jspecify.annotations.NullMarked;
