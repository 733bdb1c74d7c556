package az.ecbar.mt.output;

import az.ecbar.mt.Text;

/**
 * The bank's message that a notice is about.
 *
 * @param ourReference the system's reference, field 20 of the notice
 * @param reference field 20 of the bank's message, empty when unknown
 * @param messageType its type, or {@link #UNKNOWN_TYPE}
 * @param date the day on which the system took it, yyyymmdd
 * @param paper number of the paper by which operators asked, on the bank's behalf, for what is told (4.27, 6.1); empty
 *     where the bank asked itself
 */
public record MessageMeant(Text ourReference, Text reference, int messageType, int date, Text paper) {
    /** Says that the type of the message was not reached. */
    public static final int UNKNOWN_TYPE = -1;

    private static final Text NO_PAPER = new Text();

    /** One that the bank sent itself. */
    public MessageMeant(Text ourReference, Text reference, int messageType, int date) {
        this(ourReference, reference, messageType, date, NO_PAPER);
    }
}
