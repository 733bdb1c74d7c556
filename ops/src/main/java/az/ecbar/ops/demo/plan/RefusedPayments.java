package az.ecbar.ops.demo.plan;

import az.ecbar.mt.bank.Party;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.mt.check.Iban;
import az.ecbar.mt.check.Tin;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.reason.RejectReason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * For each reason of the ledger that a bank's message can cause while the day is open (4.8, 4.9) a message that is right
 * in its form and refused with it.
 */
final class RefusedPayments {
    private static final int UNKNOWN_TIN = 29_999_901;

    private final MessageTexts texts;
    private final DemoBanks banks;
    private final LocalDate holiday;
    private final String usedReference;
    private final List<Refusal> found = new ArrayList<>();

    private RefusedPayments(MessageTexts texts, DemoBanks banks, LocalDate holiday, String usedReference) {
        this.texts = texts;
        this.banks = banks;
        this.holiday = holiday;
        this.usedReference = usedReference;
    }

    /**
     * All of them.
     *
     * @param holiday a date within ten days that is no business day
     * @param usedReference a reference that Qamma has used
     */
    static List<Refusal> all(MessageTexts texts, DemoBanks banks, LocalDate holiday, String usedReference) {
        RefusedPayments payments = new RefusedPayments(texts, banks, holiday, usedReference);
        payments.admission();
        payments.form();
        payments.participants();
        payments.accounts();
        payments.belonging();
        payments.gone();
        return payments.found;
    }

    private void admission() {
        add(RejectReason.SENDER_NOT_OF_SESSION, good().sender(banks.beta().terminal()));
        LocalDate today = texts.today();
        dated(RejectReason.VALUE_DATE_PAST, today.minusDays(1));
        dated(RejectReason.VALUE_DATE_TOO_FAR, today.plusDays(11));
        dated(RejectReason.VALUE_DATE_NOT_BUSINESS_DAY, holiday);
        add(
                RejectReason.REFERENCE_USED,
                banks.qamma(),
                texts.mt205(banks.qamma(), banks.beta()).reference(usedReference));
    }

    private void form() {
        add(
                RejectReason.LIMIT_NOT_SUPPORTED,
                good().senderToReceiver("/BCSL/" + banks.alfa().account()));
        add(RejectReason.PRIORITY_NOT_ALLOWED, good().priority(10));
        add(RejectReason.AMOUNT_TOO_LARGE, good().amount("AZN", "99999999999999,"));
    }

    private void participants() {
        Party alfa = banks.alfa().party();
        Party beta = banks.beta().party();
        String unknownTin = Tin.legalPerson(UNKNOWN_TIN);
        add(RejectReason.ISSUER_BIC_UNKNOWN, good().issuer(with(alfa, alfa.tin(), "XXXXAZ22XXX", alfa.account())));
        add(RejectReason.ISSUER_NOT_SENDER, good().issuer(banks.qamma().party()));
        add(
                RejectReason.BENEFICIARY_BIC_UNKNOWN,
                good().beneficiary(with(beta, beta.tin(), "XXXXAZ22XXX", beta.account())));
        add(RejectReason.ISSUER_TIN_UNKNOWN, good().issuer(with(alfa, unknownTin, alfa.bic(), alfa.account())));
        add(
                RejectReason.BENEFICIARY_TIN_UNKNOWN,
                good().beneficiary(with(beta, unknownTin, beta.bic(), beta.account())));
    }

    private void accounts() {
        Party alfa = banks.alfa().party();
        Party beta = banks.beta().party();
        String unknown = Iban.of("NABZ", "01350100000000999944");
        add(
                RejectReason.ISSUER_CURRENCY_WRONG,
                banks.beta(),
                texts.mt205(banks.beta(), banks.alfa()).amount("USD", 100));
        add(
                RejectReason.BENEFICIARY_CURRENCY_WRONG,
                good().amount("USD", 100)
                        .issuer(with(alfa, alfa.tin(), alfa.bic(), banks.alfa().account("USD"))));
        add(RejectReason.ISSUER_ACCOUNT_UNKNOWN, good().issuer(with(alfa, alfa.tin(), alfa.bic(), unknown)));
        add(RejectReason.BENEFICIARY_ACCOUNT_UNKNOWN, good().beneficiary(with(beta, beta.tin(), beta.bic(), unknown)));
    }

    private void belonging() {
        Party alfa = banks.alfa().party();
        Party beta = banks.beta().party();
        Party qamma = banks.qamma().party();
        add(RejectReason.ISSUER_ACCOUNT_OF_OTHER, good().issuer(with(alfa, alfa.tin(), alfa.bic(), qamma.account())));
        add(
                RejectReason.BENEFICIARY_ACCOUNT_OF_OTHER,
                good().beneficiary(with(beta, beta.tin(), beta.bic(), qamma.account())));
        add(RejectReason.ISSUER_TIN_OF_OTHER, good().issuer(with(alfa, qamma.tin(), alfa.bic(), alfa.account())));
        add(
                RejectReason.BENEFICIARY_TIN_OF_OTHER,
                good().beneficiary(with(beta, qamma.tin(), beta.bic(), beta.account())));
        add(RejectReason.SAME_ACCOUNT, good().beneficiary(alfa));
    }

    /** A participant that is gone is told by SMT701 (4.9). */
    private void gone() {
        Fate issuer = new Fate.Annulled(RejectReason.ISSUER_GONE.code(), false);
        Fate beneficiary = new Fate.Annulled(RejectReason.BENEFICIARY_GONE.code(), false);
        PaymentBuilder from = texts.mt205(banks.delta(), banks.alfa());
        found.add(new Refusal(banks.delta(), RejectReason.ISSUER_GONE.name(), from.text(), issuer));
        PaymentBuilder to = texts.mt103(banks.alfa(), banks.delta());
        found.add(new Refusal(banks.alfa(), RejectReason.BENEFICIARY_GONE.name(), to.text(), beneficiary));
    }

    private PaymentBuilder good() {
        return texts.mt205(banks.alfa(), banks.beta());
    }

    private void dated(RejectReason reason, LocalDate date) {
        PaymentBuilder message = texts.mt103(banks.alfa(), banks.beta()).valueDate(MessageTexts.basic(date));
        add(reason, message);
    }

    private void add(RejectReason reason, PaymentBuilder message) {
        add(reason, banks.alfa(), message);
    }

    private void add(RejectReason reason, InventedBank sender, PaymentBuilder message) {
        found.add(new Refusal(sender, reason.name(), message.text(), new Fate.Refused(reason.code())));
    }

    private static Party with(Party party, String tin, String bic, String account) {
        return Party.participant(party.name(), party.bankCode(), tin, bic, account);
    }
}
