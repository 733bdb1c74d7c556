/**
 * Proposals of one operator that wait for another one's approval, and the answers to queries. What an approved command
 * does is decided by the class that owns the command.
 */
@NullMarked
package az.ecbar.ledger.operator;

import org.jspecify.annotations.NullMarked;
