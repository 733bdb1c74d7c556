/** Tests of the parts of IPS's flows by themselves. */
@NullMarked
package az.ecbar.ledger.ips.flow;

import org.jspecify.annotations.NullMarked;
