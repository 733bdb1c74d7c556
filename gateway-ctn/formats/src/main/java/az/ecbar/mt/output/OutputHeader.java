package az.ecbar.mt.output;

import az.ecbar.mt.Text;
import az.ecbar.mt.check.CalendarDate;

/**
 * What blocks 1, 2, 3 and 5 of an output say besides its type. Filled anew for each output, owned by one thread, does not
 * allocate; the views given to it are not copied.
 */
public final class OutputHeader {
    /** How far Baku is ahead of UTC, in minutes. */
    public static final int BAKU_OFFSET_MINUTES = 240;

    private static final int MAX_OFFSET_MINUTES = 14 * 60;

    Text system = new Text();
    Text receiver = new Text();
    Text uetr = new Text();
    Text onBehalfOf = new Text();
    long outputNumber;
    long messageNumber;
    int date;
    int time;
    int offsetMinutes = BAKU_OFFSET_MINUTES;
    long utcNs;
    boolean repeated;

    /** An empty header. */
    public OutputHeader() {}

    /** The logical terminal of the system that sends, twelve characters. */
    public OutputHeader system(Text terminal) {
        system = terminal;
        return this;
    }

    /** The logical terminal of the bank that receives, twelve characters. */
    public OutputHeader receiver(Text terminal) {
        receiver = terminal;
        return this;
    }

    /**
     * The numbers of this output.
     *
     * @param output its number among the outputs to this terminal; the last ten digits go into block 1
     * @param message the system's sequence of what caused it; the last ten digits go into block 2
     */
    public OutputHeader numbers(long output, long message) {
        if (output < 0 || message < 0) {
            throw new IllegalArgumentException("negative number: " + output + ", " + message);
        }
        outputNumber = output;
        messageNumber = message;
        return this;
    }

    /** The moment of what the output tells, written in the time of a place so many minutes ahead of UTC. */
    public OutputHeader moment(long utcNs, int minutesAhead) {
        if (Math.abs(minutesAhead) > MAX_OFFSET_MINUTES) {
            throw new IllegalArgumentException("no such offset: " + minutesAhead);
        }
        date = CalendarDate.dateAt(utcNs, minutesAhead);
        time = CalendarDate.timeAt(utcNs, minutesAhead);
        offsetMinutes = minutesAhead;
        this.utcNs = utcNs;
        return this;
    }

    /** The UETR of the payment concerned, 36 characters, or empty; a forwarded payment prefers the one it bears. */
    public OutputHeader uetr(Text text) {
        uetr = text;
        return this;
    }

    /** The BIC11 of the participant for which operators entered the payment that is forwarded, or empty. */
    public OutputHeader onBehalfOf(Text bic) {
        onBehalfOf = bic;
        return this;
    }

    /** Whether the output was possibly sent before, which adds the trailer PDM. */
    public OutputHeader repeated(boolean again) {
        repeated = again;
        return this;
    }

    /** The logical terminal of the system. */
    public Text system() {
        return system;
    }

    /** The logical terminal of the bank that receives. */
    public Text receiver() {
        return receiver;
    }

    /** The UETR of the payment concerned, or empty. */
    public Text uetr() {
        return uetr;
    }

    /** On whose behalf the payment was entered, or empty. */
    public Text onBehalfOf() {
        return onBehalfOf;
    }

    /** The number of this output among those to its terminal. */
    public long outputNumber() {
        return outputNumber;
    }

    /** The system's sequence of what caused it. */
    public long messageNumber() {
        return messageNumber;
    }

    /** The moment of what the output tells. */
    public long utcNs() {
        return utcNs;
    }

    /** How far ahead of UTC the moment is written, in minutes. */
    public int offsetMinutes() {
        return offsetMinutes;
    }

    /** Whether the output was possibly sent before. */
    public boolean isRepeated() {
        return repeated;
    }
}
