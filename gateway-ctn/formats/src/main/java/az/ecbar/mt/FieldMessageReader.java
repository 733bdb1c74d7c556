package az.ecbar.mt;

/**
 * Reads block 4 of an MT298, an MT920 and an MT999 and, on the bank's side, of MT900, MT910, MT941, MT942 and MT950 into
 * a list of fields.
 *
 * <p>An MT298 has 20, 12 and 77E; the content of 77E is the SMT, fields again, of which the first stands in the first line
 * or after an empty one. Which fields an SMT must have is for whoever acts on it. Owned by one reader; does not allocate
 * unless it refuses.
 */
final class FieldMessageReader {
    private static final int CONTENT_WIDTH = 78;
    private static final int MAX_CONTENT = 9_800;
    private static final int SMT_LENGTH = 3;
    private static final int MAX_LINES = 35;
    private static final int PRIORITY_LENGTH = 4;

    private final FieldOrder service = new FieldOrder(Tag.T20, Tag.T12, Tag.T77E);
    private final FieldOrder debitAdvice =
            new FieldOrder(Tag.T20, Tag.T21, Tag.T25, Tag.T13D, Tag.T32A, -Tag.T52A, -Tag.T72);
    private final FieldOrder creditAdvice =
            new FieldOrder(Tag.T20, Tag.T21, Tag.T25, Tag.T13D, Tag.T32A, -Tag.T50K, -Tag.T52A, -Tag.T52D, -Tag.T72);
    private final FieldOrder cancellation = new FieldOrder(Tag.T21, -Tag.T30);
    private final FieldOrder priorityChange = new FieldOrder(Tag.T21, -Tag.T30, Tag.T11P);
    private final FieldOrder statement = new FieldOrder(
                    Tag.T20, Tag.T25, Tag.T28C, -Tag.T60F, -Tag.T60M, -Tag.T61, -Tag.T62F, -Tag.T62M)
            .repeating(Tag.T61);
    private final FieldOrder inquiry = new FieldOrder(Tag.T20, Tag.T12, Tag.T25, -Tag.T34F);
    private final FieldOrder balance = new FieldOrder(
            Tag.T20, Tag.T21, Tag.T25, Tag.T28, Tag.T13D, Tag.T60F, Tag.T90D, Tag.T90C, Tag.T62F, Tag.T64);
    private final FieldOrder interim = new FieldOrder(
                    Tag.T20, Tag.T21, Tag.T25, Tag.T28C, Tag.T34F, Tag.T13D, -Tag.T61, -Tag.T90D, -Tag.T90C)
            .repeating(Tag.T61);
    private final FieldOrder announcement = new FieldOrder(Tag.T20, Tag.T79);
    private final FieldMessage message;
    private final ChangeRequest change;
    private final FieldCursor field;
    private final Verdict verdict;

    FieldMessageReader(FieldMessage message, Verdict verdict) {
        this.message = message;
        this.change = new ChangeRequest(message);
        this.verdict = verdict;
        this.field = new FieldCursor(verdict);
    }

    /** Whether what was read last is a request for a pending payment. */
    boolean isChange() {
        return message.messageType() == 298 && ChangeRequest.isOne(message.smt());
    }

    /** The request that was read last. */
    ChangeRequest change() {
        return change;
    }

    /** Reads the text between two places; false when something is refused. */
    boolean read(byte[] bytes, int from, int to) {
        message.clear();
        field.start(bytes, from, to);
        return switch (message.messageType()) {
            case 298 -> readService();
            case 900 -> readAdvice(debitAdvice);
            case 920 -> readAdvice(inquiry);
            case 941 -> readAdvice(balance);
            case 942 -> readAdvice(interim);
            case 950 -> readAdvice(statement);
            case 999 -> readAdvice(announcement);
            default -> readAdvice(creditAdvice);
        };
    }

    private boolean readService() {
        service.restart();
        while (field.hasNext()) {
            if (!field.nextTag() || !service.accepts(field, verdict)) {
                return false;
            }
            if (field.tag() == Tag.T77E) {
                return readContent();
            }
            if (!field.takeValue() || !takeHead()) {
                return false;
            }
        }
        return service.isComplete(field, verdict);
    }

    private boolean takeHead() {
        if (field.tag() == Tag.T20) {
            return PaymentReader.takeReference(field, message.reference);
        }
        boolean number = field.lines() == 1
                && field.valueLength() == SMT_LENGTH
                && Headers.areDigits(field.bytes(), field.valueStart(), SMT_LENGTH);
        if (!number) {
            return field.refuse(FormatReason.SMT_NUMBER_INVALID, field.valueStart());
        }
        message.smt = Headers.number(field.bytes(), field.valueStart(), SMT_LENGTH);
        return true;
    }

    private boolean readContent() {
        field.enterValue();
        int start = field.at();
        // The line end before the hyphen that closes the block belongs to the block.
        if (field.end() - 2 - start > MAX_CONTENT) {
            return field.refuse(FormatReason.CONTENT_TOO_LONG, start);
        }
        if (!field.hasNext()) {
            return field.refuse(FormatReason.FIELD_EMPTY, start);
        }
        if (isChange()) {
            return readChange(message.smt() == ChangeRequest.PRIORITY ? priorityChange : cancellation);
        }
        while (field.hasNext()) {
            if (!field.next() || !field.isWithin(1, MAX_LINES, CONTENT_WIDTH)) {
                return false;
            }
            message.add(field.tag(), field.valueStart(), field.valueEnd());
        }
        return true;
    }

    private boolean readChange(FieldOrder order) {
        change.clear();
        order.restart();
        while (field.hasNext()) {
            if (!field.nextTag() || !order.accepts(field, verdict) || !field.takeValue() || !takeChangeField()) {
                return false;
            }
        }
        return order.isComplete(field, verdict);
    }

    private boolean takeChangeField() {
        if (field.tag() == Tag.T21) {
            return PaymentReader.takeReference(field, change.paymentReference);
        }
        if (field.lines() > 1) {
            return field.refuse(FormatReason.TOO_MANY_LINES, field.lineStart(1));
        }
        if (field.tag() == Tag.T30) {
            return takeValueDate();
        }
        boolean isNumber = field.valueLength() == PRIORITY_LENGTH
                && Headers.areDigits(field.bytes(), field.valueStart(), PRIORITY_LENGTH);
        if (!isNumber) {
            return field.refuse(FormatReason.QUEUE_PRIORITY_INVALID, field.valueStart());
        }
        change.priority = Headers.number(field.bytes(), field.valueStart(), PRIORITY_LENGTH);
        return true;
    }

    private boolean takeValueDate() {
        if (field.valueLength() > PaymentReader.DATE_LENGTH) {
            return field.refuse(FormatReason.DATE_INVALID, field.valueStart());
        }
        change.valueDate = PaymentReader.date(field);
        return change.valueDate != PaymentReader.NO_DATE;
    }

    private boolean readAdvice(FieldOrder order) {
        order.restart();
        while (field.hasNext()) {
            if (!field.nextTag() || !order.accepts(field, verdict) || !field.takeValue() || !takeAdviceField()) {
                return false;
            }
        }
        return order.isComplete(field, verdict);
    }

    private boolean takeAdviceField() {
        if (field.tag() == Tag.T20) {
            return PaymentReader.takeReference(field, message.reference);
        }
        if (!field.isWithin(1, MAX_LINES, CONTENT_WIDTH)) {
            return false;
        }
        message.add(field.tag(), field.valueStart(), field.valueEnd());
        return true;
    }
}
