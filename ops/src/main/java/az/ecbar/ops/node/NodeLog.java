package az.ecbar.ops.node;

import az.ecbar.ctn.CtnCode;
import az.ecbar.gateway.session.SecurityRecord;
import az.ecbar.gateway.swift.SwiftAlarm;
import az.ecbar.journal.JournalException;
import az.ecbar.ring.Admission;
import az.ecbar.trust.certificate.UtcNs;
import java.io.PrintStream;

/**
 * What a node tells its operators on its standard error: the security record, one line for each refusal, whose number is
 * bounded by the sessions, and whether banks' inputs are admitted.
 *
 * <p>Called on the edge's thread, unless it says otherwise; the stream takes whole lines from any thread.
 */
public final class NodeLog implements SecurityRecord {
    private final PrintStream lines;

    /** On standard error. */
    public NodeLog() {
        this(System.err);
    }

    /** On another stream. */
    public NodeLog(PrintStream lines) {
        this.lines = lines;
    }

    @Override
    public void onRefusal(
            long utcNs, String peerAddress, String participant, CtnCode code, String detail, long suppressed) {
        lines.println("SECURITY " + UtcNs.toInstant(utcNs) + " " + peerAddress + " " + participant + " " + code + " "
                + detail + (suppressed > 0 ? " (and " + suppressed + " more)" : ""));
    }

    @Override
    public void onCentreBehind(long utcNs, String participant, char terminal, String detail) {
        lines.println("ALARM " + UtcNs.toInstant(utcNs) + " " + participant + terminal
                + " holds what this node does not know: " + detail);
    }

    /** A journal was damaged and ends earlier now, to be filled again by the owner. */
    void onSalvage(long utcNs, String what) {
        lines.println("ALARM " + UtcNs.toInstant(utcNs) + " " + what);
    }

    /** A standby was so far behind that it comes up by its owner's snapshot. Called on the pair's thread. */
    void onBegunAnew(long utcNs, long lastSequence) {
        lines.println("PAIR " + UtcNs.toInstant(utcNs) + " far behind: the log here, up to sequence " + lastSequence
                + ", is set aside, and this node comes up by the owner's snapshot");
    }

    /** No snapshot came, and a standby follows by its own log. Called on the pair's thread. */
    void onGoneBack(long utcNs, long lastSequence) {
        lines.println("PAIR " + UtcNs.toInstant(utcNs) + " no snapshot came: the log here, up to sequence "
                + lastSequence + ", counts again");
    }

    /** People must see to something on the SWIFT channel. */
    void onSwiftAlarm(long utcNs, SwiftAlarm alarm, String text) {
        lines.println("ALARM " + UtcNs.toInstant(utcNs) + " SWIFT " + alarm + " " + text);
    }

    /**
     * A standby lacks a record that cannot be read here. Called on the pair's thread.
     *
     * @param isAwaited whether nothing is committed without that standby
     */
    void onUnreadable(long utcNs, long sequence, boolean isAwaited, JournalException cause) {
        lines.println("ALARM " + UtcNs.toInstant(utcNs) + " the standby lacks sequence " + sequence
                + ", which cannot be read here: " + cause.getMessage()
                + (isAwaited
                        ? ". Nothing is committed until the standby has it, and banks wait: console detach at this node"
                        : ". This node leads on")
                + "; the standby gets no more until the file is put back from the archive, or it is started with an"
                + " empty folder. See to the disk");
    }

    /** This node has not come up. Called by the thread that starts it. */
    void onRepairWanted(long utcNs, RepairWanted wanted) {
        lines.println("ALARM " + UtcNs.toInstant(utcNs) + " this node has not come up: journal file " + wanted.file()
                + " is damaged, and the other node is asked for its records. If it is off, start it. See to the disk");
    }

    /** Some outputs tell of records that cannot be read, and wait with those behind them for the same terminal; or none. */
    void onOutputsWait(long utcNs, boolean isWaiting) {
        lines.println("ALARM " + UtcNs.toInstant(utcNs)
                + (isWaiting
                        ? " outputs wait: a journal file that they tell of is damaged. Their terminals get nothing that"
                                + " comes behind them; the others are served. It goes on by itself once the file is"
                                + " repaired or put back. See the runbook: An old journal file is damaged"
                        : " outputs wait no more: all of them could be made"));
    }

    /** So many outputs since this node started have left in MT, though their receivers' language is ISO. */
    void onNotTranslated(long utcNs, long count) {
        lines.println(
                "ALARM " + UtcNs.toInstant(utcNs) + " " + count + " outputs since the start left in MT though their"
                        + " receivers' language is ISO: their texts are not as"
                        + " we write them, or too long in ISO. Nothing is"
                        + " lost; report it to the developers. See the"
                        + " runbook: An output left in the wrong language");
    }

    /** Inputs of banks are admitted from now on, or not any more. */
    public void onAdmission(long utcNs, Admission admission) {
        lines.println("ADMISSION " + UtcNs.toInstant(utcNs) + " "
                + switch (admission) {
                    case OPEN -> "open";
                    case CLOCK_IN_DOUBT ->
                        "stopped: the clock was moved; set it right, then two operators decide: console clock accept";
                    case SPACE_LOW -> "stopped: space is running out; make room on the file system of the data folder";
                    case STANDBY_BEHIND -> "stopped: the standby does not acknowledge; see to it, or detach it";
                    case HANDING_OVER -> "stopped: the other node is about to lead, or this one was alone for too long";
                });
    }
}
