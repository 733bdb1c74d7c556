package az.ecbar.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.Channel;
import az.ecbar.schema.LanguageRecordEncoder;
import az.ecbar.schema.LanguageSetDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** MT or ISO: who decides it, from when on it holds, and what it does not change. */
final class LanguagesTest {
    private static final int TODAY = Scenario.TODAY;

    private final Scenario s =
            new Scenario().bank("ALFA", "100.00").bank("BETA", "50.00").open();

    private RejectReason set(String bank, MessageLanguage language) {
        return s.decide(s.actions.setLanguage(Scenario.bic(bank), language));
    }

    private List<MessageLanguage> languagesTo(String bank) {
        return s.noticesTo(bank).stream()
                .map(Scenario.Notice::language)
                .distinct()
                .toList();
    }

    @Test
    @Rule({"4.10.2", "4.19"})
    void whatIsNumberedFromNowOnIsInTheLanguageOfItsReceiver() {
        s.pays("ALFA", "BETA", "1.00").send();
        assertEquals(List.of(MessageLanguage.MT), languagesTo("BETA"));
        assertEquals(RejectReason.NONE, set("BETA", MessageLanguage.ISO));
        assertTrue(s.said(LanguageSetDecoder.TEMPLATE_ID));
        s.forgetNotices();
        s.pays("ALFA", "BETA", "1.00").send();
        s.bank("BETA").inquires(AccountReport.BALANCE, "BETA");
        assertEquals(List.of(MessageLanguage.ISO), languagesTo("BETA"));
        assertEquals(List.of(MessageLanguage.MT), languagesTo("ALFA"), "each its own");
        assertEquals(RejectReason.NONE, set("BETA", MessageLanguage.MT));
        s.forgetNotices();
        s.pays("BETA", "ALFA", "2.00").send();
        assertEquals(List.of(MessageLanguage.MT), languagesTo("BETA"));
        s.assertReplaysEqual();
    }

    @Test
    @Rule("4.3.2")
    void overSwiftTheLanguageIsMt() {
        assertEquals(RejectReason.NONE, s.decide(channel("ALFA", Channel.SWIFT, s.timeNs + 1_000_000_000L)));
        assertEquals(RejectReason.LANGUAGE_NOT_OVER_SWIFT, set("ALFA", MessageLanguage.ISO), "it will use SWIFT");
        s.later(2);
        s.apply(TestCommands.tick());
        assertEquals(RejectReason.LANGUAGE_NOT_OVER_SWIFT, set("ALFA", MessageLanguage.ISO));
        assertEquals(RejectReason.NONE, set("BETA", MessageLanguage.ISO));
        assertEquals(
                RejectReason.LANGUAGE_NOT_OVER_SWIFT,
                s.decide(channel("BETA", Channel.SWIFT, 0)),
                "first the language");
        new TestPayment(s, s.swift("ALFA"), "ALFA", "BETA", Scenario.minor("500.00"))
                .reference("S-1")
                .send();
        assertEquals(RejectReason.NONE, s.decide(channel("ALFA", Channel.CTN, 0)));
        assertEquals(RejectReason.NONE, set("ALFA", MessageLanguage.ISO));
        s.forgetNotices();
        assertEquals(
                RejectReason.NONE,
                s.decide(s.actions.issueFunds(
                        Scenario.AZN, Scenario.account("ALFA"), "ISSUE-AZN", Scenario.minor("500.00"), "D-1")));
        assertEquals(
                List.of("A ISO", "s MT", "s MT"),
                s.noticesTo("ALFA").stream()
                        .map(notice -> notice.terminal() + " " + notice.language())
                        .sorted()
                        .toList(),
                "what came over SWIFT is told there, and in MT");
        s.assertReplaysEqual();
    }

    @Test
    void whatIsNoChangeOfALanguageIsRefused() {
        assertEquals(RejectReason.PARTICIPANT_UNKNOWN, set("NONE", MessageLanguage.ISO));
        assertEquals(RejectReason.LANGUAGE_NOT_ALLOWED, set("ALFA", MessageLanguage.MT), "is so already");
        assertEquals(RejectReason.LANGUAGE_NOT_ALLOWED, set("ALFA", MessageLanguage.NULL_VAL), "none at all");
        assertEquals(
                RejectReason.LANGUAGE_NOT_ALLOWED, s.decide(s.actions.setLanguage("NABZAZ2CXXX", MessageLanguage.ISO)));
        s.assertReplaysEqual();
    }

    /** A state in which somebody is told in another language is another state, and what follows from it other events. */
    @Test
    void aSnapshotWithAnotherLanguageIsFoundByItsDigestAndByTheNextNotice() {
        assertEquals(RejectReason.NONE, set("BETA", MessageLanguage.ISO));
        Ledger right = restored(MessageLanguage.ISO);
        Ledger wrong = restored(MessageLanguage.MT);
        assertThrows(InvariantViolation.class, () -> restored(MessageLanguage.NULL_VAL), "a record less");
        assertArrayEquals(Scenario.digest(s.ledger), Scenario.digest(right));
        assertFalse(Arrays.equals(Scenario.digest(s.ledger), Scenario.digest(wrong)));
        assertEquals(s.ledger.eventHash(), wrong.eventHash(), "so far the events are the same");
        int next = s.applied.size();
        s.pays("ALFA", "BETA", "1.00").send();
        for (Scenario.Applied command : s.applied.subList(next, s.applied.size())) {
            Scenario.applyTo(right, command);
            Scenario.applyTo(wrong, command);
        }
        assertEquals(s.ledger.eventHash(), right.eventHash());
        assertNotEquals(s.ledger.eventHash(), wrong.eventHash());
    }

    /** From a snapshot in which each record of a language says this; none of them, if it says nothing. */
    private Ledger restored(MessageLanguage language) {
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        LanguageRecordEncoder record = new LanguageRecordEncoder();
        List<UnsafeBuffer> records = new ArrayList<>();
        s.ledger.write((buffer, offset, length) -> {
            UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
            copy.putBytes(0, buffer, offset, length);
            boolean isOfLanguage = header.wrap(copy, 0).templateId() == LanguageRecordEncoder.TEMPLATE_ID;
            if (isOfLanguage && language != MessageLanguage.NULL_VAL) {
                record.wrap(copy, MessageHeaderDecoder.ENCODED_LENGTH).language(language);
            }
            if (!isOfLanguage || language != MessageLanguage.NULL_VAL) {
                records.add(copy);
            }
        });
        Ledger ledger = new Ledger(LedgerCapacity.standard());
        records.forEach(each -> ledger.read(each, 0));
        return ledger;
    }

    private byte[] channel(String bank, Channel channel, long fromNs) {
        return s.actions.setChannel(Scenario.bic(bank), channel, fromNs, TODAY, "N-1");
    }

    @Test
    @Rule({"4.25", "4.10.2"})
    void whileTheStatementsGoOutNoLanguageChanges() {
        assertEquals(RejectReason.NONE, s.decide(s.actions.closeDay(SystemId.AZIPS)));
        assertEquals(RejectReason.DAY_NOT_CLOSED, set("BETA", MessageLanguage.ISO));
        s.runJobs();
        assertEquals(RejectReason.NONE, set("BETA", MessageLanguage.ISO));
        s.assertReplaysEqual();
    }
}
