package az.ecbar.auditor;

import az.ecbar.record.EventBatch;
import az.ecbar.schema.AccountPageDueDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.NoticeDueDecoder;
import az.ecbar.schema.PaymentToldDueDecoder;
import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;

/**
 * Each output is in the language that its receiver has chosen when the output is due; over SWIFT in MT (4.3.2). The pages of
 * an answer are all in the language of the first.
 */
final class OutputLanguages {
    private final State state;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Map<Long, MessageLanguage> begun = new HashMap<>();

    OutputLanguages(State state) {
        this.state = state;
    }

    /** Looks at the events of a command before it is judged: a choice holds from the next one on. */
    void check(DirectBuffer batch, int offset) {
        EventBatch.forEach(batch, offset, (_, _, _, templateId, buffer, at, _) -> check(templateId, buffer, at));
    }

    private void check(int templateId, DirectBuffer b, int at) {
        switch (templateId) {
            case NoticeDueDecoder.TEMPLATE_ID -> {
                NoticeDueDecoder d = new NoticeDueDecoder().wrapAndApplyHeader(b, at, header);
                require(chosen(d.participantId(), d.terminal()), d.language(), d.outputNumber());
            }
            case PaymentToldDueDecoder.TEMPLATE_ID -> {
                PaymentToldDueDecoder d = new PaymentToldDueDecoder().wrapAndApplyHeader(b, at, header);
                require(chosen(d.participantId(), d.terminal()), d.language(), d.outputNumber());
            }
            case AccountPageDueDecoder.TEMPLATE_ID ->
                check(new AccountPageDueDecoder().wrapAndApplyHeader(b, at, header));
            default -> {}
        }
    }

    private void check(AccountPageDueDecoder page) {
        MessageLanguage now = chosen(page.participantId(), page.terminal());
        long inquiry = page.inquirySequence();
        MessageLanguage language = inquiry == 0 ? now : begun.computeIfAbsent(inquiry, _ -> now);
        if (page.page() == page.pages()) {
            begun.remove(inquiry);
        }
        require(language, page.language(), page.outputNumber());
    }

    private MessageLanguage chosen(int participantId, int terminal) {
        boolean isKnown = participantId >= 0 && participantId < state.directory.participants.size();
        return !isKnown || terminal == Channels.TERMINAL
                ? MessageLanguage.MT
                : state.directory.participants.get(participantId).language;
    }

    private void require(MessageLanguage expected, MessageLanguage actual, long outputNumber) {
        if (expected != actual) {
            state.findings.add("4.19", "output " + outputNumber + " in " + expected, actual.name());
        }
    }
}
