package az.ecbar.ops.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.schema.AccountClosedEncoder;
import az.ecbar.schema.AccountSeizedEncoder;
import az.ecbar.schema.ActionApprovedEncoder;
import az.ecbar.schema.ActionProposedEncoder;
import az.ecbar.schema.ActionRefusedEncoder;
import az.ecbar.schema.AuthorityGrantedEncoder;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.AuthorityWithdrawnEncoder;
import az.ecbar.schema.BadSignatureReportedEncoder;
import az.ecbar.schema.CertificateRegisteredEncoder;
import az.ecbar.schema.CertificateRevokedEncoder;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.Channel;
import az.ecbar.schema.ChannelChangedEncoder;
import az.ecbar.schema.ClockAcceptedEncoder;
import az.ecbar.schema.CloseDayEncoder;
import az.ecbar.schema.CtnSessionClosedEncoder;
import az.ecbar.schema.CtnSessionOpenedEncoder;
import az.ecbar.schema.CtnSessionRefusedEncoder;
import az.ecbar.schema.DayClosedEncoder;
import az.ecbar.schema.DayClosingEncoder;
import az.ecbar.schema.DayOpenedEncoder;
import az.ecbar.schema.GridlockResolvedEncoder;
import az.ecbar.schema.InputRefusedEncoder;
import az.ecbar.schema.InputTakenEncoder;
import az.ecbar.schema.LevelRaisedEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.NoticeDueEncoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.OutputGivenUpEncoder;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.ParticipantRegisteredEncoder;
import az.ecbar.schema.ParticipantStatusChangedEncoder;
import az.ecbar.schema.PaymentAcceptedEncoder;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.ProposalExpiredEncoder;
import az.ecbar.schema.RuleChangedEncoder;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SetRuleEncoder;
import az.ecbar.schema.Site;
import az.ecbar.schema.StandingOrderRevokedEncoder;
import az.ecbar.schema.StandingOrderSetEncoder;
import az.ecbar.schema.SystemId;
import az.ecbar.schema.TransferDroppedEncoder;
import az.ecbar.testkit.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;
import org.junit.jupiter.api.Test;

class EventTailTest {
    private static final int EPOCH = 3;
    private static final int ROOM = 1 << 16;
    private static final Pattern EVENT = Pattern.compile("\"event\":\"([A-Z_]+)\"");

    private final EventTail tail = new EventTail(new TwoBanks(), EPOCH);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final UnsafeBuffer answer = new UnsafeBuffer(new byte[ROOM]);
    private long sequence = 100;

    /** 4.26.3: an alarm with the facts. */
    @Test
    @Rule("4.26.3")
    void aBadSignatureOfOursIsAnAlarmWithItsFacts() {
        String before = seen(new TailRequest(0, 0, 10, ""));
        assertEquals(List.of(), events(before));
        var reported = new BadSignatureReportedEncoder().wrapAndApplyHeader(buffer, 0, header);
        reported.participantId(1)
                .terminal((short) 'A')
                .reportSequence(101)
                .outputNumber(17)
                .lastOutput(20)
                .acknowledged(16)
                .reference("SIG-1")
                .fault("THE SIGNATURE DOES NOT FIT");
        tail.onEvent(
                101,
                1_010,
                0,
                BadSignatureReportedEncoder.TEMPLATE_ID,
                buffer,
                0,
                MessageHeaderEncoder.ENCODED_LENGTH + reported.encodedLength());
        String after = seen(new TailRequest(EPOCH, 0, 10, ""));
        assertEquals(List.of("ALARM_BAD_SIGNATURE"), events(after));
        assertTrue(
                after.contains("terminal A could not verify output 17 of 20, acknowledged up to 16:"
                        + " THE SIGNATURE DOES NOT FIT"),
                after);
    }

