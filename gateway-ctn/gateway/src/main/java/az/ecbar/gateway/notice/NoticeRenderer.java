package az.ecbar.gateway.notice;

import az.ecbar.iso.ElementPath;
import az.ecbar.iso.MessageReader;
import az.ecbar.iso.XmlWriter;
import az.ecbar.iso.output.Unsaid;
import az.ecbar.mt.ChangeRequest;
import az.ecbar.mt.FieldMessage;
import az.ecbar.mt.MtError;
import az.ecbar.mt.MtReader;
import az.ecbar.mt.MtResult;
import az.ecbar.mt.PaymentInstruction;
import az.ecbar.mt.Text;
import az.ecbar.mt.check.Reference;
import az.ecbar.mt.check.Uetr;
import az.ecbar.mt.output.Booking;
import az.ecbar.mt.output.MessageMeant;
import az.ecbar.mt.output.Money;
import az.ecbar.mt.output.MtWriter;
import az.ecbar.mt.output.NoticeReason;
import az.ecbar.mt.output.OrderingParty;
import az.ecbar.mt.output.OutputHeader;
import az.ecbar.schema.Channel;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.NoticeDueDecoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the message that a {@code NoticeDue} asks for:
 *
 * <pre>
 *   FORWARDED_PAYMENT  the bank's payment in the receiver's language, with the sender's receipt as attachment (4.10.2)
 *   EXECUTED           MT298/SMT012 (4.10.2)          DEBIT_ADVICE   MT900 (4.19)
 *   WAITING            MT298/SMT700 (4.13)            CREDIT_ADVICE  MT910 (4.19)
 *   ANNULLED           MT298/SMT701 (4.9, 4.18)       REFUSED        MT298/SMT900 (4.9)
 *   NOT_CANCELLED      MT298/SMT250 (4.17)            PRIORITY_NOT_CHANGED  MT298/SMT252 (4.15)
 * </pre>
 *
 * DEBIT_TOLD_BY_AUTHORITY and CREDIT_TOLD_BY_AUTHORITY are the same MT900 and MT910, to who is no owner of the account.
 * An advice without a payment is of what the Central Bank issued or withdrew.
 *
 * <p>A pure function of the event, what the journal holds of the input, and the directory as it stands at the event:
 * numbers and times in the headers come from the event alone. Owned by the edge's thread; allocates a little.
 *
 * @rule 4.9, 4.10.2, 4.13, 4.15, 4.17, 4.18, 4.19
 */
public final class NoticeRenderer {
    /** No message is longer. */
    public static final int MAX_LENGTH = XmlWriter.MAX_LENGTH;

    private static final byte[] NO_ATTACHMENT = {};
    private static final int MT298 = 298;
    private static final Text NOTHING = new Text();
    private static final Text ON_BEHALF = Text.of("/ONBEHALF/BY THE CENTRAL BANK");
    private static final Text ISSUED = Text.of("/ISSUE/BY THE CENTRAL BANK");
    private static final Text WITHDRAWN = Text.of("/WITHDRAW/BY THE CENTRAL BANK");

    private final Directory directory;
    private final StoredInputs inputs;
    private final SenderReceipts receipts;
    private final MessageReader reader;
    private final MtWriter writer = new MtWriter();
    private final ForwardedPayment forwarded = new ForwardedPayment(writer);
    private final EventHeader headers;
    private final OutputHeader header;
    private final ReasonTexts reasons = new ReasonTexts();
    private final String centreBic;
    private long readSequence;
    private @Nullable MtResult lastRead;

    public NoticeRenderer(RendererConfig config, Directory directory, StoredRecords records) {
        this.directory = directory;
        this.inputs = new StoredInputs(records);
        this.receipts = new SenderReceipts(config.centreBic(), directory, inputs);
        List<String> terminals = new ArrayList<>(config.aliases());
        terminals.add(config.systemTerminal());
        this.reader =
                MessageReader.ofSystem(MtReader.ofSystem(config.acceptTraining(), terminals.toArray(String[]::new)));
        this.headers = new EventHeader(config, directory);
        this.header = headers.last();
        this.centreBic = config.centreBic();
    }

