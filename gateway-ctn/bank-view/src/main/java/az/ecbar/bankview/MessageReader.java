package az.ecbar.bankview;

import az.ecbar.bankview.Instruction.Asked;
import az.ecbar.bankview.Instruction.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a bank sent, in either language, strictly as the pages of formats say. */
final class MessageReader {
    /** For the reference of a notice, where the message could not be read. */
    static final String NO_REFERENCE = "NONREF";

    private static final Pattern FIRST_REFERENCE = Pattern.compile(":20:([^\r\n]*)");
    private static final Pattern REFERENCE =
            Pattern.compile("(?!/)(?! )(?!.*//)[A-Za-z0-9/\\-?:().,'+ ]{1,16}(?<!/)(?<! )");

    /** Of the message, or of the MT that says the same. */
    Envelope envelope;

    /** Null of an MT. */
    private final @Nullable IsoReader iso;

    /** Which payment of an MT102 is being read, from 1. */
    private int item;

    MessageReader(String message) {
        envelope = new Envelope(message);
        iso = IsoReader.isIso(message) ? new IsoReader(message) : null;
    }

    /** The reference that the sender may know the message by, wherever the fault is. */
    static String reference(String message) {
        if (IsoReader.isIso(message)) {
            String own = IsoReader.identification(message);
            return REFERENCE.matcher(own).matches() ? own : NO_REFERENCE;
        }
        Matcher matcher = FIRST_REFERENCE.matcher(message);
        return matcher.find() && REFERENCE.matcher(matcher.group(1)).matches() ? matcher.group(1) : NO_REFERENCE;
    }

    /** What an ISO message says that it is, {@code pacs.008.001.08}; empty of an MT. */
    String definition() {
        return iso == null ? "" : iso.definition;
    }

    /** The element that a field of an ISO message's MT came from; empty of an MT. */
    String path(int reason, String tag) {
        return iso == null || tag.isEmpty() ? "" : iso.ofElement(new Unreadable(reason, tag), item).path;
    }

    Instruction read() throws Unreadable {
        if (iso == null) {
            return readMt();
        }
        envelope = new Envelope("");
        envelope = new Envelope(iso.equivalent());
        try {
            return readMt();
        } catch (Unreadable e) {
            throw iso.ofElement(e, item);
        }
    }

    private Instruction readMt() throws Unreadable {
        envelope.read();
        Fields fields = Fields.of(envelope.text, "4");
        return switch (envelope.type) {
            case "102" -> new BatchReader(envelope, fields, number -> item = number).read();
            case "103" -> customerPayment(fields);
            case "205" -> bankPayment(fields);
            case "920" -> question(fields);
            default -> service(fields);
        };
    }

    int priority() {
        return Integer.parseInt(envelope.header.getOrDefault("113", "-1"));
    }

    private Instruction customerPayment(Fields fields) throws Unreadable {
        String[] known = {"20", "23B", "32A", "50K", "59", "70", "71A", "72"};
        String reference = Values.reference(fields.mandatory("20", known));
        require(fields.mandatory("23B", known), "CRED", 145);
        Amount amount = Amount.of(fields.mandatory("32A", known));
        Side issuer = Sides.customer(fields.mandatory("50K", known), true);
        Side beneficiary = Sides.customer(fields.mandatory("59", known), false);
        Sides.narrative(fields.mandatory("70", known));
        require(fields.mandatory("71A", known), "OUR", 146);
        if (fields.isNext("72")) {
            Field instruction = fields.mandatory("72", known);
            Sides.codes(instruction);
            if (isLimit(instruction)) {
                throw new Unreadable(172, "72");
            }
        }
        fields.end(known);
        return payment(reference, amount, issuer, beneficiary, false);
    }

    private Instruction bankPayment(Fields fields) throws Unreadable {
        String[] known = {"20", "21", "32A", "52D", "58D", "72"};
        String reference = Values.reference(fields.mandatory("20", known));
        String _ = Values.reference(fields.mandatory("21", known));
        Amount amount = Amount.of(fields.mandatory("32A", known));
        Side issuer = Sides.institution(fields.mandatory("52D", known), true);
        Side beneficiary = Sides.institution(fields.mandatory("58D", known), false);
        boolean isLimit = false;
        if (fields.isNext("72")) {
            Field instruction = fields.mandatory("72", known);
            Sides.codes(instruction);
            isLimit = isLimit(instruction);
            if (isLimit) {
                requireLimitAccount(instruction);
            }
        }
        fields.end(known);
        return payment(reference, amount, issuer, beneficiary, isLimit);
    }

    private Instruction.Payment payment(
            String reference, Amount amount, Side issuer, Side beneficiary, boolean isLimit) {
        return new Instruction.Payment(
                envelope.type,
                reference,
                amount.date(),
                amount.currency(),
                amount.amount(),
                priority(),
                issuer,
                beneficiary,
                envelope.header,
                envelope.text,
                isLimit);
    }