    @Test
    void thatWhichHappensFromNowOnIsShownOnce() {
        dayOpened(20_260_301);
        assertEquals(
                "{\"view\":\"TAIL\",\"epoch\":3,\"asked\":0,\"after\":0,\"next\":1,\"dropped\":0,\"restarted\":false,"
                        + "\"events\":[]}",
                seen(new TailRequest(0, 0, 10, "")));
        dayOpened(20_260_302);
        assertEquals(
                "{\"view\":\"TAIL\",\"epoch\":3,\"asked\":3,\"after\":1,\"next\":2,\"dropped\":0,\"restarted\":false,"
                        + "\"events\":[{\"event\":\"DAY_OPENED\",\"sequence\":102,\"timeNs\":1020,"
                        + "\"system\":\"AZIPS\",\"date\":20260302,\"text\":\"AZIPS 20260302\"}]}",
                seen(new TailRequest(EPOCH, 1, 10, "")));
        assertEquals(List.of(), events(seen(new TailRequest(EPOCH, 2, 10, ""))));
    }

    @Test
    void noMoreThanWasAskedForIsShownAndTheRestComesNext() {
        for (int day = 1; day <= 5; day++) {
            dayOpened(day);
        }
        String first = seen(new TailRequest(EPOCH, 0, 3, ""));
        assertEquals(3, events(first).size());
        assertTrue(first.contains("\"next\":3,"), first);
        assertEquals(2, events(seen(new TailRequest(EPOCH, 3, 3, ""))).size());
    }

    @Test
    void whoIsTooSlowIsToldHowMuchHeMissed() {
        for (int i = 1; i <= EventTail.SLOTS + 7; i++) {
            dayOpened(i);
        }
        String seen = seen(new TailRequest(EPOCH, 2, 1, ""));
        assertTrue(seen.contains("\"dropped\":5,"), seen);
        assertTrue(seen.contains("\"date\":8,"), seen);
        assertTrue(seen.contains("\"next\":8,"), seen);
    }

    @Test
    void anAnswerFitsItsRoomAndARequestLooksAtABoundedNumberOfEvents() {
        for (int i = 1; i <= EventTail.MAX_LOOKED_AT + 500; i++) {
            dayOpened(i);
        }
        String full = seen(new TailRequest(EPOCH, 0, 10_000, ""));
        assertTrue(full.length() <= ROOM && full.length() > ROOM - 2 * TailLines.MAX_LENGTH, "length " + full.length());
        assertTrue(full.endsWith("]}"), full);

        String ofNobody = seen(new TailRequest(EPOCH, 0, 10_000, "GAMAAZ22XXX"));
        assertEquals(List.of(), events(ofNobody));
        assertTrue(ofNobody.contains("\"next\":" + EventTail.MAX_LOOKED_AT + ","), ofNobody);
    }

    @Test
    void afterARestartItBeginsAgainAndSaysSo() {
        dayOpened(1);
        dayOpened(2);
        String seen = seen(new TailRequest(EPOCH - 1, 4_711, 10, ""));
        assertTrue(seen.contains("\"restarted\":true"), seen);
        assertEquals(2, events(seen).size());
    }

    @Test
    void whatCannotBeReadIsNotAnswered() {
        byte[] request = new TailRequest(EPOCH, 0, 10, "").encode();
        assertEquals(0, view(new byte[] {1, 1}));
        request[0] = 2;
        assertEquals(0, view(request));
        request[0] = 1;
        request[2] = 0;
        assertEquals(0, view(request));
        assertThrows(IllegalArgumentException.class, () -> new TailRequest(1, 0, 10, "ALFA"));
        assertThrows(IllegalArgumentException.class, () -> new TailRequest(1, 0, 0, ""));
    }

    @Test
    void onlyWhatConcernsAParticipantIsShownWhereOneIsNamed() {
        accepted(1, 2);
        notice(1, 2, NoticeKind.DEBIT_ADVICE, 0);
        dayOpened(1);
        accepted(1, 1);
        assertEquals(List.of("ACCEPTED", "SETTLED"), events(seen(new TailRequest(EPOCH, 0, 10, "BETAAZ22XXX"))));
        assertEquals(
                3, events(seen(new TailRequest(EPOCH, 0, 10, "ALFAAZ22XXX"))).size());
    }

