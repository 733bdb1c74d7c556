package az.ecbar.ops.demo.plan;

import static az.ecbar.mt.FormatReason.*;

import az.ecbar.mt.FormatReason;
import az.ecbar.ops.sandbox.InventedBank;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * For each reason of the form (4.8.3) a message that is refused with it: a good one in which one thing is changed. All of
 * them still have the braces of a message, since an adapter does not send a file that has not.
 */
final class UnreadableMessages {
    static final String UETR = "0f0c5d6e-2c1a-4b8e-9d3f-5a6b7c8d9e0f";

    private static final String A_SECOND_DATE = ":32A:260401AZN1,00\r\n";

    private final MessageTexts texts;
    private final InventedBank sender;
    private final InventedBank other;
    private final List<Refusal> found = new ArrayList<>();

    private UnreadableMessages(MessageTexts texts, InventedBank sender, InventedBank other) {
        this.texts = texts;
        this.sender = sender;
        this.other = other;
    }

    /** All of them from one bank. */
    static List<Refusal> all(MessageTexts texts, InventedBank sender, InventedBank other) {
        UnreadableMessages messages = new UnreadableMessages(texts, sender, other);
        messages.blocks();
        messages.headers();
        messages.userHeader();
        messages.lines();
        messages.fields();
        messages.values();
        messages.amounts();
        messages.parties();
        messages.instructions();
        messages.serviceMessages();
        return messages.found;
    }

    private void blocks() {
        customer(MESSAGE_TOO_LONG, ":70:", ":70:" + "A TEXT WITHOUT AN END\r\n".repeat(450));
        customer(BLOCK_UNCLOSED, "{1:F01", "{1:{}F01");
        customer(BLOCK_UNKNOWN, "{4:", "{6:X}{4:");
        customer(BLOCK_DUPLICATE, "{2:", "{2:I103NABZAZ2CXRTSN}{2:");
        customer(BLOCK_OUT_OF_ORDER, "{4:", "{5:{PDE:}}{4:");
        customer(BLOCK_MISSING, "{2:I103NABZAZ2CXRTSN}", "");
    }

    private void headers() {
        customer(BASIC_HEADER_INVALID, "{1:F01", "{1:F21");
        customer(APPLICATION_HEADER_INVALID, "RTSN}", "RTSX}");
        customer(DIRECTION_WRONG, "{2:I103", "{2:O103");
        customer(
                TERMINAL_INVALID,
                "{1:F01" + sender.terminal(),
                "{1:F01" + sender.terminal().toLowerCase(Locale.ROOT));
        customer(RECEIVER_UNKNOWN, "NABZAZ2CXRTS", "NABZAZ2CXBCS");
        customer(TRAINING_MESSAGE, "\r\n-}", "\r\n-}{5:{TNG:}}");
        customer(TYPE_NOT_SUPPORTED, "{2:I103", "{2:I104");
    }

    private void userHeader() {
        customer(VARIANT_NOT_SUPPORTED, "{108:MUR0001}", "{108:MUR0001}{119:COV}");
        customer(USER_HEADER_INVALID, "{3:{", "{3:X{");
        customer(HEADER_FIELD_UNKNOWN, "{3:{", "{3:{165:X}{");
        customer(HEADER_FIELD_DUPLICATE, "{3:{", "{3:{108:MUR0000}{");
        customer(PRIORITY_INVALID, "{113:0050}", "{113:50}");
        customer(USER_REFERENCE_INVALID, "{108:MUR0001}", "{108:12345678901234567}");
        customer(UETR_INVALID, UETR, UETR.replace("-4b8e-", "-5b8e-"));
        customer(TRAILERS_INVALID, "\r\n-}", "\r\n-}{5:{CHK:12}}");
        customer(TRAILER_UNKNOWN, "\r\n-}", "\r\n-}{5:{MAC:00000000}}");
        customer(TRAILER_DUPLICATE, "\r\n-}", "\r\n-}{5:{PDE:}{PDE:}}");
    }

    private void lines() {
        customer(TEXT_START_INVALID, "{4:\r\n", "{4:");
        customer(CHARACTER_NOT_ALLOWED, "INVOICE 17", "A@B.AZ");
        customer(LINE_END_INVALID, "INVOICE 17", "INVOICE\n17");
        customer(LINE_BLANK, "INVOICE 17\r\n", "INVOICE 17\r\n\r\n");
        customer(LINE_TOO_LONG, ":70:", ":70:" + "A".repeat(36) + "\r\n");
        customer(LINE_START_INVALID, "INVOICE 17\r\n", "INVOICE 17\r\n-X\r\n");
        customer(TOO_MANY_LINES, ":70:", ":70:1\r\n2\r\n3\r\n");
        customer(TOO_FEW_LINES, "\r\n" + sender.account() + "\r\n", "\r\n");
        customer(TAG_INVALID, ":20:", ":2:");
    }

