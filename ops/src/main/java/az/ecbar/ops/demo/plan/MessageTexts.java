package az.ecbar.ops.demo.plan;

import az.ecbar.mt.bank.Party;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.mt.check.Tin;
import az.ecbar.ops.sandbox.InventedBank;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Begins messages that would be right as they are: for today, between two banks, with numbers of their own. */
public final class MessageTexts {
    private static final int CUSTOMER_TIN = 17_007_671;
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    private final LocalDate today;
    private int references;
    private long number = 1_000_000;

    public MessageTexts(LocalDate today) {
        this.today = today;
    }

    /** A date as the builder and the ledger write it. */
    public static int basic(LocalDate date) {
        return Integer.parseInt(date.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    /** A date as it stands in field 32A. */
    static String inField(LocalDate date) {
        return date.format(SHORT);
    }

    LocalDate today() {
        return today;
    }

    /** A reference that nobody has used. */
    public String newReference(InventedBank sender) {
        return sender.letters() + inField(today) + "-" + String.format(Locale.ROOT, "%05d", ++references);
    }

    /** A customer payment of 10,00 manats. */
    PaymentBuilder mt103(InventedBank issuer, InventedBank beneficiary) {
        return begin(PaymentBuilder.mt103(), issuer)
                .issuer(customer(issuer))
                .beneficiary(beneficiary.customer("Aliyev Vali Hasan oglu", 2, ""))
                .remittanceInformation("INVOICE 17\r\nCONTRACT 4/2026")
                .senderToReceiver("/BNF/PAYMENT FOR GOODS");
    }

    /** A bank payment of 10,00 manats. */
    public PaymentBuilder mt205(InventedBank issuer, InventedBank beneficiary) {
        return begin(PaymentBuilder.mt205(), issuer)
                .issuer(issuer.party())
                .beneficiary(beneficiary.party())
                .senderToReceiver("/BNF/INTERBANK LOAN 12");
    }

    /** The customer who pays in each customer payment of a bank. */
    Party customer(InventedBank bank) {
        return bank.customer("XEZER TICARET MMC", 1, Tin.legalPerson(CUSTOMER_TIN));
    }

    private PaymentBuilder begin(PaymentBuilder builder, InventedBank issuer) {
        return builder.sender(issuer.terminal())
                .number(++number)
                .reference(newReference(issuer))
                .valueDate(basic(today))
                .amount("AZN", 1_000);
    }
}
