package az.ecbar.ledger.event;

import az.ecbar.ledger.key.AccountNumber;
import az.ecbar.ledger.key.Bic;
import az.ecbar.ledger.key.Currency;
import az.ecbar.ledger.key.Digest;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.key.TupleIndex;
import az.ecbar.schema.AccountDayEndedEncoder;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AccountOpenedEncoder;
import az.ecbar.schema.AliasAddedEncoder;
import az.ecbar.schema.AuthorityGrantedEncoder;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.AuthorityWithdrawnEncoder;
import az.ecbar.schema.CertificateRegisteredEncoder;
import az.ecbar.schema.CertificateRevokedEncoder;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.Channel;
import az.ecbar.schema.ChannelChangedEncoder;
import az.ecbar.schema.ChannelSetEncoder;
import az.ecbar.schema.DayDeclaredEncoder;
import az.ecbar.schema.GroupSizeEncodingEncoder;
import az.ecbar.schema.LanguageSetEncoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.NoticeProfileSetEncoder;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.ParticipantRegisteredEncoder;
import az.ecbar.schema.ParticipantStatusChangedEncoder;
import az.ecbar.schema.PostedEncoder;
import az.ecbar.schema.RuleChangedEncoder;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;

/**
 * Events of reference data and of money; the schema says what each one means and its units.
 *
 * <p>Owned by the ledger's thread; no allocation.
 */
public final class ReferenceEvents {
    private final EventBuffer out;
    private final ParticipantRegisteredEncoder participantRegistered = new ParticipantRegisteredEncoder();
    private final AliasAddedEncoder aliasAdded = new AliasAddedEncoder();
    private final AccountOpenedEncoder accountOpened = new AccountOpenedEncoder();
    private final ParticipantStatusChangedEncoder participantStatusChanged = new ParticipantStatusChangedEncoder();
    private final RuleChangedEncoder ruleChanged = new RuleChangedEncoder();
    private final DayDeclaredEncoder dayDeclared = new DayDeclaredEncoder();
    private final CertificateRegisteredEncoder certificateRegistered = new CertificateRegisteredEncoder();
    private final CertificateRevokedEncoder certificateRevoked = new CertificateRevokedEncoder();
    private final NoticeProfileSetEncoder noticeProfileSet = new NoticeProfileSetEncoder();
    private final AccountDayEndedEncoder accountDayEnded = new AccountDayEndedEncoder();
    private final AuthorityGrantedEncoder authorityGranted = new AuthorityGrantedEncoder();
    private final AuthorityWithdrawnEncoder authorityWithdrawn = new AuthorityWithdrawnEncoder();
    private final ChannelSetEncoder channelSet = new ChannelSetEncoder();
    private final LanguageSetEncoder languageSet = new LanguageSetEncoder();
    private final ChannelChangedEncoder channelChanged = new ChannelChangedEncoder();
    private final PostedEncoder posted = new PostedEncoder();

    public ReferenceEvents(EventBuffer out) {
        this.out = out;
    }

    /** ParticipantRegistered. */
    public void participantRegistered(
            int participantId,
            long bic,
            ParticipantKind kind,
            int terminal,
            long tin,
            byte[] registrationCode,
            byte[] participantName) {
        participantRegistered.wrapAndApplyHeader(
                out.buffer(), room(ParticipantRegisteredEncoder.BLOCK_LENGTH), out.header());
        participantRegistered.participantId(participantId);
        Bic.unpack(
                bic, out.buffer(), participantRegistered.offset() + ParticipantRegisteredEncoder.bicEncodingOffset());
        participantRegistered.kind(kind);
        participantRegistered.terminal((short) terminal);
        participantRegistered.tin(tin);
        out.buffer()
                .putBytes(
                        participantRegistered.offset() + ParticipantRegisteredEncoder.registrationCodeEncodingOffset(),
                        registrationCode);
        out.buffer()
                .putBytes(
                        participantRegistered.offset() + ParticipantRegisteredEncoder.participantNameEncodingOffset(),
                        participantName);
    }

    /** AliasAdded. */
    public void aliasAdded(int participantId, long alias) {
        aliasAdded.wrapAndApplyHeader(out.buffer(), room(AliasAddedEncoder.BLOCK_LENGTH), out.header());
        aliasAdded.participantId(participantId);
        Bic.unpack(alias, out.buffer(), aliasAdded.offset() + AliasAddedEncoder.aliasEncodingOffset());
    }

