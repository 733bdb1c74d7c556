package az.ecbar.ops.demo.plan;

import az.ecbar.mt.FormatReason;
import az.ecbar.reason.RejectReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The reasons that no message of a bank can cause in the demo, and why not. All others the plan causes. */
public final class ReasonTable {
    private static final String ADAPTER = "an adapter sends no file with bytes before, between or behind the blocks";
    private static final String FOR_BANKS = "only the bank's reader of notices gives it";
    private static final String SESSION =
            "a session's numbers and parts: an adapter keeps them right, a breach is a NAK";
    private static final String CERTIFICATE = "a matter of the logon, not of a message";
    private static final String TYPE =
            "other types are refused by their form first (113, 176); what is no FIN, an adapter does not send";
    private static final String ZERO = "refused by its form first (154)";
    private static final String COUNTING = "all money issued from one account of the Central Bank can be counted";
    private static final String CHANGES = "the banks of this day change and cancel no pending payment";
    private static final String QUESTIONS = "the banks of this day ask nothing";
    private static final String HELD = "nothing is suspended on this day, and no account is full";
    private static final String HOURS = "operators open and close this day; no hours are set";
    private static final String CHANNELS = "all banks of this day use the closed network";
    private static final String LANGUAGE = "all banks of this day write MT";
    private static final String INSTANT = "messages of IPS alone; this is a day of AZIPS";
    private static final String JOINED = "all banks of this day have joined";
    private static final String OPEN = "all accounts of this day are open";
    private static final String IPS = "a matter of IPS, which this day is not about";
    private static final String COMMANDS = "commands of the genesis and of operators";

    private static final Map<Integer, String> WHY = new TreeMap<>();

