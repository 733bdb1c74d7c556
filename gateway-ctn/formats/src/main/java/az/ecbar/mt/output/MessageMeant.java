package az.ecbar.mt.output;

import az.ecbar.mt.Text;

/**
 * The bank's message that a notice is about.
 *
 * @param ourReference the system's reference, field 20 of the notice
 * @param reference field 20 of the bank's message, empty when unknown
 * @param messageType its type, or {@link #UNKNOWN_TYPE}
 * @param date the day on which the system took it, yyyymmdd
 */
public record MessageMeant(Text ourReference, Text reference, int messageType, int date) {
    /** Says that the type of the message was not reached. */
    public static final int UNKNOWN_TYPE = -1;
}