    /**
     * Writes the message.
     *
     * @param sequence of the command whose event this is
     * @param target has room for {@link #MAX_LENGTH} bytes
     * @return its length
     * @throws RenderingFailure when the event refers to what is not there
     */
    public int render(long sequence, NoticeDueDecoder notice, byte[] target, int offset) {
        if (isOfCentralBank(notice)) {
            begin(sequence, notice, NOTHING);
            return renderOfCentralBank(notice, target, offset);
        }
        StoredInput input = inputOf(sequence, notice);
        begin(sequence, notice, uetr(input));
        boolean isOnBehalf = input.isOnBehalf;
        header.onBehalfOf(isOnBehalf ? Text.of(input.participant) : NOTHING);
        NoticeKind kind = notice.kind();
        return switch (kind) {
            case FORWARDED_PAYMENT ->
                forwarded.write(
                        notice.language() == MessageLanguage.ISO,
                        header,
                        payment(input),
                        EventHeader.ourReference(input.sequence),
                        target,
                        offset);
            case EXECUTED -> writer.executed(header, meant(notice, input), money(notice), target, offset);
            case WAITING ->
                writer.waits(
                        header,
                        meant(notice, input),
                        money(notice),
                        notice.priority(),
                        reasons.of(WaitReason.of(notice.causes()).code(), ""),
                        target,
                        offset);
            case ANNULLED ->
                writer.annulled(header, meant(notice, input), money(notice), reason(notice), target, offset);
            case REFUSED -> writer.refused(header, meant(notice, input), reason(notice), target, offset);
            case NOT_CANCELLED -> writer.notCancelled(header, meant(notice, input), reason(notice), target, offset);
            case PRIORITY_NOT_CHANGED ->
                writer.priorityNotChanged(header, meant(notice, input), reason(notice), target, offset);
            case DEBIT_ADVICE, DEBIT_TOLD_BY_AUTHORITY ->
                writer.debitAdvice(
                        header,
                        booking(notice, isOnBehalf),
                        isOnBehalf ? OrderingParty.institution(centreBic) : OrderingParty.OWNER,
                        target,
                        offset);
            case CREDIT_ADVICE, CREDIT_TOLD_BY_AUTHORITY ->
                writer.creditAdvice(
                        header, booking(notice, isOnBehalf), OrderingParty.of(payment(input)), target, offset);
            case ANSWER, ACCOUNT_PAGE, ANNOUNCEMENT, ACCOUNT_NEWS, PARTICIPATION, NULL_VAL ->
                throw new RenderingFailure(
                        "output " + notice.outputNumber() + " of command " + sequence + " is no message to a bank");
        };
    }

    /** As {@link #render(long, NoticeDueDecoder, byte[], int)}, in the language of the receiver. */
    IsoTwins render(
            long sequence, NoticeDueDecoder notice, SessionTerminals.Terminal to, byte[] target, IsoTwins twins) {
        int length = render(sequence, notice, target, 0);
        // A payment is written in its receiver's language as it is.
        boolean isTwin = notice.language() == MessageLanguage.ISO && notice.kind() != NoticeKind.FORWARDED_PAYMENT;
        return twins.of(
                isTwin ? MessageLanguage.ISO : MessageLanguage.MT,
                sequence,
                to,
                notice.outputNumber(),
                notice.timeNs(),
                target,
                length,
                isTwin ? unsaid(sequence, notice) : Unsaid.NOTHING);
    }

    /** Of a message that came in ISO: what it was, and which of its elements the reason means. */
    private Unsaid unsaid(long sequence, NoticeDueDecoder notice) {
        if (isOfCentralBank(notice)) {
            return Unsaid.NOTHING;
        }
        StoredInput input = inputOf(sequence, notice);
        if (!input.hasMessage) {
            return Unsaid.NOTHING;
        }
        MtResult meant = read(input);
        if (!reader.isIso()) {
            return Unsaid.NOTHING;
        }
        String path = meant instanceof MtError ? reader.path() : ElementPath.of(typeOfUnreadable(input), notice.tag());
        return new Unsaid(reader.definition(), path, "");
    }

    /**
     * The bytes that go beside the message: of a forwarded payment the sender's receipt; else none. What came over SWIFT
     * bears no signature of its sender: there the network vouches for it (4.26.1); nor does what operators entered on its
     * behalf: there the Central Bank does, by its own signature of the output (4.27, 6.1).
     */
    public byte[] attachment(long sequence, NoticeDueDecoder notice) {
        if (notice.kind() != NoticeKind.FORWARDED_PAYMENT) {
            return NO_ATTACHMENT;
        }
        StoredInput input = inputOf(sequence, notice);
        return input.channel == Channel.SWIFT || input.isOnBehalf ? NO_ATTACHMENT : receipts.receiptOf(input);
    }

    private StoredInput inputOf(long sequence, NoticeDueDecoder notice) {
        long taken = notice.paymentId() == 0 ? sequence : notice.paymentId();
        return inputs.load(taken, notice.inputSequence());
    }

    /** An advice without a payment: of what the Central Bank issued or withdrew. */
    private static boolean isOfCentralBank(NoticeDueDecoder notice) {
        return notice.paymentId() == 0
                && (isCredit(notice)
                        || notice.kind() == NoticeKind.DEBIT_ADVICE
                        || notice.kind() == NoticeKind.DEBIT_TOLD_BY_AUTHORITY);
    }