    private static boolean isLimit(Field instruction) {
        String first = instruction.lines().getFirst();
        return first.startsWith("/BCSL/") || first.startsWith("/IPSL/");
    }

    private static void requireLimitAccount(Field instruction) throws Unreadable {
        String account = instruction.lines().getFirst().substring(6);
        if (instruction.lines().size() != 1 || !account.matches("AZ\\d{2}[A-Z]{4}[A-Z0-9]{20}")) {
            throw new Unreadable(171, "72");
        }
    }

    private static void require(Field field, String word, int reason) throws Unreadable {
        if (!field.line().equals(word)) {
            throw new Unreadable(reason, field.tag());
        }
    }

    private Instruction question(Fields fields) throws Unreadable {
        String[] known = {"20", "12", "25", "34F"};
        String reference = Values.reference(fields.mandatory("20", known));
        Asked asked = switch (fields.mandatory("12", known).line()) {
            case "941" -> Asked.BALANCE;
            case "942" -> Asked.INTERIM;
            case "950" -> Asked.STATEMENT;
            default -> throw new Unreadable(191, "12");
        };
        String[] account = account(fields.mandatory("25", known));
        BigDecimal floor = BigDecimal.ZERO;
        if (asked == Asked.INTERIM) {
            floor = floor(fields.mandatory("34F", known).line(), account[1]);
        } else if (fields.isNext("34F")) {
            throw new Unreadable(133, "34F");
        }
        fields.end(known);
        return new Instruction.Inquiry(asked, reference, account[0], account[1], floor, "");
    }

    private static BigDecimal floor(String text, String currency) throws Unreadable {
        if (!text.startsWith(currency)) {
            throw new Unreadable(193, "34F");
        }
        try {
            return Values.amount(text.substring(3), currency, "34F", true);
        } catch (Unreadable e) {
            throw (Unreadable) new Unreadable(193, "34F").initCause(e);
        }
    }

    /** Number and currency. */
    private static String[] account(Field field) throws Unreadable {
        String value = field.line();
        String number = value.substring(0, Math.min(28, value.length()));
        String currency = value.length() == 28 ? "AZN" : value.substring(number.length());
        if (!Values.isIban(number) || Money.digits(currency) < 0) {
            throw new Unreadable(192, "25");
        }
        return new String[] {number, currency};
    }

    private Instruction service(Fields fields) throws Unreadable {
        String[] known = {"20", "12", "77E"};
        String reference = Values.reference(fields.mandatory("20", known));
        String smt = fields.mandatory("12", known).line();
        if (!smt.matches("\\d{3}")) {
            throw new Unreadable(175, "12");
        }
        // All that follows is the content, whose fields look like the message's own.
        if (!List.of("200", "202", "800", "801", "804").contains(smt)) {
            throw new Unreadable(176, "12");
        }
        Field begin = fields.mandatory("77E", known);
        if (!begin.lines().getFirst().isEmpty()) {
            throw new Unreadable(133, "77E");
        }
        if (!fields.hasMore()) {
            throw new Unreadable(137, "77E");
        }
        return switch (smt) {
            case "200" -> cancellation(reference, fields);
            case "202" -> priorityChange(reference, fields);
            case "800" -> inquiry(Asked.MOVEMENTS, reference, fields);
            case "801" -> inquiry(Asked.PENDING, reference, fields);
            default -> {
                String meant = Values.reference(fields.mandatory("21", "21"));
                fields.end("21");
                yield new Instruction.Inquiry(Asked.PAYMENT, reference, "", "", BigDecimal.ZERO, meant);
            }
        };
    }

    private static Instruction cancellation(String reference, Fields fields) throws Unreadable {
        String[] known = {"21", "30"};
        String meant = Values.reference(fields.mandatory("21", known));
        Optional<LocalDate> date = valueDate(fields, known);
        fields.end(known);
        return new Instruction.Change(reference, meant, date, -1);
    }

    private static Instruction priorityChange(String reference, Fields fields) throws Unreadable {
        String[] known = {"21", "30", "11P"};
        String meant = Values.reference(fields.mandatory("21", known));
        Optional<LocalDate> date = valueDate(fields, known);
        String priority = fields.mandatory("11P", known).line();
        if (!priority.matches("\\d{4}")) {
            throw new Unreadable(181, "11P");
        }
        fields.end(known);
        return new Instruction.Change(reference, meant, date, Integer.parseInt(priority));
    }

    private static Optional<LocalDate> valueDate(Fields fields, String... known) throws Unreadable {
        return fields.isNext("30")
                ? Optional.of(Values.date(fields.mandatory("30", known).line(), "30"))
                : Optional.empty();
    }

    private static Instruction inquiry(Asked asked, String reference, Fields fields) throws Unreadable {
        String[] account = account(fields.mandatory("25", "25"));
        fields.end("25");
        return new Instruction.Inquiry(asked, reference, account[0], account[1], BigDecimal.ZERO, "");
    }
}
