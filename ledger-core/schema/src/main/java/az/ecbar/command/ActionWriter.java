package az.ecbar.command;

import az.ecbar.schema.AcceptClockEncoder;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AddAliasEncoder;
import az.ecbar.schema.AddStatusCauseEncoder;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.BeginLedgerEncoder;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.Channel;
import az.ecbar.schema.CloseAccountEncoder;
import az.ecbar.schema.CloseDayEncoder;
import az.ecbar.schema.CompleteGenesisEncoder;
import az.ecbar.schema.DeclareDayEncoder;
import az.ecbar.schema.GiveUpOutputEncoder;
import az.ecbar.schema.GrantAuthorityEncoder;
import az.ecbar.schema.IssueFundsEncoder;
import az.ecbar.schema.LiftSeizureEncoder;
import az.ecbar.schema.LiftStatusCauseEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.OpenAccountEncoder;
import az.ecbar.schema.OpenDayEncoder;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.RaiseLevelEncoder;
import az.ecbar.schema.RecordContinuityEncoder;
import az.ecbar.schema.RegisterCertificateEncoder;
import az.ecbar.schema.RegisterParticipantEncoder;
import az.ecbar.schema.ResolveGridlockEncoder;
import az.ecbar.schema.ResumeSystemEncoder;
import az.ecbar.schema.RevokeCertificateEncoder;
import az.ecbar.schema.RevokeStandingOrderEncoder;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SeizeAccountEncoder;
import az.ecbar.schema.SetChannelEncoder;
import az.ecbar.schema.SetLanguageEncoder;
import az.ecbar.schema.SetNoticeProfileEncoder;
import az.ecbar.schema.SetRuleEncoder;
import az.ecbar.schema.SetStandingOrderEncoder;
import az.ecbar.schema.SetWorkstationEncoder;
import az.ecbar.schema.SuspendSystemEncoder;
import az.ecbar.schema.SystemId;
import az.ecbar.schema.WithdrawAuthorityEncoder;
import az.ecbar.schema.WithdrawFundsEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes one command into a buffer of its own, SBE header first, and gives its bytes. Texts are US-ASCII and padded with
 * NUL; a text that is too long or has other characters is an {@link IllegalArgumentException} that names the field.
 *
 * <p>Used by one thread; allocates.
 */
public final class ActionWriter {
    private static final int CAPACITY = 4096;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    public byte[] beginLedger(int level, String ledgerName) {
        return done(new BeginLedgerEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .level(level)
                .ledgerName(text("ledgerName", ledgerName, 35))
                .encodedLength());
    }

    public byte[] completeGenesis() {
        return done(new CompleteGenesisEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .encodedLength());
    }

    public byte[] acceptClock() {
        return done(
                new AcceptClockEncoder().wrapAndApplyHeader(clean(), 0, header).encodedLength());
    }

    /** Times in UTC nanoseconds, the longest duration in nanoseconds. */
    public byte[] setStandingOrder(long fromNs, long untilNs, long longestNs) {
        return done(new SetStandingOrderEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .fromNs(fromNs)
                .untilNs(untilNs)
                .longestNs(longestNs)
                .encodedLength());
    }

    public byte[] revokeStandingOrder() {
        return done(new RevokeStandingOrderEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .encodedLength());
    }

    public byte[] raiseLevel(int level) {
        return done(new RaiseLevelEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .level(level)
                .encodedLength());
    }

    /** {@code settlementBank} is empty but for indirect participants. */
    public byte[] registerParticipant(
            String bic,
            ParticipantKind kind,
            char terminal,
            long tin,
            String settlementBank,
            String registrationCode,
            String name) {
        return done(new RegisterParticipantEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .bic(text("bic", bic, 11))
                .kind(kind)
                .terminal((short) terminal)
                .tin(tin)
                .settlementBank(text("settlementBank", settlementBank, 11))
                .registrationCode(text("registrationCode", registrationCode, 20))
                .participantName(text("participantName", name, 35))
                .encodedLength());
    }

    public byte[] addAlias(String bic, String alias) {
        return done(new AddAliasEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .bic(text("bic", bic, 11))
                .alias(text("alias", alias, 11))
                .encodedLength());
    }