    @Test
    void whatBecomesOfAPaymentIsOneLineEach() {
        accepted(1, 2);
        notice(1, 2, NoticeKind.DEBIT_ADVICE, 0);
        notice(1, 2, NoticeKind.EXECUTED, 0);
        notice(2, 1, NoticeKind.FORWARDED_PAYMENT, 0);
        notice(2, 1, NoticeKind.CREDIT_ADVICE, 0);
        notice(1, -1, NoticeKind.WAITING, 0);
        notice(1, -1, NoticeKind.REFUSED, 150);
        notice(1, -1, NoticeKind.ANNULLED, 248);
        assertEquals(
                List.of(
                        "ACCEPTED A000000000000007 REF ALFAAZ22XXX to BETAAZ22XXX 12.50 AZN priority 50",
                        "SETTLED A000000000000007 REF ALFAAZ22XXX to BETAAZ22XXX 12.50 AZN",
                        "WAITS A000000000000007 REF ALFAAZ22XXX 12.50 AZN because of LACK_OF_FUNDS BEHIND_EARLIER",
                        "REFUSED A000000000000007 REF ALFAAZ22XXX 12.50 AZN field 32A: 150 AMOUNT_CHARACTER: the amount"
                                + " holds something else than digits and one comma",
                        "ANNULLED A000000000000007 REF ALFAAZ22XXX 12.50 AZN 248 UNFUNDED_AT_END_OF_DAY: Funds did not"
                                + " suffice until the end of the day"),
                texts());
    }

    @Test
    void whatTheCentralBankIssuesAndWithdrawsIsOneLineEach() {
        ofCentralBank(NoticeKind.CREDIT_ADVICE);
        ofCentralBank(NoticeKind.DEBIT_ADVICE);
        assertEquals(
                List.of(
                        "ISSUED A000000000000009 D-17 ALFAAZ22XXX 12.50 AZN",
                        "WITHDRAWN A000000000000009 D-17 ALFAAZ22XXX 12.50 AZN"),
                texts());
    }

    @Test
    void sessionsAreShown() {
        CtnSessionOpenedEncoder opened = new CtnSessionOpenedEncoder();
        event(
                opened,
                () -> opened.participantId(1)
                        .terminal((short) 'A')
                        .site(Site.BACKUP)
                        .certificateId(1));
        CtnSessionClosedEncoder closed = new CtnSessionClosedEncoder();
        event(closed, () -> closed.participantId(1).terminal((short) 'A'));
        CtnSessionRefusedEncoder refused = new CtnSessionRefusedEncoder();
        event(refused, () -> refused.reason(206));
        InputRefusedEncoder input = new InputRefusedEncoder();
        event(
                input,
                () -> input.participantId(2)
                        .terminal((short) 'A')
                        .inputNumber(9)
                        .expectedNumber(7)
                        .reason(202));
        TransferDroppedEncoder dropped = new TransferDroppedEncoder();
        event(
                dropped,
                () -> dropped.participantId(2)
                        .terminal((short) 'A')
                        .transferId(4)
                        .reason(217));
        InputTakenEncoder taken = new InputTakenEncoder();
        event(taken, () -> taken.participantId(1));
        assertEquals(
                List.of(
                        "LOGGED_ON ALFAAZ22XXX terminal A from its backup centre, certificate of rauf",
                        "LOGGED_OUT ALFAAZ22XXX terminal A",
                        "LOGON_REFUSED 206 CERTIFICATE_REVOKED: Certificate is revoked",
                        "INPUT_REFUSED BETAAZ22XXX terminal A input 9, next is 7: 202 INPUT_NUMBER_GAP: Input number is"
                                + " not the next one",
                        "TRANSFER_DROPPED BETAAZ22XXX terminal A transfer 4: 217 TRANSFER_EXPIRED: Transfer stood still"
                                + " for too long"),
                texts());
    }

