package az.ecbar.mt.output;

import az.ecbar.mt.PaymentInstruction;
import az.ecbar.mt.Text;

/**
 * Writes the messages that AZIPS sends to a bank, in the output form, by {@code docs/formats/azips.md}.
 *
 * <p>Each method writes one message at a place of an array, which {@link #MAX_LENGTH} bytes always suffice for, and returns
 * its length. A writer is owned by one thread and keeps nothing from one message to the next; it does not allocate. Values
 * are taken as they are given: whoever renders vouches for them.
 *
 * @rule 4.9, 4.10.2, 4.13, 4.15, 4.17, 4.18, 4.19
 */
public final class MtWriter {
    /** No output is longer. */
    public static final int MAX_LENGTH = 10_240;

    private static final int SERVICE = 298;
    private static final int EXECUTED = 12;
    private static final int NOT_CANCELLED = 250;
    private static final int PRIORITY_NOT_CHANGED = 252;
    private static final int WAITS = 700;
    private static final int ANNULLED = 701;
    private static final int REFUSED = 900;
    private static final int SEQUENCE_LIMIT = 1_000_000;

    final AsciiOutput out = new AsciiOutput();
    final ReasonText reasonText = new ReasonText(out);

    /** A writer. */
    public MtWriter() {}

    /**
     * The payment itself, to the beneficiary participant (4.10.2): block 4 byte for byte as the issuer wrote it, 113, 108,
     * 119 and 121 as sent; where 121 was not sent, the one of the header; 115 says on whose behalf it was entered (4.27, 6.1).
     * The sender's trailers are dropped.
     */
    public int forward(OutputHeader header, PaymentInstruction payment, byte[] target, int offset) {
        out.start(target, offset);
        putHeaders(header, payment.messageType());
        Text uetr = payment.uetr().isEmpty() ? header.uetr : payment.uetr();
        boolean bare = payment.priority() < 0
                && payment.userReference().isEmpty()
                && payment.validationFlag().isEmpty()
                && uetr.isEmpty()
                && header.onBehalfOf.isEmpty();
        if (!bare) {
            out.put("{3:");
            if (payment.priority() >= 0) {
                out.put("{113:").number(payment.priority(), 4).put('}');
            }
            putHeaderField("108", payment.userReference());
            putHeaderField("119", payment.validationFlag());
            putHeaderField("121", uetr);
            if (!header.onBehalfOf.isEmpty()) {
                out.put("{115:ON BEHALF OF ").put(header.onBehalfOf).put('}');
            }
            out.put('}');
        }
        out.put(payment.textBlock());
        return putTrailers(header);
    }

    /** MT298/SMT012: the payment was executed (4.10.2). */
    public int executed(OutputHeader header, MessageMeant meant, Money money, byte[] target, int offset) {
        startNotice(header, meant, EXECUTED, target, offset);
        putMoney(money);
        return endNotice(header, meant);
    }

    /** MT298/SMT700: the payment waits, under which priority and why (4.13). */
    public int waits(
            OutputHeader header,
            MessageMeant meant,
            Money money,
            int priority,
            NoticeReason reason,
            byte[] target,
            int offset) {
        startNotice(header, meant, WAITS, target, offset);
        putMoney(money);
        out.put(":11P:").number(priority, 4).line();
        reasonText.put(reason);
        return endNotice(header, meant);
    }

    /** MT298/SMT701: the payment was annulled, and why (4.9, 4.18). */
    public int annulled(
            OutputHeader header, MessageMeant meant, Money money, NoticeReason reason, byte[] target, int offset) {
        startNotice(header, meant, ANNULLED, target, offset);
        putMoney(money);
        reasonText.put(reason);
        return endNotice(header, meant);
    }

    /** MT298/SMT900: the message was refused, and why (4.9, 4.24). */
    public int refused(OutputHeader header, MessageMeant meant, NoticeReason reason, byte[] target, int offset) {
        return refusal(header, meant, REFUSED, reason, target, offset);
    }

    /** MT298/SMT250: the payment was not cancelled, and why (4.17). */
    public int notCancelled(OutputHeader header, MessageMeant meant, NoticeReason reason, byte[] target, int offset) {
        return refusal(header, meant, NOT_CANCELLED, reason, target, offset);
    }

    /** MT298/SMT252: the priority was not changed, and why (4.15). */
    public int priorityNotChanged(
            OutputHeader header, MessageMeant meant, NoticeReason reason, byte[] target, int offset) {
        return refusal(header, meant, PRIORITY_NOT_CHANGED, reason, target, offset);
    }

    private int refusal(
            OutputHeader header, MessageMeant meant, int smt, NoticeReason reason, byte[] target, int offset) {
        startNotice(header, meant, smt, target, offset);
        reasonText.put(reason);
        return endNotice(header, meant);
    }

