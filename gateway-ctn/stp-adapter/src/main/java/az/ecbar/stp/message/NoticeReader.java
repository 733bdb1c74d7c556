package az.ecbar.stp.message;

import az.ecbar.mt.bank.Advice;
import az.ecbar.mt.bank.BankMessage;
import az.ecbar.mt.bank.BankReader;
import az.ecbar.mt.bank.InquiryAnswer;
import az.ecbar.mt.bank.Notice;
import org.jspecify.annotations.Nullable;

/**
 * Reads notices and advices by the national profile. One that the profile's reader refuses, such as one of a later
 * version, still counts by its kind and field 21. Owned by one thread.
 */
public final class NoticeReader {
    private final BankReader reader = new BankReader(true);

    /** What the message says of one of ours; null when it is about none. */
    public @Nullable AboutOurs read(byte[] message, MessageGlance glance) {
        if (glance.isIso()) {
            return IsoGlance.aboutOurs(glance);
        }
        return switch (reader.read(message)) {
            case Notice notice -> ofNotice(notice);
            case Advice advice -> ofAdvice(advice);
            default -> ofGlance(glance);
        };
    }

    /**
     * What a message of the centre is as an answer, in either language: its type or SMT number, with slash and number of the
     * reason where it bears one, as {@code 900/328}; of what is no answer a word that says what it is.
     */
    public String answer(byte[] message) {
        MessageGlance glance = MessageGlance.at(message);
        if (glance.isIso()) {
            String answer = IsoGlance.answer(glance);
            return answer.isEmpty() ? glance.kind() : answer;
        }
        BankMessage read = reader.read(message);
        return switch (read) {
            case Notice notice -> {
                Notice.Reason reason = notice.reason();
                yield notice.kind().smt() + (reason == null ? "" : "/" + reason.code());
            }
            case InquiryAnswer told -> String.valueOf(told.type());
            default -> read.getClass().getSimpleName();
        };
    }

    /** A debit that somebody else ordered is no payment of ours, whatever reference it bears. */
    private static @Nullable AboutOurs ofAdvice(Advice advice) {
        boolean isOurs = !advice.isCredit() && advice.orderingInstitution().isEmpty();
        return isOurs
                ? new AboutOurs(AboutOurs.Event.SETTLED, advice.ourReference(), advice.reference(), "", "")
                : null;
    }

    private static AboutOurs ofNotice(Notice notice) {
        AboutOurs.Event event = switch (notice.kind()) {
            case EXECUTED -> AboutOurs.Event.SETTLED;
            case WAITS -> AboutOurs.Event.WAITS;
            case ANNULLED -> AboutOurs.Event.ANNULLED;
            case REFUSED, NOT_CANCELLED, PRIORITY_NOT_CHANGED -> AboutOurs.Event.REFUSED;
        };
        Notice.Reason reason = notice.reason();
        if (reason == null) {
            return new AboutOurs(event, notice.ourReference(), notice.reference(), "", "");
        }
        String field = reason.tag().isEmpty() ? "" : " (field " + reason.tag() + ")";
        return new AboutOurs(
                event,
                notice.ourReference(),
                notice.reference(),
                reason.iso(),
                reason.code() + " " + reason.text() + field);
    }

    private static @Nullable AboutOurs ofGlance(MessageGlance glance) {
        AboutOurs.Event event = switch (glance.kind()) {
            case "SMT012", "MT900" -> AboutOurs.Event.SETTLED;
            case "SMT700" -> AboutOurs.Event.WAITS;
            case "SMT701" -> AboutOurs.Event.ANNULLED;
            case "SMT900", "SMT250", "SMT252" -> AboutOurs.Event.REFUSED;
            default -> null;
        };
        return event == null || glance.related().isEmpty()
                ? null
                : new AboutOurs(event, glance.reference(), glance.related(), "", "");
    }
}