    @Test
    void operatorsActsAreShown() {
        ActionProposedEncoder proposed = new ActionProposedEncoder();
        event(proposed, () -> proposed.proposalId(47).certificateId(0).templateId(CloseDayEncoder.TEMPLATE_ID));
        ActionRefusedEncoder refused = new ActionRefusedEncoder();
        event(refused, () -> refused.proposalId(47).certificateId(0).reason(293));
        ActionApprovedEncoder approved = new ActionApprovedEncoder();
        event(
                approved,
                () -> approved.proposalId(47)
                        .certificateId(1)
                        .templateId(CloseDayEncoder.TEMPLATE_ID)
                        .reason(0));
        event(
                approved,
                () -> approved.proposalId(48)
                        .certificateId(1)
                        .templateId(CloseDayEncoder.TEMPLATE_ID)
                        .reason(220));
        ProposalExpiredEncoder expired = new ProposalExpiredEncoder();
        event(expired, () -> expired.proposalId(49));
        assertEquals(
                List.of(
                        "PROPOSED proposal 47 CloseDay by leyla: systemId=AZIPS",
                        "NOT_ADMITTED proposal 47 by leyla: 293 SAME_OPERATOR: Proposer and approver are the same"
                                + " person",
                        "APPROVED proposal 47 CloseDay by rauf: systemId=AZIPS",
                        "APPROVED proposal 48 CloseDay by rauf and refused: 220 DAY_NOT_OPEN: The AZIPS day is not"
                                + " open",
                        "PROPOSAL_EXPIRED proposal 49"),
                texts());
    }

    @Test
    void whatALongActionSaysIsCut() {
        ActionProposedEncoder proposed = new ActionProposedEncoder();
        event(proposed, () -> proposed.proposalId(49).certificateId(0).templateId(SetRuleEncoder.TEMPLATE_ID));
        assertEquals(
                List.of("PROPOSED proposal 49 SetRule by leyla: " + "9".repeat(800)
                        + "... (proposals tells all of it)"),
                texts());
    }

    @Test
    void whatIsDecidedAboutAnAccountNamesItAndItsOwner() {
        AccountSeizedEncoder seized = new AccountSeizedEncoder();
        event(
                seized,
                () -> seized.accountId(2).wantedMinor(25_000).heldMinor(10_000).decisionNumber("2-1/77"));
        AccountClosedEncoder closed = new AccountClosedEncoder();
        event(closed, () -> closed.accountId(1).decisionNumber("9/26"));
        assertEquals(
                List.of(
                        "ACCOUNT_SEIZED ACCOUNT-2 AZN of BETAAZ22XXX by decision 2-1/77",
                        "ACCOUNT_CLOSED ACCOUNT-1 AZN of ALFAAZ22XXX by decision 9/26"),
                texts());
        assertEquals(
                List.of("ACCOUNT_SEIZED"),
                events(seen(new TailRequest(EPOCH, 0, 100, "BETAAZ22XXX"))),
                "told to who looks at its owner");
    }

