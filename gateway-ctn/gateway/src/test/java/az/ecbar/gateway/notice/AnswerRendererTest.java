package az.ecbar.gateway.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.command.ContinuityPaper;
import az.ecbar.gateway.outbox.MemoryFolder;
import az.ecbar.gateway.testing.MemoryRing;
import az.ecbar.gateway.testing.SampleBanks;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AccountReportedEncoder;
import az.ecbar.schema.ActionApprovedEncoder;
import az.ecbar.schema.ActionProposedEncoder;
import az.ecbar.schema.ActionRefusedEncoder;
import az.ecbar.schema.CloseDayEncoder;
import az.ecbar.schema.ContinuityEntry;
import az.ecbar.schema.CtnSessionClosedEncoder;
import az.ecbar.schema.CtnSessionOpenedEncoder;
import az.ecbar.schema.DayState;
import az.ecbar.schema.JobKind;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.ParticipantReportedEncoder;
import az.ecbar.schema.PaymentReportedEncoder;
import az.ecbar.schema.PaymentState;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.ProposalReportedEncoder;
import az.ecbar.schema.QueryAnsweredEncoder;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.Site;
import az.ecbar.schema.StatusReportedEncoder;
import az.ecbar.schema.SystemId;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class AnswerRendererTest {
    private static final int OPERATOR = 3;
    private static final long SESSION = 5;

    private final AzipsDay day = new AzipsDay();
    private long answers;

    AnswerRendererTest() {
        day.events.participant(2, OPERATOR, "NABZAZ2CXXX");
        CtnSessionOpenedEncoder opened = new CtnSessionOpenedEncoder();
        day.events.event(
                SESSION,
                opened,
                () -> opened.connectionId(1)
                        .sessionId(SESSION)
                        .supersededSessionId(0)
                        .participantId(OPERATOR)
                        .terminal((short) 'A')
                        .site(Site.MAIN));
    }

    @Test
    void theRowsOfAQueryBecomeOneAnswer() {
        AccountReportedEncoder row = new AccountReportedEncoder();
        for (int account = 10; account <= 11; account++) {
            int id = account;
            day.events.event(
                    9,
                    row,
                    () -> row.accountId(id)
                            .participantId(AzipsDay.ALFA)
                            .systemId(SystemId.AZIPS)
                            .kind(AccountKind.CORRESPONDENT)
                            .currency("AZN")
                            .number(SampleBanks.ALFA.account())
                            .balanceMinor(150_000)
                            .heldMinor(5)
                            .waiting(1)
                            .waitingMinor(200_000)
                            .debitsMinor(0)
                            .creditsMinor(7));
        }
        answered(9, QueryKind.ACCOUNT, 2, 0);
        String expectedRow =
                "\"bic\":\"ALFAAZ22XXX\",\"system\":\"AZIPS\",\"kind\":\"CORRESPONDENT\",\"currency\":\"AZN\","
                        + "\"number\":\"" + SampleBanks.ALFA.account() + "\",\"balance\":\"1500.00\",\"held\":\"0.05\","
                        + "\"available\":\"1499.95\",\"waiting\":1,\"waitingAmount\":\"2000.00\",\"debits\":\"0.00\","
                        + "\"credits\":\"0.07\",\"state\":\"OPEN\"}";
        assertEquals(
                "{\"query\":\"ACCOUNT\",\"sequence\":9,\"timeNs\":" + MemoryRing.timeNs(9)
                        + ",\"inputNumber\":4,\"rows\":[{\"accountId\":10," + expectedRow + ",{\"accountId\":11,"
                        + expectedRow + "],\"cursor\":0,\"reason\":{\"code\":0,\"english\":\"\"}}",
                outputs().get(0).text());
    }

    @Test
    void eachKindOfRowIsReadable() {
        StatusReportedEncoder status = new StatusReportedEncoder();
        day.events.event(
                9,
                status,
                () -> status.level(1)
                        .dayState(DayState.OPEN)
                        .dayDate(20_260_302)
                        .settledMinorToday(123_456)
                        .eventHash(-1)
                        .job(JobKind.NONE));
        answered(9, QueryKind.STATUS, 1, 0);
        ParticipantReportedEncoder participant = new ParticipantReportedEncoder();
        day.events.event(10, participant, () -> {
            participant
                    .participantId(1)
                    .bic("ALFAAZ22XXX")
                    .kind(ParticipantKind.BANK)
                    .connected((short) 1);
            participant.causes().clear().tECHNICAL(true).sEIZURE(true);
            participant.participantName("ALFA \"A\" BANK");
        });
        answered(10, QueryKind.PARTICIPANTS, 1, 0);
        PaymentReportedEncoder payment = new PaymentReportedEncoder();
        day.events.event(11, payment, () -> {
            payment.paymentId(7)
                    .state(PaymentState.WAITING)
                    .paymentType(PaymentType.MT103)
                    .priority((short) 40);
            payment.causes().clear().lACK_OF_FUNDS(true);
            payment.debtorId(AzipsDay.ALFA).creditorId(AzipsDay.BETA).currency("AZN");
            payment.amountMinor(5).shortfallMinor(3).reference("REF");
        });
        answered(11, QueryKind.QUEUE, 1, 77);
        ProposalReportedEncoder proposal = new ProposalReportedEncoder();
        long proposalId = day.propose(new ActionWriter().closeDay(SystemId.AZIPS));
        day.events.event(
                12,
                proposal,
                () -> proposal.proposalId(proposalId)
                        .certificateId(5)
                        .templateId(CloseDayEncoder.TEMPLATE_ID)
                        .paymentId(0)
                        .expiresNs(99));
        answered(12, QueryKind.PROPOSALS, 1, 0);
        List<RenderedDay.Output> outputs = outputs();
        assertContains(outputs.get(0), "\"dayState\":\"OPEN\"", "\"settledTodayAZN\":\"1234.56\"");
        assertContains(outputs.get(0), "\"eventHash\":\"ffffffffffffffff\"");
        assertContains(outputs.get(1), "\"causes\":[\"SEIZURE\",\"TECHNICAL\"]", "\"connected\":true");
        assertContains(outputs.get(1), "\"name\":\"ALFA \\\"A\\\" BANK\"");
        assertContains(
                outputs.get(2), "\"debtor\":\"ALFAAZ22XXX\"", "\"creditor\":\"BETAAZ22XXX\"", "\"amount\":\"0.05\"");
        assertContains(outputs.get(2), "\"causes\":[\"LACK_OF_FUNDS\"]", "\"cursor\":77");
        assertContains(outputs.get(3), "\"holder\":\"\",\"action\":\"CloseDay\"", "\"expiresNs\":99");
        assertContains(outputs.get(3), "\"content\":\"CloseDay systemId=AZIPS\"");
    }

    /** Four eyes see what they decide about: to whom how much, which certificate, which value. */
    @Test
    void aProposalTellsWhatItIsAbout() {
        ActionWriter actions = new ActionWriter();
        byte[] fingerprint = new byte[32];
        fingerprint[0] = (byte) 0xAB;
        fingerprint[31] = 7;
        proposed(actions.withdrawFunds("AZN", SampleBanks.ALFA.account(), "ISSUE-AZN", 10_000, "R-18"));
        proposed(actions.setRule(RuleId.PRIORITY_DEFAULT, SystemId.AZIPS, 60, 20_260_306));
        proposed(actions.revokeCertificate(fingerprint, 4));
        proposed(actions.recordContinuity(
                new ContinuityPaper("ALFAAZ22XXX", ContinuityEntry.TOPOLOGY, 20_260_101, 20_260_302)
                        .saying("a \u001b[8m \"b\"")));
        answered(9, QueryKind.PROPOSALS, 4, 0);
        String told = outputs().getFirst().text();
        for (String part : List.of(
                "\"content\":\"WithdrawFunds ",
                SampleBanks.ALFA.account(),
                "amountMinor=10000",
                "\"content\":\"SetRule ",
                "rule=PRIORITY_DEFAULT",
                "value=60",
                "effectiveDate=20260306",
                "fingerprint=ab" + "00".repeat(30) + "07|",
                "text=a [8m \\\"b\\\"\"")) {
            assertTrue(told.contains(part), part + " in " + told);
        }
    }

    private void proposed(byte[] action) {
        ProposalReportedEncoder row = new ProposalReportedEncoder();
        long proposalId = day.propose(action);
        int templateId =
                new MessageHeaderDecoder().wrap(new UnsafeBuffer(action), 0).templateId();
        day.events.event(
                9,
                row,
                () -> row.proposalId(proposalId)
                        .certificateId(AzipsDay.CERTIFICATE)
                        .templateId(templateId)
                        .paymentId(0)
                        .expiresNs(99));
    }

    @Test
    void eachStepOfAnActionIsAnswered() {
        ActionProposedEncoder proposed = new ActionProposedEncoder();
        day.events.event(
                9,
                proposed,
                () -> proposed.proposalId(9)
                        .certificateId(2)
                        .templateId(CloseDayEncoder.TEMPLATE_ID)
                        .expiresNs(99)
                        .sessionId(SESSION)
                        .inputNumber(4)
                        .outputNumber(++answers));
        ActionApprovedEncoder approved = new ActionApprovedEncoder();
        day.events.event(
                10,
                approved,
                () -> approved.proposalId(9)
                        .certificateId(3)
                        .templateId(CloseDayEncoder.TEMPLATE_ID)
                        .reason(RejectReason.DAY_NOT_OPEN.code())
                        .sessionId(SESSION)
                        .inputNumber(5)
                        .outputNumber(++answers));
        ActionRefusedEncoder refused = new ActionRefusedEncoder();
        day.events.event(
                11,
                refused,
                () -> refused.proposalId(9)
                        .certificateId(2)
                        .reason(RejectReason.SAME_OPERATOR.code())
                        .sessionId(SESSION)
                        .inputNumber(6)
                        .outputNumber(++answers));
        List<RenderedDay.Output> outputs = outputs();
        assertContains(outputs.get(0), "{\"step\":\"PROPOSED\",\"action\":\"CloseDay\",\"proposalId\":9");
        assertContains(outputs.get(1), "\"step\":\"APPROVED\"", "\"reason\":{\"code\":220,\"english\":\"The AZIPS day");
        assertContains(outputs.get(2), "\"step\":\"REFUSED\"", "\"code\":293");
        assertEquals(NoticeKind.ANSWER.value(), outputs.get(0).kind());
        assertEquals(11, outputs.get(2).subject());
    }

    @Test
    void answersAreProvenByReplayLikeNotices() {
        answered(9, QueryKind.PROPOSALS, 0, 0);
        MemoryFolder folder = new MemoryFolder();
        RenderedDay.of(day, folder).outbox.close();
        assertEquals(1, RenderedDay.of(day, folder).outbox.verifiedCount());
    }

    @Test
    void anAnswerToASessionThatIsNotOpenStopsTheNode() {
        CtnSessionClosedEncoder closed = new CtnSessionClosedEncoder();
        day.events.event(
                8,
                closed,
                () -> closed.sessionId(SESSION).participantId(OPERATOR).terminal((short) 'A'));
        answered(9, QueryKind.STATUS, 0, 0);
        assertThrows(RenderingFailure.class, () -> RenderedDay.of(day));
    }

    private void answered(long sequence, QueryKind kind, int rows, long cursor) {
        QueryAnsweredEncoder answered = new QueryAnsweredEncoder();
        day.events.event(
                sequence,
                answered,
                () -> answered.sessionId(SESSION)
                        .inputNumber(4)
                        .kind(kind)
                        .rows(rows)
                        .cursor(cursor)
                        .reason(0)
                        .outputNumber(++answers));
    }

    private List<RenderedDay.Output> outputs() {
        return RenderedDay.of(day).outputs(OPERATOR);
    }

    private static void assertContains(RenderedDay.Output output, String... parts) {
        for (String part : parts) {
            assertTrue(output.text().contains(part), part + " in " + output.text());
        }
    }
}
