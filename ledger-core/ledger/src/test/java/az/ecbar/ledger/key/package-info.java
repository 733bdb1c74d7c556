/** Tests of the keys of the ledger and of the index over them. */
@NullMarked
package az.ecbar.ledger.key;

import org.jspecify.annotations.NullMarked;