    public byte[] openAccount(String bic, SystemId system, AccountKind kind, String currency, String number) {
        return done(new OpenAccountEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .bic(text("bic", bic, 11))
                .systemId(system)
                .kind(kind)
                .currency(text("currency", currency, 3))
                .number(text("number", number, 34))
                .encodedLength());
    }

    /** Removes a participant from AZIPS for good (7-10.4). */
    public byte[] removeParticipant(String bic, int decisionDate, String decisionNumber) {
        AddStatusCauseEncoder e = new AddStatusCauseEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .bic(text("bic", bic, 11))
                .systemId(SystemId.AZIPS)
                .decisionDate(decisionDate)
                .decisionNumber(text("decisionNumber", decisionNumber, 16));
        e.cause().clear().rEMOVED(true);
        return done(e.encodedLength());
    }

    /** A participant leaves AZIPS of its own will, for good (7-10.5). */
    public byte[] leave(String bic, int applicationDate, String applicationNumber) {
        AddStatusCauseEncoder e = new AddStatusCauseEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .bic(text("bic", bic, 11))
                .systemId(SystemId.AZIPS)
                .decisionDate(applicationDate)
                .decisionNumber(text("applicationNumber", applicationNumber, 16));
        e.cause().clear().lEAVING(true);
        return done(e.encodedLength());
    }

    /** Suspends a participant in AZIPS (7-10.2). */
    public byte[] suspendParticipant(String bic, SuspensionCause cause, int decisionDate, String decisionNumber) {
        AddStatusCauseEncoder e = new AddStatusCauseEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .bic(text("bic", bic, 11))
                .systemId(SystemId.AZIPS)
                .decisionDate(decisionDate)
                .decisionNumber(text("decisionNumber", decisionNumber, 16));
        cause.encode(e.cause());
        return done(e.encodedLength());
    }

    /** Suspends parts of AZIPS (4.12.3). */
    public byte[] suspendSystem(Set<SystemPart> parts, int decisionDate, String decisionNumber) {
        SuspendSystemEncoder e = new SuspendSystemEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .systemId(SystemId.AZIPS)
                .decisionDate(decisionDate)
                .decisionNumber(text("decisionNumber", decisionNumber, 16));
        SystemPart.encode(parts, e.parts());
        return done(e.encodedLength());
    }

    /** Resumes parts of AZIPS. */
    public byte[] resumeSystem(Set<SystemPart> parts, int decisionDate, String decisionNumber) {
        ResumeSystemEncoder e = new ResumeSystemEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .systemId(SystemId.AZIPS)
                .decisionDate(decisionDate)
                .decisionNumber(text("decisionNumber", decisionNumber, 16));
        SystemPart.encode(parts, e.parts());
        return done(e.encodedLength());
    }

    /** Lifts one cause of a suspension (7-10.3). */
    public byte[] resumeParticipant(String bic, SuspensionCause cause, int decisionDate, String decisionNumber) {
        LiftStatusCauseEncoder e = new LiftStatusCauseEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .bic(text("bic", bic, 11))
                .systemId(SystemId.AZIPS)
                .decisionDate(decisionDate)
                .decisionNumber(text("decisionNumber", decisionNumber, 16));
        cause.encode(e.cause());
        return done(e.encodedLength());
    }

    /** Seizes a sum of an account, or with a sum of 0 the whole account (7-10.2.1). */
    public byte[] seizeAccount(
            String number, String currency, long wantedMinor, int decisionDate, String decisionNumber) {
        return done(new SeizeAccountEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .number(text("number", number, 34))
                .currency(text("currency", currency, 3))
                .wantedMinor(wantedMinor)
                .decisionDate(decisionDate)
                .decisionNumber(text("decisionNumber", decisionNumber, 16))
                .encodedLength());
    }

    /** Lifts a seizure, or reduces it to a sum that stays wanted. */
    public byte[] liftSeizure(
            String number,
            String currency,
            String seizedBy,
            long wantedMinor,
            int decisionDate,
            String decisionNumber) {
        return done(new LiftSeizureEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .number(text("number", number, 34))
                .currency(text("currency", currency, 3))
                .seizedBy(text("seizedBy", seizedBy, 16))
                .wantedMinor(wantedMinor)
                .decisionDate(decisionDate)
                .decisionNumber(text("decisionNumber", decisionNumber, 16))
                .encodedLength());
    }

