package az.ecbar.gateway.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.command.ContinuityPaper;
import az.ecbar.command.EnteredChange;
import az.ecbar.gateway.outbox.OutputSource;
import az.ecbar.gateway.testing.SampleBanks;
import az.ecbar.iso.MessageReader;
import az.ecbar.port.CommandSink;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AccountReportedEncoder;
import az.ecbar.schema.AuthorityReportedEncoder;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.Channel;
import az.ecbar.schema.ContinuityEntry;
import az.ecbar.schema.CtnSessionOpenedEncoder;
import az.ecbar.schema.EnterChangeEncoder;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.ParticipantReportedEncoder;
import az.ecbar.schema.PaymentReportedEncoder;
import az.ecbar.schema.PaymentState;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.ProposalReportedEncoder;
import az.ecbar.schema.QueryAnsweredEncoder;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.RecordContinuityEncoder;
import az.ecbar.schema.Site;
import az.ecbar.schema.SystemId;
import az.ecbar.trust.Digest;
import az.ecbar.trust.envelope.SignedRoot;
import az.ecbar.trust.merkle.Direction;
import az.ecbar.trust.merkle.Leaf;
import az.ecbar.trust.merkle.LeafKind;
import az.ecbar.trust.merkle.MerkleTree;
import az.ecbar.trust.receipt.Receipt;
import az.ecbar.trust.receipt.ReceiptFormat;
import java.util.List;
import org.agrona.sbe.MessageEncoderFlyweight;
import org.junit.jupiter.api.Test;

/**
 * No output is longer than {@link OutputSource#MAX_OUTPUT_BYTES}: the longest of each kind, with every field as long as
 * it can be written.
 */
class LongestOutputTest {
    private static final int OPERATOR = 3;
    private static final long SESSION = 5;
    private static final int PAGE_ROWS = 64;
    private static final long LONG = Long.MIN_VALUE;
    private static final int INT = Integer.MIN_VALUE;
    private static final int MAX_SIGNATURE_BYTES = 512;

    private final AzipsDay day = new AzipsDay();

