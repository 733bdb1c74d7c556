/**
 * One signature over all that is waiting (D20): the sender seals the leaves of the messages that are ready, the receiver
 * computes the same leaves from its own knowledge of the session and verifies. Called by both sides of a CTN session, on
 * its thread. What an envelope looks like on the wire is the session protocol's business, not decided here.
 */
@NullMarked
package az.ecbar.trust.envelope;

import org.jspecify.annotations.NullMarked;