    /** Closes a correspondent account for good. */
    public byte[] closeAccount(String number, String currency, int decisionDate, String decisionNumber) {
        return closeAccount(AccountKind.CORRESPONDENT, number, currency, decisionDate, decisionNumber);
    }

    /** Closes an account for good. */
    public byte[] closeAccount(
            AccountKind kind, String number, String currency, int decisionDate, String decisionNumber) {
        return done(new CloseAccountEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .number(text("number", number, 34))
                .currency(text("currency", currency, 3))
                .decisionDate(decisionDate)
                .decisionNumber(text("decisionNumber", decisionNumber, 16))
                .kind(kind)
                .encodedLength());
    }

    public byte[] setRule(RuleId rule, SystemId system, long value, int effectiveDate) {
        return done(new SetRuleEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .rule(rule)
                .systemId(system)
                .value(value)
                .effectiveDate(effectiveDate)
                .encodedLength());
    }

    /** Of the genesis, which needs no decision. */
    public byte[] declareDay(SystemId system, int date, boolean isBusinessDay) {
        return declareDay(system, date, isBusinessDay, 0, "");
    }

    /** By a decision of the Cabinet of Ministers. */
    public byte[] declareDay(
            SystemId system, int date, boolean isBusinessDay, int decisionDate, String decisionNumber) {
        return done(new DeclareDayEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .systemId(system)
                .date(date)
                .isBusinessDay(bit(isBusinessDay))
                .decisionDate(decisionDate)
                .decisionNumber(text("decisionNumber", decisionNumber, 16))
                .encodedLength());
    }

    public byte[] registerCertificate(
            String bic,
            char terminal,
            CertificateRole role,
            long notBeforeNs,
            long notAfterNs,
            byte[] fingerprint,
            String registrationCode,
            String holder,
            byte[] certificate) {
        RegisterCertificateEncoder e = new RegisterCertificateEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .bic(text("bic", bic, 11))
                .terminal((short) terminal)
                .role(role)
                .notBeforeNs(notBeforeNs)
                .notAfterNs(notAfterNs)
                .registrationCode(text("registrationCode", registrationCode, 20))
                .holder(text("holder", holder, 35));
        buffer.putBytes(e.offset() + RegisterCertificateEncoder.fingerprintEncodingOffset(), fingerprint);
        e.putCertificate(certificate, 0, certificate.length);
        return done(e.encodedLength());
    }

    public byte[] revokeCertificate(byte[] fingerprint, int reasonCode) {
        RevokeCertificateEncoder e = new RevokeCertificateEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .reasonCode((short) reasonCode);
        buffer.putBytes(e.offset() + RevokeCertificateEncoder.fingerprintEncodingOffset(), fingerprint);
        return done(e.encodedLength());
    }

    public byte[] issueFunds(String currency, String number, String contraNumber, long amountMinor, String reference) {
        return done(new IssueFundsEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .systemId(SystemId.AZIPS)
                .currency(text("currency", currency, 3))
                .number(text("number", number, 34))
                .contraNumber(text("contraNumber", contraNumber, 34))
                .amountMinor(amountMinor)
                .reference(text("reference", reference, 16))
                .encodedLength());
    }

    public byte[] withdrawFunds(
            String currency, String number, String contraNumber, long amountMinor, String reference) {
        return done(new WithdrawFundsEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .systemId(SystemId.AZIPS)
                .currency(text("currency", currency, 3))
                .number(text("number", number, 34))
                .contraNumber(text("contraNumber", contraNumber, 34))
                .amountMinor(amountMinor)
                .reference(text("reference", reference, 16))
                .encodedLength());
    }

    public byte[] setNoticeProfile(String bic, boolean wantsExecutionNotice) {
        return done(new SetNoticeProfileEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .bic(text("bic", bic, 11))
                .executionNotice(bit(wantsExecutionNotice))
                .encodedLength());
    }

    /** SetChannel. */
    public byte[] setChannel(String bic, Channel channel, long effectiveNs, int paperDate, String paperNumber) {
        return done(new SetChannelEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .bic(text("bic", bic, 11))
                .channel(channel)
                .effectiveNs(effectiveNs)
                .paperDate(paperDate)
                .paperNumber(text("paperNumber", paperNumber, 16))
                .encodedLength());
    }

