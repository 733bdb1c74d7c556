/**
 * What systemically important participants owe by section 7 of the regulation, and whether they did it: worked out from the
 * entries of the register, the payments of past days and the calendar, which the projection knows. Pure functions: no
 * clock, no database. The projection asks; it never moves money and tells nobody anything.
 */
@NullMarked
package az.ecbar.ops.continuity;

import org.jspecify.annotations.NullMarked;
