package az.ecbar.bankview;

import az.ecbar.bankview.Decision.Part;
import az.ecbar.bankview.Instruction.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is verified when a payment is accepted (4.8, 4.9), in the order in which it is told. */
final class Acceptance {
    private static final int DAYS_AHEAD = 10;
    private static final BigDecimal MOST_MINOR = new BigDecimal("99999999999999");

    private final Centre centre;

    Acceptance(Centre centre) {
        this.centre = centre;
    }

    /** 0: it is accepted. */
    int refusal(Register.Participant sender, String blockOne, Instruction.Payment payment) {
        if (!centre.isOpen) {
            return 220;
        }
        if (centre.suspended.contains(Part.ACCEPTANCE)) {
            return 313;
        }
        if (isOther(blockOne, sender)) {
            return 221;
        }
        int date = date(sender, payment);
        if (date != 0) {
            return date;
        }
        if (payment.isLimit()) {
            return 245;
        }
        if (payment.priority() >= 0 && (payment.priority() < 30 || payment.priority() > 99)) {
            return 228;
        }
        if (payment.amount().movePointRight(Money.digits(payment.currency())).compareTo(MOST_MINOR) > 0) {
            return 230;
        }
        int sides = sides(sender, payment);
        return sides != 0 ? sides : whole(payment);
    }

    /** Whether a BIC leads to somebody else, or nowhere. */
    private boolean isOther(String bic, Register.Participant sender) {
        Register.Participant named = centre.directory.get(bic);
        return named == null || !named.equals(sender);
    }

    private int date(Register.Participant sender, Instruction.Payment payment) {
        LocalDate date = payment.valueDate();
        if (date.isBefore(centre.day)) {
            return 222;
        }
        if (date.isAfter(centre.day.plusDays(DAYS_AHEAD))) {
            return 223;
        }
        if (!centre.isBusinessDay(date)) {
            return 224;
        }
        boolean isUsed = centre.isUsed(sender.bic(), payment.reference(), centre.day)
                || centre.isUsed(sender.bic(), payment.reference(), date);
        return isUsed ? 226 : 0;
    }

    private int sides(Register.Participant sender, Instruction.Payment payment) {
        Side issuer = payment.issuer();
        Side beneficiary = payment.beneficiary();
        if (!centre.directory.containsKey(issuer.bic())) {
            return 231;
        }
        if (isOther(issuer.bic(), sender)) {
            return 232;
        }
        if (!centre.directory.containsKey(beneficiary.bic())) {
            return 233;
        }
        if (!isKnownTin(issuer.tin())) {
            return 234;
        }
        if (!isKnownTin(beneficiary.tin())) {
            return 235;
        }
        int from = account(issuer, payment.currency());
        if (from != 0) {
            return from == 1 ? 236 : 238;
        }
        int to = account(beneficiary, payment.currency());
        return to == 0 ? 0 : to == 1 ? 237 : 239;
    }

    private boolean isKnownTin(String tin) {
        return centre.register.participants().stream()
                .anyMatch(participant -> participant.tin().equals(tin));
    }

    /** 1: the participant has no account in the currency; 2: there is no such account; 0: there is. */
    private int account(Side side, String currency) {
        String owner = owner(side);
        boolean hasCurrency = centre.accounts.values().stream()
                .anyMatch(account -> account.owner.bic().equals(owner)
                        && account.held.currency().equals(currency));
        if (!hasCurrency) {
            return 1;
        }
        return centre.account(side.account(), currency) == null ? 2 : 0;
    }

    private String owner(Side side) {
        Register.Participant participant = centre.directory.get(side.bic());
        return participant == null ? "" : participant.bic();
    }

    /** That BIC, TIN and account belong together, and that the payment moves something. */
    private int whole(Instruction.Payment payment) {
        Side issuer = payment.issuer();
        Side beneficiary = payment.beneficiary();
        Account debit = centre.existing(issuer.account(), payment.currency());
        Account credit = centre.existing(beneficiary.account(), payment.currency());
        if (!debit.owner.bic().equals(owner(issuer))) {
            return 240;
        }
        if (!credit.owner.bic().equals(owner(beneficiary))) {
            return 241;
        }
        if (!debit.owner.tin().equals(issuer.tin())) {
            return 242;
        }
        if (!credit.owner.tin().equals(beneficiary.tin())) {
            return 243;
        }
        if (debit == credit) {
            return 244;
        }
        return gone(debit.owner, credit.owner);
    }

    /** 4.9, 7-10.6. */
    int gone(Register.Participant issuer, Register.Participant beneficiary) {
        if (centre.isGone(issuer)) {
            return 246;
        }
        return centre.isGone(beneficiary) ? 247 : 0;
    }

    // ---- requests for a pending payment (4.14 to 4.17)

    /** 0: it is granted. */
    int refusal(Register.Participant sender, String blockOne, Instruction.Change change) {
        if (!centre.isOpen) {
            return 220;
        }
        if (isOther(blockOne, sender)) {
            return 221;
        }
        if (!change.isCancellation() && (change.priority() < 30 || change.priority() > 99)) {
            return 228;
        }
        long pending = candidates(sender, change).filter(Payment::isPending).count();
        if (change.valueDate().isEmpty() && pending > 1) {
            return 254;
        }
        Payment meant = meant(sender, change);
        if (meant == null) {
            return 250;
        }
        return meant.isPending() ? 0 : meant.state == Payment.State.SETTLED ? 251 : 252;
    }

    private Stream<Payment> candidates(Register.Participant sender, Instruction.Change change) {
        return centre.sent(sender.bic(), change.meant()).stream()
                .filter(payment -> payment.taken.equals(centre.day)
                        || !payment.content.valueDate().isBefore(centre.day));
    }

    /** The payment that a request means: the one that is pending, else the last one. */
    @Nullable
    Payment meant(Register.Participant sender, Instruction.Change change) {
        Payment meant = null;
        for (Payment payment : candidates(sender, change).toList()) {
            boolean isOfDate =
                    change.valueDate().isEmpty() || change.valueDate().get().equals(payment.content.valueDate());
            if (isOfDate && (meant == null || payment.isPending() || !meant.isPending())) {
                meant = payment;
            }
        }
        return meant;
    }
}