    private void fields() {
        customer(FIELD_NOT_ALLOWED, ":71A:", ":77B:X\r\n:71A:");
        customer(FIELD_DUPLICATE, ":50K:", A_SECOND_DATE + ":50K:");
        customer(FIELD_OUT_OF_ORDER, ":71A:OUR\r\n:72:/BNF/PAYMENT FOR GOODS\r\n", ":72:/BNF/X\r\n:71A:OUR\r\n");
        customer(FIELD_MISSING, ":71A:OUR\r\n", "");
        customer(FIELD_EMPTY, ":71A:OUR", ":71A:");
        bank(REFERENCE_LENGTH, ":21:NONE", ":21:12345678901234567");
        bank(REFERENCE_SLASH, ":21:NONE", ":21:NO//NE");
        bank(REFERENCE_SPACE, ":21:NONE", ":21:NONE ");
    }

    private void values() {
        customer(BANK_OPERATION_INVALID, "CRED", "SPAY");
        customer(CHARGES_INVALID, ":71A:OUR", ":71A:SHA");
        customer(DATE_INVALID, ":32A:" + MessageTexts.inField(texts.today()), ":32A:260229");
        customer(CURRENCY_UNKNOWN, "AZN10,00", "AZM10,00");
    }

    private void amounts() {
        amount(AMOUNT_LENGTH, "1234567890123,45");
        amount(AMOUNT_CHARACTER, "1.234,50");
        amount(AMOUNT_NO_COMMA, "1234");
        amount(AMOUNT_NO_INTEGER, ",50");
        amount(AMOUNT_DECIMALS, "1,005");
        amount(AMOUNT_ZERO, "0,00");
    }

    private void parties() {
        String iban = texts.customer(sender).customerAccount();
        customer(ACCOUNT_LINE_INVALID, "/" + iban, iban);
        customer(IBAN_INVALID, "/" + iban, "/" + iban + "0");
        customer(IBAN_CHECK_DIGITS, "/" + iban, "/AZ21NABZ01350100000000001951");
        customer(
                CORRESPONDENT_ACCOUNT_INVALID,
                sender.account(),
                sender.account().substring(1));
        customer(ISSUER_TIN_INVALID, texts.customer(sender).customerTin(), "1700767711");
        customer(BENEFICIARY_TIN_INVALID, "\r\n/\r\n", "\r\n1700767711/\r\n");
        customer(TIN_LINE_INVALID, "\r\n/\r\n", "\r\n//\r\n");
        customer(BANK_LINE_INVALID, sender.bankCode() + "/", sender.bankCode() + " ");
        customer(BANK_CODE_INVALID, sender.bankCode() + "/", "50590A/");
        customer(BIC_INVALID, "/" + sender.bic(), "/ALF4AZ22XXX");
    }

    private void instructions() {
        customer(INSTRUCTION_INVALID, "/BNF/PAYMENT", "PAYMENT");
        bank(LIMIT_ACCOUNT_INVALID, "/BNF/INTERBANK LOAN 12", "/BCSL/123");
        customer(LIMIT_IN_CUSTOMER_PAYMENT, "/BNF/PAYMENT FOR GOODS", "/BCSL/" + sender.account());
    }

    private void serviceMessages() {
        service(SMT_NUMBER_INVALID, ":12:200", ":12:2OO");
        service(SMT_NOT_SUPPORTED, ":12:200", ":12:899");
        service(CONTENT_TOO_LONG, "\r\n-}", "\r\n" + (":79:" + "A".repeat(69) + "\r\n").repeat(131) + "-}");
    }

    private void customer(FormatReason reason, String from, String to) {
        String base = texts.mt103(sender, other)
                .priority(50)
                .userReference("MUR0001")
                .uetr(UETR)
                .text();
        add(reason, base, from, to);
    }

    private void bank(FormatReason reason, String from, String to) {
        add(reason, texts.mt205(sender, other).text(), from, to);
    }

    private void service(FormatReason reason, String from, String to) {
        String base = "{1:F01" + sender.terminal() + "0001000125}{2:I298NABZAZ2CXRTSN}{4:\r\n:20:"
                + texts.newReference(sender) + "\r\n:12:200\r\n:77E:\r\n:21:NONE\r\n-}";
        add(reason, base, from, to);
    }

    private void amount(FormatReason reason, String amount) {
        customer(reason, "AZN10,00", "AZN" + amount);
    }

    private void add(FormatReason reason, String base, String from, String to) {
        int at = base.indexOf(from);
        if (at < 0) {
            throw new IllegalStateException("nothing to change for " + reason + ": " + from);
        }
        String text = base.substring(0, at) + to + base.substring(at + from.length());
        found.add(new Refusal(sender, reason.name(), text, new Fate.Refused(reason.code())));
    }
}