    static {
        WHY.put(FormatReason.BLOCK_EXPECTED.code(), ADAPTER);
        because(FOR_BANKS, FormatReason.MOMENT_INVALID.code(), FormatReason.ORDERING_PARTY_INVALID.code());
        WHY.put(FormatReason.STATEMENT_INVALID.code(), FOR_BANKS);
        because(QUESTIONS, FormatReason.INQUIRY_TYPE_INVALID.code(), FormatReason.FLOOR_INVALID.code());
        because(SESSION, RejectReason.SESSION_UNKNOWN.code(), RejectReason.INPUT_TOO_OLD.code());
        because(CERTIFICATE, RejectReason.CERTIFICATE_UNKNOWN.code(), RejectReason.TERMINAL_UNKNOWN.code());
        because(SESSION, RejectReason.OUTPUT_NOT_SENT.code(), RejectReason.TRANSFER_EXPIRED.code());
        WHY.put(RejectReason.MESSAGE_TYPE_NOT_SUPPORTED.code(), TYPE);
        WHY.put(RejectReason.AMOUNT_ZERO.code(), ZERO);
        WHY.put(RejectReason.BALANCE_LIMIT.code(), COUNTING);
        because(CHANGES, RejectReason.PAYMENT_UNKNOWN.code(), RejectReason.REQUEST_AMBIGUOUS.code());
        because(QUESTIONS, RejectReason.AUTHORITY_MISSING.code(), RejectReason.ANSWERS_TOO_MANY.code());
        because(HELD, RejectReason.HELD_AT_END_OF_DAY.code(), RejectReason.BENEFICIARY_FULL_AT_END_OF_DAY.code());
        WHY.put(RejectReason.ACCEPTANCE_SUSPENDED.code(), HELD);
        because(COMMANDS, RejectReason.PART_ALREADY_SUSPENDED.code(), RejectReason.PART_NOT_SUSPENDED.code());
        WHY.put(RejectReason.GRIDLOCK_OFF.code(), COMMANDS);
        because(COMMANDS, RejectReason.LEDGER_ALREADY_BEGUN.code(), RejectReason.AUTHORITY_NOT_ALLOWED.code());
        WHY.put(RejectReason.DECISION_MISSING.code(), COMMANDS);
        because(COMMANDS, RejectReason.PARTICIPANT_NOT_JOINING.code(), RejectReason.PARTICIPANT_NOT_JOINED.code());
        because(JOINED, RejectReason.ISSUER_NOT_JOINED.code(), RejectReason.BENEFICIARY_NOT_JOINED.code());
        WHY.put(RejectReason.AFTER_CUT_OFF.code(), HOURS);
        WHY.put(RejectReason.CALENDAR_DAY_NOT_ALLOWED.code(), COMMANDS);
        WHY.put(RejectReason.CALENDAR_DAY_DECIDED.code(), COMMANDS);
        because(OPEN, RejectReason.ISSUER_ACCOUNT_CLOSED.code(), RejectReason.ACCOUNT_CLOSED.code());
        because(COMMANDS, RejectReason.ACCOUNT_NOT_EMPTY.code(), RejectReason.SEIZURE_NOT_REDUCED.code());
        because(COMMANDS, RejectReason.NOT_OUT_OF_ORDER.code(), RejectReason.OUTPUT_UNKNOWN.code());
        because(COMMANDS, RejectReason.CONTINUITY_ENTRY_NOT_ALLOWED.code(), RejectReason.SHARE_NOT_ABOVE.code());
        because(CHANNELS, RejectReason.CHANNEL_NOT_CHOSEN.code(), RejectReason.SWIFT_INPUT_DIFFERS.code());
        because(INSTANT, FormatReason.XML_TOO_LONG.code(), FormatReason.TRANSACTIONS_NOT_ONE.code());
        because(LANGUAGE, FormatReason.XML_NOT_WELL_FORMED.code(), FormatReason.TEXT_BEGIN_NOT_ACCEPTED.code());
        because(COMMANDS, RejectReason.LANGUAGE_NOT_ALLOWED.code(), RejectReason.LANGUAGE_NOT_OVER_SWIFT.code());
        because(COMMANDS, RejectReason.OUTPUT_ACKNOWLEDGED.code(), RejectReason.ACCOUNT_RESTED_ON.code());
        WHY.put(RejectReason.ACCOUNT_NUMBER_MALFORMED.code(), COMMANDS);
        because(IPS, RejectReason.IPS_DAY_NOT_BEGUN.code(), RejectReason.REFUSED_BY_PARTICIPANT.code());
        because(IPS, RejectReason.IPS_HEADROOM_LACKING.code(), RejectReason.IPS_ALL_TO_OWN.code());
    }

    private ReasonTable() {}

    /** A line of the table. */
    public record Line(String codes, int reasons, String why) {}

    /** The codes of all reasons there are, in their order. */
    public static Set<Integer> all() {
        Set<Integer> codes = new TreeSet<>();
        for (FormatReason reason : FormatReason.values()) {
            codes.add(reason.code());
        }
        for (RejectReason reason : RejectReason.values()) {
            if (reason != RejectReason.NONE) {
                codes.add(reason.code());
            }
        }
        return codes;
    }

    /** The codes that no message of a bank can cause here. */
    public static Set<Integer> impossible() {
        return new TreeSet<>(WHY.keySet());
    }

    /** Why, neighbours with the same answer together. */
    public static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        int first = 0;
        int last = 0;
        int count = 0;
        String why = "";
        for (int code : all()) {
            String answer = WHY.getOrDefault(code, "");
            if (!answer.equals(why)) {
                add(lines, first, last, count, why);
                first = code;
                count = 0;
                why = answer;
            }
            last = code;
            count++;
        }
        add(lines, first, last, count, why);
        return lines;
    }

    private static void add(List<Line> lines, int first, int last, int count, String why) {
        if (!why.isEmpty()) {
            lines.add(new Line(first == last ? String.valueOf(first) : first + " to " + last, count, why));
        }
    }

    private static void because(String why, int firstCode, int lastCode) {
        for (int code : all()) {
            if (code >= firstCode && code <= lastCode) {
                WHY.put(code, why);
            }
        }
    }
}
