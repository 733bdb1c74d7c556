package az.ecbar.auditor;

import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.IpsFlow;
import az.ecbar.schema.IpsState;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.RuleId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What is verified in a payment or refund instruction to IPS (5-1.9), and what of a refund must be as in its payment. */
final class IpsReasons {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final State state;
    private final IpsTransfers transfers;

    IpsReasons(State state, IpsTransfers transfers) {
        this.state = state;
        this.transfers = transfers;
    }

    /** All reasons that apply. */
    Reasons of(Command.SubmitIpsTransfer order, Participant sender) {
        boolean isTransfer = order.flow() == IpsFlow.PAYMENT || order.flow() == IpsFlow.REFUND;
        Reasons reasons = new Reasons()
                .when(!isTransfer, RejectReason.MESSAGE_TYPE_NOT_SUPPORTED, "5-1.9.4")
                .when(transfers.date() == 0, RejectReason.IPS_DAY_NOT_BEGUN, "5-1.1")
                .when(isOther(order.senderBic(), sender), RejectReason.SENDER_NOT_OF_SESSION, "5-1.9.5")
                .when(sender.kind == ParticipantKind.INTERMEDIARY, RejectReason.INTERMEDIARY_NOT_ALLOWED, "5-1.13")
                .when(!isDateRight(order.valueDate()), RejectReason.VALUE_DATE_NOT_TODAY, "5-1.9.2")
                .when(transfers.isUsed(sender, order), RejectReason.DOCUMENT_NUMBER_USED, "5-1.9.3")
                .when(
                        order.messageId().isEmpty() || order.txId().isEmpty(),
                        RejectReason.DOCUMENT_NUMBER_MISSING,
                        "5-1.9.1")
                .when(!order.currency().equals("AZN"), RejectReason.IPS_CURRENCY_WRONG, "5-1.9.4")
                .when(order.amount().signum() <= 0, RejectReason.AMOUNT_ZERO, "5-1.9.4")
                .when(order.amount().compareTo(largest()) > 0, RejectReason.AMOUNT_TOO_LARGE, "5-1.9.9");
        addAccounts(reasons, order, sender);
        if (order.flow() == IpsFlow.REFUND) {
            addOriginal(reasons, order, sender);
        }
        return reasons;
    }

    private boolean isOther(String bic, Participant participant) {
        return state.directory.byBic(bic).filter(participant::equals).isEmpty();
    }

    private BigDecimal largest() {
        return Values.money(state.rules.value(RuleId.IPS_AMOUNT_MAX_MINOR, state.today()));
    }

    /** Today's; for a while after midnight yesterday's. */
    private boolean isDateRight(int valueDate) {
        if (valueDate == transfers.date()) {
            return true;
        }
        long tolerance = state.rules.value(RuleId.IPS_VALUE_DATE_TOLERANCE_SECONDS, state.today()) * NS_PER_SECOND;
        int justBefore = state.dates.on(state.timeNs - tolerance - 1);
        return transfers.date() == state.today() && justBefore < state.today() && valueDate == justBefore;
    }

    private void addAccounts(Reasons reasons, Command.SubmitIpsTransfer order, Participant sender) {
        Optional<Participant> issuer = state.directory.byBic(order.debtorBic());
        Optional<Participant> beneficiary = state.directory.byBic(order.creditorBic());
        Optional<Account> debit = clearing(order.debtorAccount());
        Optional<Account> credit = clearing(order.creditorAccount());
        reasons.when(issuer.isEmpty(), RejectReason.ISSUER_BIC_UNKNOWN, "5-1.9.5")
                .when(issuer.filter(one -> one != sender).isPresent(), RejectReason.ISSUER_NOT_SENDER, "5-1.9.5")
                .when(beneficiary.isEmpty(), RejectReason.BENEFICIARY_BIC_UNKNOWN, "5-1.9.5")
                .when(debit.isEmpty(), RejectReason.ISSUER_ACCOUNT_UNKNOWN, "5-1.9.6")
                .when(credit.isEmpty(), RejectReason.BENEFICIARY_ACCOUNT_UNKNOWN, "5-1.9.6")
                .when(isOfOther(debit, issuer), RejectReason.ISSUER_ACCOUNT_OF_OTHER, "5-1.9.6")
                .when(isOfOther(credit, beneficiary), RejectReason.BENEFICIARY_ACCOUNT_OF_OTHER, "5-1.9.6")
                .when(debit.isPresent() && debit.equals(credit), RejectReason.SAME_ACCOUNT, "5-1.9.6");
        addCorrespondent(
                reasons,
                order.debtorCorrespondent(),
                debit,
                RejectReason.ISSUER_CORRESPONDENT_UNKNOWN,
                RejectReason.ISSUER_CORRESPONDENT_OF_OTHER);
        addCorrespondent(
                reasons,
                order.creditorCorrespondent(),
                credit,
                RejectReason.BENEFICIARY_CORRESPONDENT_UNKNOWN,
                RejectReason.BENEFICIARY_CORRESPONDENT_OF_OTHER);
    }