    /** AccountOpened. */
    public void accountOpened(
            int accountId, int participantId, SystemId systemId, AccountKind kind, int currency, TupleIndex numbers) {
        accountOpened.wrapAndApplyHeader(out.buffer(), room(AccountOpenedEncoder.BLOCK_LENGTH), out.header());
        accountOpened.accountId(accountId);
        accountOpened.participantId(participantId);
        accountOpened.systemId(systemId);
        accountOpened.kind(kind);
        Currency.unpack(currency, out.buffer(), accountOpened.offset() + AccountOpenedEncoder.currencyEncodingOffset());
        AccountNumber.unpack(
                numbers,
                accountId,
                1,
                out.buffer(),
                accountOpened.offset() + AccountOpenedEncoder.numberEncodingOffset());
    }

    /** ParticipantStatusChanged. */
    public void participantStatusChanged(
            int participantId, SystemId systemId, int causes, int decisionDate, Reference decisionNumber) {
        participantStatusChanged.wrapAndApplyHeader(
                out.buffer(), room(ParticipantStatusChangedEncoder.BLOCK_LENGTH), out.header());
        participantStatusChanged.participantId(participantId);
        participantStatusChanged.systemId(systemId);
        out.buffer()
                .putShort(
                        participantStatusChanged.offset() + ParticipantStatusChangedEncoder.causesEncodingOffset(),
                        (short) causes);
        participantStatusChanged.decisionDate(decisionDate);
        decisionNumber.write(
                out.buffer(),
                participantStatusChanged.offset() + ParticipantStatusChangedEncoder.decisionNumberEncodingOffset());
    }

    /** RuleChanged. */
    public void ruleChanged(RuleId rule, SystemId systemId, long value, int effectiveDate) {
        ruleChanged.wrapAndApplyHeader(out.buffer(), room(RuleChangedEncoder.BLOCK_LENGTH), out.header());
        ruleChanged.rule(rule);
        ruleChanged.systemId(systemId);
        ruleChanged.value(value);
        ruleChanged.effectiveDate(effectiveDate);
    }

    /** DayDeclared. */
    public void dayDeclared(SystemId systemId, int date, boolean isBusinessDay, int decisionDate, Reference decision) {
        dayDeclared.wrapAndApplyHeader(out.buffer(), room(DayDeclaredEncoder.BLOCK_LENGTH), out.header());
        dayDeclared.systemId(systemId);
        dayDeclared.date(date);
        dayDeclared.isBusinessDay((short) (isBusinessDay ? 1 : 0));
        dayDeclared.decisionDate(decisionDate);
        decision.write(out.buffer(), dayDeclared.offset() + DayDeclaredEncoder.decisionNumberEncodingOffset());
    }

    /** CertificateRegistered. */
    public void certificateRegistered(
            int certificateId,
            int participantId,
            int terminal,
            CertificateRole role,
            long notBeforeNs,
            long notAfterNs,
            Digest fingerprint,
            byte[] holder,
            long certificateSequence) {
        certificateRegistered.wrapAndApplyHeader(
                out.buffer(), room(CertificateRegisteredEncoder.BLOCK_LENGTH), out.header());
        certificateRegistered.certificateId(certificateId);
        certificateRegistered.participantId(participantId);
        certificateRegistered.terminal((short) terminal);
        certificateRegistered.role(role);
        certificateRegistered.notBeforeNs(notBeforeNs);
        certificateRegistered.notAfterNs(notAfterNs);
        fingerprint.write(
                out.buffer(),
                certificateRegistered.offset() + CertificateRegisteredEncoder.fingerprintEncodingOffset());
        out.buffer()
                .putBytes(certificateRegistered.offset() + CertificateRegisteredEncoder.holderEncodingOffset(), holder);
        certificateRegistered.certificateSequence(certificateSequence);
    }

    /** CertificateRevoked. */
    public void certificateRevoked(int certificateId, int reasonCode) {
        certificateRevoked.wrapAndApplyHeader(out.buffer(), room(CertificateRevokedEncoder.BLOCK_LENGTH), out.header());
        certificateRevoked.certificateId(certificateId);
        certificateRevoked.reasonCode((short) reasonCode);
    }

    /** NoticeProfileSet. */
    public void noticeProfileSet(int participantId, boolean executionNotice) {
        noticeProfileSet.wrapAndApplyHeader(out.buffer(), room(NoticeProfileSetEncoder.BLOCK_LENGTH), out.header());
        noticeProfileSet.participantId(participantId);
        noticeProfileSet.executionNotice((short) (executionNotice ? 1 : 0));
    }