    /**
     * MT900: an account was debited (4.19).
     *
     * @param ordering who ordered it, or {@link OrderingParty#OWNER}
     */
    public int debitAdvice(OutputHeader header, Booking booking, OrderingParty ordering, byte[] target, int offset) {
        return advice(header, booking, 900, ordering, target, offset);
    }

    /** MT910: an account was credited, by whose order (4.19). */
    public int creditAdvice(OutputHeader header, Booking booking, OrderingParty ordering, byte[] target, int offset) {
        return advice(header, booking, 910, ordering, target, offset);
    }

    private void startNotice(OutputHeader header, MessageMeant meant, int smt, byte[] target, int offset) {
        startService(header, smt, meant.ourReference(), target, offset);
        putReference(meant.reference());
        if (meant.messageType() != MessageMeant.UNKNOWN_TYPE) {
            out.put(":11S:").number(meant.messageType(), 3).line();
            out.number(meant.date(), 6).line();
        }
        putMoment(header);
    }

    /** Whose paper it was where operators asked on the bank's behalf (4.27, 6.1), and the end of block 4. */
    private int endNotice(OutputHeader header, MessageMeant meant) {
        if (!meant.paper().isEmpty()) {
            out.put(":72:/ONBEHALF/BY THE CENTRAL BANK").line();
            out.put("/PAPER/").put(meant.paper()).line();
        }
        return endText(header);
    }

    /** MT298 about a decision of the Central Bank that concerns the receiver, up to the word that says what is new. */
    void startNews(
            OutputHeader header,
            int smt,
            Text ourReference,
            Text decision,
            int decisionDate,
            Text news,
            byte[] target,
            int offset) {
        startService(header, smt, ourReference, target, offset);
        putReference(decision);
        putMoment(header);
        if (decisionDate != 0) {
            out.put(":30:").number(decisionDate, 6).line();
        }
        out.put(":23S:").put(news).line();
    }

    private void startService(OutputHeader header, int smt, Text ourReference, byte[] target, int offset) {
        startText(header, SERVICE, target, offset);
        out.put(":20:").put(ourReference).line();
        out.put(":12:").number(smt, 3).line();
        out.put(":77E:").line();
    }

    private int advice(
            OutputHeader header, Booking booking, int messageType, OrderingParty ordering, byte[] target, int offset) {
        startText(header, messageType, target, offset);
        out.put(":20:").put(booking.ourReference()).line();
        putReference(booking.reference());
        out.put(":25:").put(booking.account()).line();
        putMoment(header);
        putMoney(booking.money());
        putOptional(ordering.tag(), ordering.lines());
        putOptional("72", booking.narrative());
        return endText(header);
    }

    private void putOptional(String tag, Text lines) {
        if (!lines.isEmpty()) {
            out.put(':').put(tag).put(':').put(lines).line();
        }
    }

    /** Headers, and block 4 up to its first field. */
    void startText(OutputHeader header, int messageType, byte[] target, int offset) {
        out.start(target, offset);
        putHeaders(header, messageType);
        if (!header.uetr.isEmpty()) {
            out.put("{3:");
            putHeaderField("121", header.uetr);
            out.put('}');
        }
        out.put("{4:").line();
    }

    /** The end of block 4, and the trailers; gives the length of the message. */
    int endText(OutputHeader header) {
        out.put("-}");
        return putTrailers(header);
    }

    private int putTrailers(OutputHeader header) {
        if (header.repeated) {
            out.put("{5:{PDM:}}");
        }
        return out.length();
    }

    private void putHeaders(OutputHeader header, int messageType) {
        out.put("{1:F01").put(header.receiver);
        putNumber(header.outputNumber);
        out.put("}{2:O").number(messageType, 3);
        out.number(header.time, 4).number(header.date, 6).put(header.system);
        putNumber(header.messageNumber);
        out.number(header.date, 6).number(header.time, 4).put("N}");
    }

    /** The last ten digits, as session and sequence number. */
    private void putNumber(long number) {
        out.number(number / SEQUENCE_LIMIT, 4).number(number, 6);
    }

    private void putHeaderField(String tag, Text value) {
        if (!value.isEmpty()) {
            out.put('{').put(tag).put(':').put(value).put('}');
        }
    }

    void putReference(Text reference) {
        out.put(":21:").reference(reference).line();
    }

    void putMoment(OutputHeader header) {
        int minutes = Math.abs(header.offsetMinutes);
        out.put(":13D:").number(header.date, 6).number(header.time, 4);
        out.put(header.offsetMinutes < 0 ? '-' : '+')
                .number(minutes / 60, 2)
                .number(minutes % 60, 2)
                .line();
    }

    private void putMoney(Money money) {
        out.put(":32A:")
                .value(money.valueDate(), money.currency(), money.amountMinor())
                .line();
    }
}