    @Test
    void theDayAndReferenceDataAreShown() {
        DayClosingEncoder closing = new DayClosingEncoder();
        event(closing, () -> closing.systemId(SystemId.AZIPS).date(20_260_302));
        DayClosedEncoder closed = new DayClosedEncoder();
        event(
                closed,
                () -> closed.systemId(SystemId.AZIPS)
                        .date(20_260_302)
                        .settled(12)
                        .settledMinor(123_456)
                        .annulled(3));
        GridlockResolvedEncoder resolved = new GridlockResolvedEncoder();
        event(
                resolved,
                () -> resolved.systemId(SystemId.AZIPS)
                        .lookedAt(40)
                        .settled(12)
                        .pairs(2)
                        .settledInPairs(4));
        ParticipantRegisteredEncoder registered = new ParticipantRegisteredEncoder();
        event(
                registered,
                () -> registered
                        .bic("GAMAAZ22XXX")
                        .kind(ParticipantKind.BANK)
                        .registrationCode("")
                        .participantName("Gama"));
        ParticipantStatusChangedEncoder status = new ParticipantStatusChangedEncoder();
        event(status, () -> {
            status.participantId(1).systemId(SystemId.AZIPS).decisionNumber("12/3");
            status.causes().clear().rEMOVED(true);
        });
        RuleChangedEncoder rule = new RuleChangedEncoder();
        event(
                rule,
                () -> rule.rule(RuleId.DAYS_AHEAD)
                        .systemId(SystemId.ALL)
                        .value(12)
                        .effectiveDate(20_260_305));
        CertificateRegisteredEncoder certificate = new CertificateRegisteredEncoder();
        event(
                certificate,
                () -> certificate
                        .participantId(2)
                        .terminal((short) 'B')
                        .role(CertificateRole.BANK)
                        .holder("Beta"));
        CertificateRevokedEncoder revoked = new CertificateRevokedEncoder();
        event(revoked, () -> revoked.certificateId(1));
        ClockAcceptedEncoder clock = new ClockAcceptedEncoder();
        event(clock, () -> clock.acceptances(1));
        LevelRaisedEncoder level = new LevelRaisedEncoder();
        event(level, () -> level.level(2));
        StandingOrderSetEncoder order = new StandingOrderSetEncoder();
        event(order, () -> order.fromNs(0).untilNs(3_600_000_000_000L).longestNs(60_000_000_000L));
        StandingOrderRevokedEncoder revocation = new StandingOrderRevokedEncoder();
        event(revocation, () -> revocation.proposalId(7));
        assertEquals(
                List.of(
                        "DAY_CLOSING AZIPS 20260302",
                        "DAY_CLOSED AZIPS 20260302 settled 12 of 1234.56 AZN annulled 3",
                        "GRIDLOCK_RESOLVED AZIPS settled 12 of 40 that waited, 4 in 2 pairs",
                        "PARTICIPANT_REGISTERED GAMAAZ22XXX Gama",
                        "STATUS_CHANGED ALFAAZ22XXX in AZIPS REMOVED by decision 12/3",
                        "RULE_CHANGED DAYS_AHEAD = 12 from 20260305",
                        "CERTIFICATE_REGISTERED BETAAZ22XXX terminal B of Beta",
                        "CERTIFICATE_REVOKED of rauf",
                        "CLOCK_ACCEPTED ",
                        "LEVEL_RAISED to 2",
                        "STANDING_ORDER_SET from 1970-01-01T00:00:00Z until 1970-01-01T01:00:00Z, alone at most PT1M",
                        "STANDING_ORDER_REVOKED "),
                texts());
    }

    @Test
    void channelsAndTheirAlarmsAreShown() {
        ChannelChangedEncoder changed = new ChannelChangedEncoder();
        event(changed, () -> changed.participantId(1).channel(Channel.SWIFT));
        OutputGivenUpEncoder given = new OutputGivenUpEncoder();
        event(given, () -> given.participantId(1).outputNumber(7).why("H25"));
        tail.onAlarm(1_000, "SWIFT_ALARM", "OUTPUT_REFUSED FIN refused output 7 with H25");
        tail.onAlarm(1_000, "SWIFT_ALARM", "FOLDER_FAILS " + "x".repeat(1_000));
        tail.onAlarm(1_000, "ALARM_NOT_TRANSLATED", "2 outputs");
        List<String> texts = texts();
        assertEquals("CHANNEL_CHANGED ALFAAZ22XXX to SWIFT", texts.get(0));
        assertEquals("OUTPUT_GIVEN_UP ALFAAZ22XXX output 7 over SWIFT: H25", texts.get(1));
        assertEquals("SWIFT_ALARM OUTPUT_REFUSED FIN refused output 7 with H25", texts.get(2));
        assertTrue(texts.get(3).startsWith("SWIFT_ALARM FOLDER_FAILS xxx"), texts::toString);
        assertEquals("ALARM_NOT_TRANSLATED 2 outputs", texts.get(4));
    }

    @Test
    void authoritiesAreShown() {
        AuthorityGrantedEncoder granted = new AuthorityGrantedEncoder();
        event(
                granted,
                () -> granted.grantorId(1)
                        .granteeId(2)
                        .accountId(10)
                        .scope(AuthorityScope.QUERY)
                        .fromDate(20_260_302)
                        .paperNumber("12/3"));
        AuthorityWithdrawnEncoder withdrawn = new AuthorityWithdrawnEncoder();
        event(
                withdrawn,
                () -> withdrawn
                        .grantorId(1)
                        .granteeId(2)
                        .accountId(10)
                        .scope(AuthorityScope.QUERY)
                        .paperNumber("12/4"));
        assertEquals(
                List.of(
                        "AUTHORITY_GRANTED QUERY by ALFAAZ22XXX to BETAAZ22XXX by paper 12/3",
                        "AUTHORITY_WITHDRAWN QUERY by ALFAAZ22XXX to BETAAZ22XXX by paper 12/4"),
                texts());
    }

