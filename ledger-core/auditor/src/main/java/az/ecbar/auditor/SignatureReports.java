package az.ecbar.auditor;

import static az.ecbar.reason.RejectReason.OUTPUT_UNKNOWN;
import static az.ecbar.reason.RejectReason.SENDER_NOT_OF_SESSION;

import az.ecbar.schema.NoticeKind;
import java.util.Optional;

/** 4.26.3: what a participant finds wrong with our signatures is notified at once; of an output that it was sent. */
final class SignatureReports {
    private static final String RULE = "4.26.3";

    private final State state;

    SignatureReports(State state) {
        this.state = state;
    }

    void judge(Input taken, Command.ReportBadSignature report) {
        boolean isOfOther = state.directory
                .byBic(report.senderBic())
                .filter(taken.sender()::equals)
                .isEmpty();
        Optional<Event.NoticeDue> refusal = state.evidence.first(
                Event.NoticeDue.class,
                notice -> notice.kind() == NoticeKind.REFUSED && notice.meant().paymentId() == 0);
        // The refusal itself is an output of the terminal, and was counted already.
        long lastOutput = taken.terminal().lastOutput - (refusal.isPresent() ? 1 : 0);
        boolean isUnknown = report.outputNumber() < 0 || report.outputNumber() > lastOutput + 1;
        Reasons reasons =
                new Reasons().when(isOfOther, SENDER_NOT_OF_SESSION, RULE).when(isUnknown, OUTPUT_UNKNOWN, RULE);
        int told = refusal.map(Event.NoticeDue::reason).orElse(0);
        boolean isLawful = reasons.areKept(RULE, report.toString(), told, state.findings);
        if (reasons.isRefusalDue() || (isLawful && told != 0)) {
            String tag = told == OUTPUT_UNKNOWN.code() ? "79" : "";
            state.notices.unreadable(taken, report.reference(), tag, told != 0 ? told : reasons.first());
            return;
        }
        state.evidence.expect(
                RULE,
                new Event.BadSignatureReported(
                        taken.terminal().address,
                        taken.bytesSequence(),
                        report.outputNumber(),
                        taken.terminal().lastOutput,
                        taken.terminal().acknowledged,
                        report.reference(),
                        report.fault()));
    }
}
