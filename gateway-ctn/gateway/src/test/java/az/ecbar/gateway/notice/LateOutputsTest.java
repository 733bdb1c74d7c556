package az.ecbar.gateway.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.gateway.outbox.MemoryFolder;
import az.ecbar.gateway.testing.SampleBanks;
import az.ecbar.schema.CtnSessionOpenedEncoder;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.PaymentState;
import az.ecbar.schema.PaymentStoryReportedEncoder;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.QueryAnsweredEncoder;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.Site;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Notices and answers that tell of a record which cannot be read when their turn comes, and are made later. */
class LateOutputsTest {
    private static final int OPERATOR = 3;
    private static final long SESSION = 5;
    private static final int NOT_THERE = 0;
    private static final long SECOND_NS = 1_000_000_000L;

    private final AzipsDay day = new AzipsDay();
    private long rotten;
    private int without = StoredRecords.UNREADABLE;

    /** One payment in parts and one in one piece are settled, and an operator asks for the story of the second. */
    private long dayWithAQuestion() {
        byte[] inParts = SampleBanks.mt103().build();
        long first = day.sendInParts(inParts, 300);
        long last = day.journal.lastSequence();
        day.settled(last, last, first, PaymentType.MT103, "ALFA260302-00001", 150_000);
        byte[] whole = SampleBanks.mt205().reference("ALFA260302-00002").build();
        day.settles(whole, PaymentType.MT205, "ALFA260302-00002", 5_000_000);
        long payment = day.journal.lastSequence();
        day.events.participant(payment + 1, OPERATOR, "NABZAZ2CXXX");
        CtnSessionOpenedEncoder opened = new CtnSessionOpenedEncoder();
        day.events.event(
                payment + 2,
                opened,
                () -> opened.connectionId(1)
                        .sessionId(SESSION)
                        .supersededSessionId(0)
                        .participantId(OPERATOR)
                        .terminal((short) 'A')
                        .site(Site.MAIN));
        PaymentStoryReportedEncoder row = new PaymentStoryReportedEncoder();
        day.events.event(
                payment + 3,
                row,
                () -> row.paymentId(payment)
                        .state(PaymentState.SETTLED)
                        .endedSequence(payment)
                        .changedSequence(0)
                        .debtorBalanceMinor(1)
                        .creditorBalanceMinor(2));
        QueryAnsweredEncoder answered = new QueryAnsweredEncoder();
        day.events.event(
                payment + 3,
                answered,
                () -> answered.sessionId(SESSION)
                        .inputNumber(4)
                        .kind(QueryKind.PAYMENT)
                        .rows(1)
                        .cursor(0)
                        .reason(0)
                        .outputNumber(1));
        rotten = first;
        return payment;
    }

    private RenderedDay whileItRots(MemoryFolder folder) {
        RenderedDay late = RenderedDay.open(
                day,
                folder,
                (sequence, target, offset) ->
                        sequence == rotten ? without : day.journal.read(sequence, target, offset));
        day.events.replay(1, late.handler);
        late.handler.checkComplete();
        return late;
    }

    private static void assertSame(RenderedDay expected, RenderedDay found) {
        for (int participant : List.of(AzipsDay.ALFA, AzipsDay.BETA, OPERATOR)) {
            assertEquals(expected.outputs(participant), found.outputs(participant));
        }
    }

    @Test
    void whatIsMadeLaterIsTheSameByteForByte() {
        long payment = dayWithAQuestion();
        RenderedDay expected = RenderedDay.of(day);
        assertEquals(4, expected.outputs(AzipsDay.ALFA).size());
        assertTrue(expected.outputs(OPERATOR).getFirst().text().contains("ALFA260302-00002"));

        RenderedDay parts = whileItRots(new MemoryFolder());
        assertEquals(4, parts.handler.waitingCount());
        assertEquals(List.of(), parts.outputs(AzipsDay.ALFA), "the second payment's notices wait behind the first's");
        assertEquals(expected.outputs(OPERATOR), parts.outputs(OPERATOR));
        assertEquals(0, parts.handler.makeUp(0));
        rotten = 0;
        assertEquals(0, parts.handler.makeUp(SECOND_NS - 1), "not before a second has passed");
        assertEquals(4, parts.handler.makeUp(SECOND_NS));
        assertSame(expected, parts);

        rotten = payment;
        RenderedDay story = whileItRots(new MemoryFolder());
        assertEquals(5, story.handler.waitingCount());
        assertEquals(List.of(), story.outputs(OPERATOR));
        assertEquals(2, story.outputs(AzipsDay.ALFA).size(), "the first payment's");
        assertEquals(0, story.handler.makeUp(0));
        rotten = 0;
        assertEquals(5, story.handler.makeUp(SECOND_NS));
        assertSame(expected, story);
    }

    /** What is made later is in the language that its receiver had when it was numbered. */
    @Test
    void whatIsMadeLaterIsInTheLanguageOfItsTurn() {
        day.language = MessageLanguage.ISO;
        long payment = dayWithAQuestion();
        RenderedDay expected = RenderedDay.of(day);
        assertTrue(expected.outputs(AzipsDay.BETA).getFirst().text().contains("pacs.008.001.08"));
        assertTrue(expected.outputs(AzipsDay.ALFA).getFirst().text().contains("camt.054.001.08"));
        assertTrue(expected.outputs(AzipsDay.ALFA).get(1).text().contains("<TxSts>ACSC</TxSts>"));
        rotten = payment;
        RenderedDay late = whileItRots(new MemoryFolder());
        rotten = 0;
        assertEquals(5, late.handler.makeUp(SECOND_NS));
        assertSame(expected, late);
    }

    /** Of a node that joined by a snapshot: what is older than its journal's base comes later. */
    @Test
    void whatTellsOfARecordThatIsNotInTheJournalYetIsMadeWhenItIs() {
        rotten = dayWithAQuestion();
        RenderedDay expected = RenderedDay.of(day);
        RenderedDay joined = whileItRots(new MemoryFolder());
        assertEquals(5, joined.handler.waitingCount());
        without = NOT_THERE;
        for (int second = 1; second <= 5; second++) {
            assertEquals(0, joined.handler.makeUp(second * SECOND_NS), "whichever is tried");
        }
        rotten = 0;
        assertEquals(5, joined.handler.makeUp(10 * SECOND_NS));
        assertSame(expected, joined);
    }

    @Test
    void aStartMakesWhatWaited() {
        long payment = dayWithAQuestion();
        RenderedDay expected = RenderedDay.of(day);
        rotten = payment;
        MemoryFolder folder = new MemoryFolder();
        whileItRots(folder).outbox.close();
        rotten = 0;
        assertSame(expected, whileItRots(folder));
    }
}
