package az.ecbar.mt.bank;

import az.ecbar.mt.ChangeRequest;
import az.ecbar.mt.FieldMessage;
import az.ecbar.mt.FormatReason;
import az.ecbar.mt.MtError;
import az.ecbar.mt.MtReader;
import az.ecbar.mt.PaymentInstruction;
import az.ecbar.mt.Text;
import az.ecbar.mt.check.CharacterSet;
import az.ecbar.mt.check.Reference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what AZIPS sends to a bank into records that stand on their own. Owned by one thread; allocates.
 *
 * <p>It never throws for anything that a message contains: what is no message of AZIPS comes back as {@link Unreadable}.
 */
public final class BankReader {
    private static final int SMT_MOVEMENTS = 850;
    private static final int SMT_PENDING = 851;
    private static final int SMT_PAYMENT = 854;
    private static final int SMT_OF_PARTICIPANT = 710;
    private static final int SMT_OF_ACCOUNT = 720;

    private final MtReader reader;

    /** A reader; on a live connection training messages are not accepted. */
    public BankReader(boolean acceptTraining) {
        this.reader = MtReader.ofBank(acceptTraining);
    }

    /** Reads one message. */
    public BankMessage read(byte[] message) {
        return switch (reader.read(message)) {
            case PaymentInstruction payment -> ReceivedPayment.of(payment);
            case FieldMessage fields -> read(fields);
            case ChangeRequest request -> new Unreadable(notForBanks(request));
            case MtError error -> new Unreadable(error);
        };
    }

    /** AZIPS sends no such request: it is for banks to send. */
    private static MtError notForBanks(ChangeRequest request) {
        return new MtError(
                FormatReason.SMT_NOT_SUPPORTED,
                "12",
                "",
                0,
                298,
                request.reference().toString());
    }

    private static BankMessage read(FieldMessage fields) {
        try {
            return switch (fields.messageType()) {
                case 298 -> service(fields);
                case 941, 942 -> answer(fields, fields.messageType());
                case 950 -> StatementFields.read(fields);
                case 999 ->
                    new Announced(
                            fields.reference().toString(),
                            required(fields, "79").toString().lines().toList());
                default -> advice(fields);
            };
        } catch (FieldFault fault) {
            return new Unreadable(fault.error(fields));
        }
    }

    private static BankMessage service(FieldMessage fields) throws FieldFault {
        return switch (fields.smt()) {
            case SMT_MOVEMENTS, SMT_PENDING, SMT_PAYMENT -> answer(fields, fields.smt());
            case SMT_OF_PARTICIPANT -> told(fields);
            case SMT_OF_ACCOUNT -> ofAccount(fields);
            default -> notice(fields);
        };
    }

    private static ParticipantTold told(FieldMessage fields) throws FieldFault {
        onlyOnce(fields);
        String[] who = required(fields, "50P").toString().split("\r\n", 2);
        String accounts = text(fields.find("25A"));
        return new ParticipantTold(
                fields.reference().toString(),
                reference(fields),
                MomentField.read(required(fields, "13D")),
                required(fields, "23S").toString(),
                text(fields.find("23C")),
                who[0],
                who.length == 1 ? "" : who[1].replace("\r\n", " "),
                text(fields.find("50T")),
                accounts.isEmpty() ? List.of() : List.of(accounts.split("\r\n", -1)),
                required(fields, "79T").toString().replace("\r\n", " "));
    }

    private static AccountNotice ofAccount(FieldMessage fields) throws FieldFault {
        onlyOnce(fields);
        return new AccountNotice(
                fields.reference().toString(),
                reference(fields),
                MomentField.read(required(fields, "13D")),
                required(fields, "23S").toString(),
                required(fields, "25").toString(),
                required(fields, "32V").toString(),
                text(fields.find("21S")),
                text(fields.find("32S")),
                text(fields.find("32H")),
                required(fields, "79T").toString().replace("\r\n", " "));
    }

