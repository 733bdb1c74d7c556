/**
 * The assembly of a node from its parts, and the commands of the launcher. Everything may be called from
 * here; nothing calls it.
 */
@NullMarked
package az.ecbar.ops;

import org.jspecify.annotations.NullMarked;