    private static boolean isOfOther(Optional<Account> account, Optional<Participant> owner) {
        return account.isPresent() && owner.isPresent() && account.get().owner != owner.get();
    }

    /** 5-1.9.7, 5-1.9.8: of the settlement bank, under the number of its settlement account. */
    private void addCorrespondent(
            Reasons reasons, String number, Optional<Account> clearing, RejectReason unknown, RejectReason ofOther) {
        if (number.isEmpty()) {
            return;
        }
        boolean isThere = state.directory.settlementAccount(number, "AZN").isPresent();
        boolean isRight = clearing.map(transfers::settlementOf)
                .filter(settlement -> settlement.number.equals(number))
                .isPresent();
        reasons.when(!isThere, unknown, "5-1.9.7")
                .when(isThere && clearing.isPresent() && !isRight, ofOther, "5-1.9.8");
    }

    private Optional<Account> clearing(String number) {
        return state.directory.accounts.stream()
                .filter(account -> account.kind == AccountKind.IPS_CLEARING && !account.isClosed)
                .filter(account -> account.number.equals(number) && account.currency.equals("AZN"))
                .findFirst();
    }

    private void addOriginal(Reasons reasons, Command.SubmitIpsTransfer order, Participant sender) {
        Optional<IpsTransfer> original = original(order, sender);
        reasons.when(original.isEmpty(), RejectReason.ORIGINAL_UNKNOWN, "5-1.14.1");
        if (original.isEmpty()) {
            return;
        }
        IpsTransfer payment = original.get();
        Optional<Account> debit = clearing(order.debtorAccount());
        Optional<Account> credit = clearing(order.creditorAccount());
        boolean isReversed = debit.filter(payment.credit::equals).isPresent()
                && credit.filter(payment.debit::equals).isPresent();
        boolean isExecuted = payment.state == IpsState.SETTLED;
        long days = isExecuted ? ChronoUnit.DAYS.between(date(payment.endDate), date(transfers.date())) : 0;
        BigDecimal left = payment.amount.subtract(payment.refunded);
        reasons.when(!isExecuted, RejectReason.ORIGINAL_NOT_SETTLED, "5-1.14.1")
                .when(!isReversed, RejectReason.REFUND_PARTIES_DIFFER, "5-1.14.1")
                .when(
                        days >= state.rules.value(RuleId.IPS_REFUND_DAYS, state.today()),
                        RejectReason.REFUND_TOO_LATE,
                        "5-1.14.1")
                .when(order.amount().compareTo(left) > 0, RejectReason.REFUND_TOO_LARGE, "5-1.14.1");
    }

    /** The payment that is given back, if it concerns who gives back. */
    Optional<IpsTransfer> original(Command.SubmitIpsTransfer order, Participant sender) {
        return transfers
                .find(new Command.IpsMeant(IpsFlow.PAYMENT, order.originalSenderBic(), order.originalTxId()))
                .filter(payment -> payment.debit.owner == sender || payment.credit.owner == sender);
    }

    Account clearingOf(String number) {
        return clearing(number).orElseThrow();
    }

    static LocalDate date(int yyyymmdd) {
        return LocalDate.parse(String.valueOf(yyyymmdd), DateTimeFormatter.BASIC_ISO_DATE);
    }
}
