/** Open-loop load: when each message is due, and how late it was. Used by the processes that are measured. */
@NullMarked
package az.ecbar.bench.load;

import org.jspecify.annotations.NullMarked;