    private void dayOpened(int date) {
        DayOpenedEncoder opened = new DayOpenedEncoder();
        event(opened, () -> opened.systemId(SystemId.AZIPS).date(date));
    }

    private void accepted(int debtor, int creditor) {
        PaymentAcceptedEncoder accepted = new PaymentAcceptedEncoder();
        event(
                accepted,
                () -> accepted.paymentId(7)
                        .debtorId(debtor)
                        .creditorId(creditor)
                        .amountMinor(1_250)
                        .priority((short) 50)
                        .paymentType(PaymentType.MT103)
                        .currency("AZN")
                        .reference("REF"));
    }

    private void ofCentralBank(NoticeKind kind) {
        NoticeDueEncoder notice = new NoticeDueEncoder();
        event(notice, () -> {
            notice.participantId(1).counterpartyId(0).kind(kind).paymentId(0).inputSequence(9);
            notice.amountMinor(1_250)
                    .currency("AZN")
                    .reference("D-17")
                    .reason(0)
                    .tag("");
        });
    }

    private void notice(int participant, int counterparty, NoticeKind kind, int reason) {
        NoticeDueEncoder notice = new NoticeDueEncoder();
        event(notice, () -> {
            notice.participantId(participant)
                    .counterpartyId(counterparty)
                    .kind(kind)
                    .paymentId(7)
                    .amountMinor(1_250)
                    .currency("AZN")
                    .reference("REF")
                    .reason(reason)
                    .tag(reason == 150 ? "32A" : "");
            notice.causes().clear().lACK_OF_FUNDS(true).bEHIND_EARLIER(true);
        });
    }

    private void event(MessageEncoderFlyweight event, Runnable fields) {
        buffer.setMemory(0, 512, (byte) 0);
        header.wrap(buffer, 0)
                .blockLength(event.sbeBlockLength())
                .templateId(event.sbeTemplateId())
                .schemaId(event.sbeSchemaId())
                .version(event.sbeSchemaVersion());
        event.wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH);
        fields.run();
        sequence++;
        int length = MessageHeaderEncoder.ENCODED_LENGTH + event.encodedLength();
        tail.onEvent(sequence, sequence * 10, 0, event.sbeTemplateId(), buffer, 0, length);
    }

    private int view(byte[] request) {
        return tail.onView(new UnsafeBuffer(request), 0, request.length, answer, 0, ROOM);
    }

    private String seen(TailRequest request) {
        return answer.getStringWithoutLengthUtf8(0, view(request.encode()));
    }

    private List<String> texts() {
        String seen = seen(new TailRequest(EPOCH, 0, 100, ""));
        List<String> texts = new ArrayList<>();
        Matcher each = Pattern.compile("\"event\":\"([A-Z_]+)\".*?\"text\":\"([^\"]*)\"}")
                .matcher(seen);
        while (each.find()) {
            texts.add(each.group(1) + " " + each.group(2));
        }
        return texts;
    }

    private static List<String> events(String seen) {
        return EVENT.matcher(seen).results().map(found -> found.group(1)).toList();
    }

    private record TwoBanks() implements Names {
        @Override
        public String bic(int participantId) {
            return switch (participantId) {
                case 1 -> "ALFAAZ22XXX";
                case 2 -> "BETAAZ22XXX";
                default -> "";
            };
        }

        @Override
        public String holder(int certificateId) {
            return certificateId == 0 ? "leyla" : "rauf";
        }

        @Override
        public String account(int accountId) {
            return "ACCOUNT-" + accountId + " AZN of " + owner(accountId);
        }

        @Override
        public String owner(int accountId) {
            return bic(accountId);
        }

        @Override
        public String proposed(long proposalId) {
            return proposalId == 47 ? "CloseDay systemId=AZIPS" : proposalId == 49 ? "SetRule " + "9".repeat(900) : "";
        }
    }
}