    LongestOutputTest() {
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
    void aPageOfParticipants() {
        ParticipantReportedEncoder row = new ParticipantReportedEncoder();
        assertFits(26_000, page(QueryKind.PARTICIPANTS, row, () -> {
            row.participantId(INT)
                    .kind(ParticipantKind.IPS_PARTICIPANT)
                    .tin(LONG)
                    .connected((short) 0);
            row.lastInputNumber(LONG).lastOutputNumber(LONG).outputAcknowledged(LONG);
            row.causes()
                    .clear()
                    .oRDER(true)
                    .sEIZURE(true)
                    .tECHNICAL(true)
                    .rEMOVED(true)
                    .lEAVING(true);
            row.outOfOrderDate(INT);
            escaped(row, ParticipantReportedEncoder.outOfOrderNumberEncodingOffset(), 16);
            escaped(row, ParticipantReportedEncoder.bicEncodingOffset(), 11);
            escaped(row, ParticipantReportedEncoder.participantNameEncodingOffset(), 35);
        }));
    }

    @Test
    void aPageOfAccounts() {
        AccountReportedEncoder row = new AccountReportedEncoder();
        assertFits(26_000, page(QueryKind.ACCOUNT, row, () -> {
            row.accountId(INT).participantId(OPERATOR).systemId(SystemId.LVPCSS).kind(AccountKind.LVPCSS_CLEARING);
            row.balanceMinor(LONG).heldMinor(-1).waiting(INT).waitingMinor(LONG);
            row.debitsMinor(LONG).creditsMinor(LONG);
            escaped(row, AccountReportedEncoder.currencyEncodingOffset(), 3);
            escaped(row, AccountReportedEncoder.numberEncodingOffset(), 34);
        }));
    }

    @Test
    void aPageOfTheQueue() {
        PaymentReportedEncoder row = new PaymentReportedEncoder();
        assertFits(20_000, page(QueryKind.QUEUE, row, () -> {
            row.paymentId(LONG).state(PaymentState.FUTURE_DATED).paymentType(PaymentType.MT103);
            row.causes()
                    .clear()
                    .sYSTEM_SUSPENDED(true)
                    .sEIZURE_OR_SUSPENSION(true)
                    .lACK_OF_FUNDS(true)
                    .bEHIND_EARLIER(true);
            row.priority(Short.MIN_VALUE).debtorId(OPERATOR).creditorId(OPERATOR);
            row.amountMinor(LONG).shortfallMinor(LONG);
            escaped(row, PaymentReportedEncoder.currencyEncodingOffset(), 3);
            escaped(row, PaymentReportedEncoder.referenceEncodingOffset(), 16);
        }));
    }

    @Test
    void aPageOfProposals() {
        ProposalReportedEncoder row = new ProposalReportedEncoder();
        long proposalId = day.propose(new ActionWriter()
                .recordContinuity(new ContinuityPaper("ALFAAZ22XXX", ContinuityEntry.TOPOLOGY, 20_260_101, 20_260_302)
                        .by(20_260_302, "\\".repeat(16))
                        .saying("\\".repeat(280))));
        assertFits(
                25_000,
                page(
                        QueryKind.PROPOSALS,
                        row,
                        () -> row.proposalId(proposalId)
                                .certificateId(AzipsDay.CERTIFICATE)
                                .templateId(RecordContinuityEncoder.TEMPLATE_ID)
                                .paymentId(0)
                                .expiresNs(LONG)));
    }

    /** Each with the payment that it means, as long as there is room. */
    @Test
    void aPageOfProposedChanges() {
        long payment = day.send(SampleBanks.mt103().build());
        ProposalReportedEncoder row = new ProposalReportedEncoder();
        String longest = "\\".repeat(16);
        long proposalId = day.propose(
                new EnteredChange("ALFAAZ22XXX", Channel.PAPER, 20_260_302, longest, longest, 20_260_302).priority(99));
        assertFits(
                22_000,
                page(
                        QueryKind.PROPOSALS,
                        row,
                        () -> row.proposalId(proposalId)
                                .certificateId(AzipsDay.CERTIFICATE)
                                .templateId(EnterChangeEncoder.TEMPLATE_ID)
                                .paymentId(payment)
                                .paymentState(PaymentState.FUTURE_DATED)
                                .expiresNs(LONG)));
    }

    @Test
    void aPageOfAuthorities() {
        AuthorityReportedEncoder row = new AuthorityReportedEncoder();
        assertFits(
                10_000,
                page(
                        QueryKind.AUTHORITIES,
                        row,
                        () -> row.grantorId(OPERATOR)
                                .granteeId(OPERATOR)
                                .accountId(AzipsDay.ALFA_ACCOUNT)
                                .scope(AuthorityScope.STATEMENT)
                                .fromDate(99_991_231)
                                .toDate(99_991_231)
                                .currency("AZN")));
    }

    /** The longest message with the longest receipt: no certificate is longer than the command that registers it. */
    @Test
    void aForwardedPayment() {
        byte[] receipt = ReceiptFormat.encode(new Receipt(
                new Leaf(
                        Direction.BANK_TO_CENTRE,
                        LeafKind.TRANSFER,
                        "ALFAAZ22XXX",
                        "NABZAZ2CXXX",
                        1,
                        1,
                        Digest.of(new byte[Digest.LENGTH])),
                0,
                Receipt.path(new byte[MerkleTree.MAX_PATH_HASHES * Digest.LENGTH], 0, MerkleTree.MAX_PATH_HASHES),
                new SignedRoot(
                        MerkleTree.MAX_LEAVES,
                        1,
                        Digest.of(new byte[Digest.LENGTH]),
                        Digest.of(new byte[Digest.LENGTH]),
                        new byte[MAX_SIGNATURE_BYTES]),
                List.of(new byte[CommandSink.MAX_PAYLOAD_LENGTH]),
                new byte[MessageReader.MAX_LENGTH]));
        assertFits(100_000, NoticeRenderer.MAX_LENGTH + receipt.length);
    }

    /** A page of rows that are all alike; its length. */
    private int page(QueryKind kind, MessageEncoderFlyweight row, Runnable fields) {
        for (int i = 0; i < PAGE_ROWS; i++) {
            day.events.event(9, row, fields);
        }
        QueryAnsweredEncoder answered = new QueryAnsweredEncoder();
        day.events.event(
                9,
                answered,
                () -> answered.sessionId(SESSION)
                        .inputNumber(LONG)
                        .kind(kind)
                        .rows(PAGE_ROWS)
                        .cursor(LONG)
                        .reason(0)
                        .outputNumber(1));
        List<RenderedDay.Output> outputs = RenderedDay.of(day).outputs(OPERATOR);
        assertEquals(1, outputs.size());
        return outputs.getFirst().text().length();
    }

    /** Characters that JSON writes with six. */
    private static void escaped(MessageEncoderFlyweight row, int fieldOffset, int length) {
        row.buffer().setMemory(row.offset() + fieldOffset, length, (byte) 1);
    }

    private static void assertFits(int atLeast, int bytes) {
        assertTrue(bytes >= atLeast, () -> bytes + " bytes are not the longest");
        assertTrue(bytes <= OutputSource.MAX_OUTPUT_BYTES, () -> bytes + " bytes do not fit");
    }
}