    /** AuthorityGranted. */
    public void authorityGranted(
            int grantorId,
            int granteeId,
            int accountId,
            AuthorityScope scope,
            int fromDate,
            int toDate,
            int paperDate,
            Reference paperNumber) {
        authorityGranted.wrapAndApplyHeader(out.buffer(), room(AuthorityGrantedEncoder.BLOCK_LENGTH), out.header());
        authorityGranted.grantorId(grantorId);
        authorityGranted.granteeId(granteeId);
        authorityGranted.accountId(accountId);
        authorityGranted.scope(scope);
        authorityGranted.fromDate(fromDate);
        authorityGranted.toDate(toDate);
        authorityGranted.paperDate(paperDate);
        paperNumber.write(
                out.buffer(), authorityGranted.offset() + AuthorityGrantedEncoder.paperNumberEncodingOffset());
    }

    /** AuthorityWithdrawn. */
    public void authorityWithdrawn(
            int grantorId, int granteeId, int accountId, AuthorityScope scope, int paperDate, Reference paperNumber) {
        authorityWithdrawn.wrapAndApplyHeader(out.buffer(), room(AuthorityWithdrawnEncoder.BLOCK_LENGTH), out.header());
        authorityWithdrawn.grantorId(grantorId);
        authorityWithdrawn.granteeId(granteeId);
        authorityWithdrawn.accountId(accountId);
        authorityWithdrawn.scope(scope);
        authorityWithdrawn.paperDate(paperDate);
        paperNumber.write(
                out.buffer(), authorityWithdrawn.offset() + AuthorityWithdrawnEncoder.paperNumberEncodingOffset());
    }

    /** ChannelSet. */
    public void channelSet(int participantId, Channel channel, long effectiveNs, int paperDate, Reference paperNumber) {
        channelSet.wrapAndApplyHeader(out.buffer(), room(ChannelSetEncoder.BLOCK_LENGTH), out.header());
        channelSet.participantId(participantId);
        channelSet.channel(channel);
        channelSet.effectiveNs(effectiveNs);
        channelSet.paperDate(paperDate);
        paperNumber.write(out.buffer(), channelSet.offset() + ChannelSetEncoder.paperNumberEncodingOffset());
    }

    /** LanguageSet. */
    public void languageSet(int participantId, MessageLanguage language) {
        languageSet.wrapAndApplyHeader(out.buffer(), room(LanguageSetEncoder.BLOCK_LENGTH), out.header());
        languageSet.participantId(participantId);
        languageSet.language(language);
    }

    /** ChannelChanged. */
    public void channelChanged(int participantId, Channel channel) {
        channelChanged.wrapAndApplyHeader(out.buffer(), room(ChannelChangedEncoder.BLOCK_LENGTH), out.header());
        channelChanged.participantId(participantId);
        channelChanged.channel(channel);
    }

    /** AccountDayEnded: book balance of an account at the end of a calendar day, business day or not. */
    public void accountDayEnded(
            int accountId, int date, long balanceMinor, long heldMinor, long debitsMinor, long creditsMinor) {
        accountDayEnded.wrapAndApplyHeader(out.buffer(), room(AccountDayEndedEncoder.BLOCK_LENGTH), out.header());
        accountDayEnded.accountId(accountId);
        accountDayEnded.date(date);
        accountDayEnded.balanceMinor(balanceMinor);
        accountDayEnded.heldMinor(heldMinor);
        accountDayEnded.debitsMinor(debitsMinor);
        accountDayEnded.creditsMinor(creditsMinor);
    }

    /** Posted: money moved; {@code count} legs, each with the balance afterwards. */
    public void posted(
            long postingSequence,
            long paymentId,
            int currency,
            int[] accountIds,
            long[] amountsMinor,
            long[] balancesMinor,
            int count) {
        int groupLength = GroupSizeEncodingEncoder.ENCODED_LENGTH + count * PostedEncoder.LegsEncoder.sbeBlockLength();
        posted.wrapAndApplyHeader(out.buffer(), room(PostedEncoder.BLOCK_LENGTH + groupLength), out.header());
        posted.postingSequence(postingSequence);
        posted.paymentId(paymentId);
        Currency.unpack(currency, out.buffer(), posted.offset() + PostedEncoder.currencyEncodingOffset());
        PostedEncoder.LegsEncoder legs = posted.legsCount(count);
        for (int i = 0; i < count; i++) {
            legs.next().accountId(accountIds[i]).amountMinor(amountsMinor[i]).balanceMinor(balancesMinor[i]);
        }
    }

    private int room(int blockLength) {
        return out.room(MessageHeaderEncoder.ENCODED_LENGTH + blockLength);
    }
}
