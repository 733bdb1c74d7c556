/**
 * The launcher's command {@code receipt}: verifies receipts offline. Reads files, calls the trust module and prints.
 */
@NullMarked
package az.ecbar.ops.receipt;

import org.jspecify.annotations.NullMarked;