    private static Notice notice(FieldMessage fields) throws FieldFault {
        Notice.Kind kind = Notice.Kind.of(fields.smt());
        if (kind == null) {
            throw new FieldFault(FormatReason.SMT_NOT_SUPPORTED, "12");
        }
        onlyOnce(fields);
        String reference = reference(fields);
        MeantField meant = kind == Notice.Kind.REFUSED && fields.find("11S") == null
                ? MeantField.NONE
                : MeantField.read(required(fields, "11S"));
        ValueField value = kind.isAboutPayment() ? ValueField.read(required(fields, "32A")) : ValueField.NONE;
        return new Notice(
                kind,
                fields.reference().toString(),
                reference,
                meant.messageType(),
                meant.date(),
                MomentField.read(required(fields, "13D")),
                value.date(),
                value.currency(),
                value.amountMinor(),
                kind == Notice.Kind.WAITS ? queuePriority(required(fields, "11P")) : -1,
                kind == Notice.Kind.EXECUTED ? null : ReasonField.read(required(fields, "79")),
                fields.isPossibleDuplicate());
    }

    private static Advice advice(FieldMessage fields) throws FieldFault {
        boolean isCredit = fields.messageType() == 910;
        String reference = reference(fields);
        Text customer = fields.find("50K");
        Text byBic = fields.find("52A");
        Text byName = fields.find("52D");
        int parties = (customer == null ? 0 : 1) + (byBic == null ? 0 : 1) + (byName == null ? 0 : 1);
        if (isCredit ? parties != 1 : parties > 1) {
            throw new FieldFault(FormatReason.ORDERING_PARTY_INVALID, "50K");
        }
        ValueField value = ValueField.read(required(fields, "32A"));
        return new Advice(
                isCredit,
                fields.reference().toString(),
                reference,
                required(fields, "25").toString(),
                MomentField.read(required(fields, "13D")),
                value.date(),
                value.currency(),
                value.amountMinor(),
                text(customer),
                text(byBic == null ? byName : byBic),
                text(fields.find("72")),
                fields.uetr().toString(),
                fields.isPossibleDuplicate());
    }

    private static InquiryAnswer answer(FieldMessage fields, int type) throws FieldFault {
        String reference = reference(fields);
        List<InquiryAnswer.Field> others = new ArrayList<>();
        for (int i = 0; i < fields.fieldCount(); i++) {
            if (!fields.tag(i).equals("21")) {
                others.add(
                        new InquiryAnswer.Field(fields.tag(i), fields.value(i).toString()));
            }
        }
        return new InquiryAnswer(type, fields.reference().toString(), reference, others);
    }

    private static void onlyOnce(FieldMessage fields) throws FieldFault {
        for (int i = 0; i < fields.fieldCount(); i++) {
            if (fields.indexOf(fields.tag(i)) != i) {
                throw new FieldFault(FormatReason.FIELD_DUPLICATE, fields.tag(i));
            }
        }
    }

    private static String reference(FieldMessage fields) throws FieldFault {
        String reference = required(fields, "21").toString();
        FormatReason fault = FormatReason.of(Reference.check(reference));
        if (fault != null) {
            throw new FieldFault(fault, "21");
        }
        return reference;
    }

    private static int queuePriority(Text value) throws FieldFault {
        boolean digits = value.length() == 4;
        for (int i = 0; digits && i < 4; i++) {
            digits = CharacterSet.isDigit(value.byteAt(i));
        }
        if (!digits) {
            throw new FieldFault(FormatReason.QUEUE_PRIORITY_INVALID, "11P");
        }
        return (int) value.toNumber();
    }

    private static Text required(FieldMessage fields, String tag) throws FieldFault {
        Text value = fields.find(tag);
        if (value == null) {
            throw new FieldFault(FormatReason.FIELD_MISSING, tag);
        }
        return value;
    }

    private static String text(@Nullable Text value) {
        return value == null ? "" : value.toString();
    }
}