    /** GiveUpOutput. */
    public byte[] giveUpOutput(String bic, long outputNumber, String why) {
        return done(new GiveUpOutputEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .bic(text("bic", bic, 11))
                .outputNumber(outputNumber)
                .why(text("why", why, 50))
                .encodedLength());
    }

    /** SetLanguage. */
    public byte[] setLanguage(String bic, MessageLanguage language) {
        return done(new SetLanguageEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .bic(text("bic", bic, 11))
                .language(language)
                .encodedLength());
    }

    /** A participant is out of order, by its appeal, or works by itself again, by its information (4.27). */
    public byte[] setWorkstation(String bic, boolean isOutOfOrder, int paperDate, String paperNumber) {
        return done(new SetWorkstationEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .bic(text("bic", bic, 11))
                .isOutOfOrder(bit(isOutOfOrder))
                .paperDate(paperDate)
                .paperNumber(text("paperNumber", paperNumber, 16))
                .encodedLength());
    }

    /** {@code toDate} 0: until it is withdrawn. */
    public byte[] grantAuthority(
            String grantor,
            String grantee,
            String account,
            String currency,
            AuthorityScope scope,
            int fromDate,
            int toDate,
            int paperDate,
            String paperNumber) {
        return done(new GrantAuthorityEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .grantor(text("grantor", grantor, 11))
                .grantee(text("grantee", grantee, 11))
                .account(text("account", account, 34))
                .currency(text("currency", currency, 3))
                .scope(scope)
                .fromDate(fromDate)
                .toDate(toDate)
                .paperDate(paperDate)
                .paperNumber(text("paperNumber", paperNumber, 16))
                .encodedLength());
    }

    public byte[] withdrawAuthority(
            String grantor,
            String grantee,
            String account,
            String currency,
            AuthorityScope scope,
            int paperDate,
            String paperNumber) {
        return done(new WithdrawAuthorityEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .grantor(text("grantor", grantor, 11))
                .grantee(text("grantee", grantee, 11))
                .account(text("account", account, 34))
                .currency(text("currency", currency, 3))
                .scope(scope)
                .paperDate(paperDate)
                .paperNumber(text("paperNumber", paperNumber, 16))
                .encodedLength());
    }

    /** RecordContinuity. */
    public byte[] recordContinuity(ContinuityPaper paper) {
        RecordContinuityEncoder e = new RecordContinuityEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .bic(text("bic", paper.bic, 11))
                .entry(paper.entry)
                .duty(paper.duty)
                .date(paper.date)
                .untilDate(paper.untilDate)
                .receivedDate(paper.receivedDate)
                .passed(bit(paper.isPassed))
                .valueMinor(paper.valueMinor)
                .totalMinor(paper.totalMinor)
                .withdrawnSequence(paper.withdrawnSequence)
                .paperDate(paper.paperDate)
                .paperNumber(text("paperNumber", paper.paperNumber, 16))
                .text(text("text", paper.text, 280));
        paper.putDigest(buffer, e.offset() + RecordContinuityEncoder.digestEncodingOffset());
        return done(e.encodedLength());
    }

    public byte[] openDay(SystemId system, int date) {
        return done(new OpenDayEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .systemId(system)
                .date(date)
                .encodedLength());
    }

    public byte[] closeDay(SystemId system) {
        return done(new CloseDayEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .systemId(system)
                .encodedLength());
    }

    public byte[] resolveGridlock(SystemId system) {
        return done(new ResolveGridlockEncoder()
                .wrapAndApplyHeader(clean(), 0, header)
                .systemId(system)
                .encodedLength());
    }

    private UnsafeBuffer clean() {
        buffer.setMemory(0, CAPACITY, (byte) 0);
        return buffer;
    }

    private byte[] done(int encodedLength) {
        byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + encodedLength];
        buffer.getBytes(0, bytes);
        return bytes;
    }

    static String text(String field, String value, int maxLength) {
        if (value.length() > maxLength
                || !StandardCharsets.US_ASCII.newEncoder().canEncode(value)) {
            throw new IllegalArgumentException(
                    field + ": '" + value + "' is longer than " + maxLength + " characters or not plain ASCII");
        }
        return value;
    }

    private static short bit(boolean value) {
        return (short) (value ? 1 : 0);
    }
}