    private static boolean isCredit(NoticeDueDecoder notice) {
        return notice.kind() == NoticeKind.CREDIT_ADVICE || notice.kind() == NoticeKind.CREDIT_TOLD_BY_AUTHORITY;
    }

    /** All that it tells stands in the event: its input sequence is that of the command which booked. */
    private int renderOfCentralBank(NoticeDueDecoder notice, byte[] target, int offset) {
        boolean isCredit = isCredit(notice);
        String decision = notice.reference();
        Booking booking = new Booking(
                EventHeader.ourReference(notice.inputSequence()),
                Reference.check(decision) == Reference.Finding.VALID ? Text.of(decision) : NOTHING,
                directory.account(notice.accountId()),
                money(notice),
                isCredit ? ISSUED : WITHDRAWN);
        OrderingParty centralBank = OrderingParty.institution(directory.bic(notice.counterpartyId()));
        return isCredit
                ? writer.creditAdvice(header, booking, centralBank, target, offset)
                : writer.debitAdvice(header, booking, centralBank, target, offset);
    }

    private static Text uetr(StoredInput input) {
        if (!input.isPayment) {
            return NOTHING;
        }
        byte[] text = new byte[Uetr.LENGTH];
        Uetr.toText(input.uetr, 0, text, 0);
        return Text.of(text, 0, text.length);
    }

    private void begin(long sequence, NoticeDueDecoder notice, Text uetr) {
        OutputHeader _ = headers.of(
                        sequence, notice.participantId(), notice.terminal(), notice.outputNumber(), notice.timeNs())
                .uetr(uetr);
    }

    private PaymentInstruction payment(StoredInput input) {
        if (input.hasMessage && read(input) instanceof PaymentInstruction payment) {
            return payment;
        }
        throw new RenderingFailure("the payment of record " + input.sequence + " cannot be read again");
    }

    private MessageMeant meant(NoticeDueDecoder notice, StoredInput input) {
        return new MessageMeant(
                EventHeader.ourReference(input.sequence),
                told(notice.reference()),
                messageType(notice, input),
                directory.dateAt(input.timeNs),
                paper(notice, input));
    }

    /** By which operators asked for what is told: for the change of the payment, else for the payment itself; or empty. */
    private Text paper(NoticeDueDecoder notice, StoredInput input) {
        long change = notice.enteredChange();
        String number =
                change == 0 ? input.paperNumber : inputs.enteredChange(change).paperNumber();
        return number.isEmpty() ? NOTHING : told(number);
    }

    /** What operators enter as the number of a paper need not be a reference, which field 21 wants. */
    private static Text told(String reference) {
        boolean isReference = Reference.check(reference) == Reference.Finding.VALID;
        return Text.of(isReference ? reference : MtError.NO_REFERENCE);
    }

    private int messageType(NoticeDueDecoder notice, StoredInput input) {
        PaymentType type = notice.paymentType();
        return switch (type) {
            case MT102 -> 102;
            case MT103 -> 103;
            case MT205 -> 205;
            case NULL_VAL -> input.hasMessage ? typeOf(input) : MessageMeant.UNKNOWN_TYPE;
        };
    }

    private int typeOf(StoredInput input) {
        boolean isEnteredChange = input.isOnBehalf && !input.isPayment;
        return isEnteredChange ? MT298 : typeOfUnreadable(input);
    }

    private int typeOfUnreadable(StoredInput input) {
        return switch (read(input)) {
            case PaymentInstruction payment -> payment.messageType();
            case ChangeRequest _ -> MT298;
            case FieldMessage other -> other.messageType();
            case MtError error -> error.messageType() < 0 ? MessageMeant.UNKNOWN_TYPE : error.messageType();
        };
    }

    /** What the input says; the notices of one input follow each other, so it is read once for all of them. */
    private MtResult read(StoredInput input) {
        MtResult result = lastRead;
        if (result == null || readSequence != input.sequence) {
            result = reader.read(input.message, 0, input.message.length);
            lastRead = result;
            readSequence = input.sequence;
        }
        return result;
    }

    private NoticeReason reason(NoticeDueDecoder notice) {
        return reasons.of(notice.reason(), notice.tag());
    }

    private Booking booking(NoticeDueDecoder notice, boolean isOnBehalf) {
        return new Booking(
                EventHeader.ourReference(notice.paymentId()),
                Text.of(notice.reference()),
                directory.account(notice.accountId()),
                money(notice),
                isOnBehalf ? ON_BEHALF : NOTHING);
    }

    private static Money money(NoticeDueDecoder notice) {
        return new Money(notice.valueDate(), Text.of(notice.currency()), notice.amountMinor());
    }
}
