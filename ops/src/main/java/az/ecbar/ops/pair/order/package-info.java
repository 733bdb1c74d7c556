/**
 * What operators ask of a node at its control port: how the pair stands, and the orders that two of them sign. {@link
 * az.ecbar.ops.pair.order.OperatorAgent} answers, {@link az.ecbar.ops.pair.order.OrderDesk} puts two signatures together;
 * what an order does is the pair agent's. Used by the thread that polls the port; reads no clock but the one it is given.
 */
@NullMarked
package az.ecbar.ops.pair.order;

import org.jspecify.annotations.NullMarked;
