package az.ecbar.stp.conformance;

import static az.ecbar.stp.conformance.ConformanceCases.TAKEN_BUT_NOT_JOINED;

import az.ecbar.reason.RejectReason;
import az.ecbar.stp.conformance.ConformanceReport.Judged;
import java.util.List;
import java.util.Optional;

/**
 * What a report of profile {@value ConformanceReport#PROFILE} must hold, whatever the report says of it itself: the cases
 * in order, what is expected of each, and that each message of the run is a numbered input, one behind the other up to
 * the bound message. Stateless.
 */
final class ConformanceProfile {
    private static final String UNKNOWN = "/" + RejectReason.PAYMENT_UNKNOWN.code();

    /** Of these the rest is known from the lines before: the sequence of the last input, and its number. */
    private static final String SEQUENCE_BEFORE = "sequence-";

    private static final String NUMBER_BEFORE = "input-";

    /** What a report of this profile holds, in order. */
    static final List<Case> CASES = List.of(
            Case.message("mt103", TAKEN_BUT_NOT_JOINED),
            Case.message("mt205", TAKEN_BUT_NOT_JOINED),
            Case.message("mt102", TAKEN_BUT_NOT_JOINED),
            Case.message("priority-of-the-central-bank", refused(RejectReason.PRIORITY_NOT_ALLOWED)),
            Case.message("value-date-past", refused(RejectReason.VALUE_DATE_PAST)),
            Case.message("account-of-another", refused(RejectReason.ISSUER_ACCOUNT_OF_OTHER)),
            Case.message("amount-with-point", "900/150"),
            Case.message("type-that-is-not-taken", "900/113"),
            Case.message("cancellation-of-nothing", "250" + UNKNOWN),
            Case.message("priority-of-nothing", "252" + UNKNOWN),
            Case.message("mt920-941", "941"),
            Case.message("mt920-942", "942"),
            Case.message("smt801", "851"),
            Case.message("smt801-of-another", refused(RejectReason.AUTHORITY_MISSING)),
            Case.message("smt804-of-nothing", refused(RejectReason.ARGUMENT_UNKNOWN)),
            Case.fact("repeat", SEQUENCE_BEFORE),
            Case.fact("acknowledged", "BANK_BEHIND"),
            Case.fact("other-bytes", "OTHER_BYTES"),
            Case.message("resumption", TAKEN_BUT_NOT_JOINED),
            Case.fact("numbers", NUMBER_BEFORE),
            Case.fact("receipts", "genuine"),
            Case.fact("outputs", "without-gap"));

    private ConformanceProfile() {}

    /**
     * One case.
     *
     * @param isMessage whether it is an input with a number and a sequence, and no fact about the session
     */
    record Case(String name, String expected, boolean isMessage) {
        private static Case message(String name, String expected) {
            return new Case(name, expected, true);
        }

        private static Case fact(String name, String expected) {
            return new Case(name, expected, false);
        }
    }

    /** Why these are not the lines of a run of this profile; empty if they are. What the answers were is not looked at. */
    static Optional<String> fault(ReportLines lines) {
        List<Judged> cases = lines.cases();
        if (!CASES.stream()
                .map(Case::name)
                .toList()
                .equals(cases.stream().map(Judged::name).toList())) {
            return Optional.of("it does not hold the cases of profile " + ConformanceReport.PROFILE);
        }
        long input = cases.getFirst().inputNumber() - 1;
        long sequence = 0;
        for (int i = 0; i < CASES.size(); i++) {
            Case wanted = CASES.get(i);
            Judged found = cases.get(i);
            if (wanted.isMessage() != found.isMessage()) {
                return Optional.of("case " + wanted.name() + " is no "
                        + (wanted.isMessage() ? "numbered input" : "fact of the session"));
            }
            if (found.isMessage()) {
                if (found.inputNumber() != input + 1 || found.sequence() <= sequence) {
                    return Optional.of("the input of case " + wanted.name() + " does not follow the one before");
                }
                input = found.inputNumber();
                sequence = found.sequence();
            }
            if (!found.expected().equals(expected(wanted, input, sequence))) {
                return Optional.of("of case " + wanted.name() + " something else is expected");
            }
        }
        Judged bound = lines.bound();
        if (bound.inputNumber() != input + 1 || bound.sequence() <= sequence) {
            return Optional.of("the last message does not follow the input of the last case");
        }
        return bound.expected().equals(TAKEN_BUT_NOT_JOINED)
                ? Optional.empty()
                : Optional.of("of the last message something else is expected");
    }

    private static String expected(Case wanted, long input, long sequence) {
        return switch (wanted.expected()) {
            case SEQUENCE_BEFORE -> SEQUENCE_BEFORE + sequence;
            case NUMBER_BEFORE -> NUMBER_BEFORE + input;
            default -> wanted.expected();
        };
    }

    private static String refused(RejectReason reason) {
        return "900/" + reason.code();
    }
}
