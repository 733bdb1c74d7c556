/** Tests of ring, core, gate and commit rule. */
@NullMarked
package az.ecbar.ring;

import org.jspecify.annotations.NullMarked;
