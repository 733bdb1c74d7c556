package az.ecbar.auditor;

import static az.ecbar.auditor.Values.causes;
import static az.ecbar.auditor.Values.hex;
import static az.ecbar.auditor.Values.money;

import az.ecbar.command.CalendarYearWriter;
import az.ecbar.schema.AcceptClockDecoder;
import az.ecbar.schema.AddAliasDecoder;
import az.ecbar.schema.AddStatusCauseDecoder;
import az.ecbar.schema.AdmitParticipantDecoder;
import az.ecbar.schema.CloseAccountDecoder;
import az.ecbar.schema.CloseDayDecoder;
import az.ecbar.schema.DeclareDayDecoder;
import az.ecbar.schema.DeclareYearDecoder;
import az.ecbar.schema.EnterChangeDecoder;
import az.ecbar.schema.EnterPaymentDecoder;
import az.ecbar.schema.GiveUpOutputDecoder;
import az.ecbar.schema.GrantAuthorityDecoder;
import az.ecbar.schema.IssueFundsDecoder;
import az.ecbar.schema.LiftSeizureDecoder;
import az.ecbar.schema.LiftStatusCauseDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.OpenAccountDecoder;
import az.ecbar.schema.OpenDayDecoder;
import az.ecbar.schema.RaiseLevelDecoder;
import az.ecbar.schema.RecordContinuityDecoder;
import az.ecbar.schema.RegisterCertificateDecoder;
import az.ecbar.schema.RegisterParticipantDecoder;
import az.ecbar.schema.ResolveGridlockDecoder;
import az.ecbar.schema.ResumeSystemDecoder;
import az.ecbar.schema.RevokeCertificateDecoder;
import az.ecbar.schema.RevokeStandingOrderDecoder;
import az.ecbar.schema.SeizeAccountDecoder;
import az.ecbar.schema.SetChannelDecoder;
import az.ecbar.schema.SetIpsLimitDecoder;
import az.ecbar.schema.SetIpsProfileDecoder;
import az.ecbar.schema.SetLanguageDecoder;
import az.ecbar.schema.SetNoticeProfileDecoder;
import az.ecbar.schema.SetRuleDecoder;
import az.ecbar.schema.SetStandingOrderDecoder;
import az.ecbar.schema.SetWorkstationDecoder;
import az.ecbar.schema.SuspendSystemDecoder;
import az.ecbar.schema.SystemId;
import az.ecbar.schema.WithdrawAuthorityDecoder;
import az.ecbar.schema.WithdrawFundsDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** Reads what operators decide and what the genesis lays down. */
final class DecisionReader {
    private final MessageHeaderDecoder header;

    DecisionReader(MessageHeaderDecoder header) {
        this.header = header;
    }

    /** Whether the days that are listed in a decision about a year are what it consists of (D23: what is shown is what is decided). */
    static boolean isWhole(int templateId, DirectBuffer bytes) {
        return templateId != DeclareYearDecoder.TEMPLATE_ID || CalendarYearWriter.isWhole(bytes, 0, bytes.capacity());
    }

    Command read(int templateId, DirectBuffer b, int at) {
        return switch (templateId) {
            case RaiseLevelDecoder.TEMPLATE_ID ->
                new Command.RaiseLevel(new RaiseLevelDecoder()
                        .wrapAndApplyHeader(b, at, header)
                        .level());
            case AcceptClockDecoder.TEMPLATE_ID -> new Command.AcceptClock();
            case SetStandingOrderDecoder.TEMPLATE_ID -> setStandingOrder(b, at);
            case RevokeStandingOrderDecoder.TEMPLATE_ID -> new Command.RevokeStandingOrder();
            case RegisterParticipantDecoder.TEMPLATE_ID -> registerParticipant(b, at);
            case AdmitParticipantDecoder.TEMPLATE_ID -> admitParticipant(b, at);
            case AddAliasDecoder.TEMPLATE_ID -> addAlias(b, at);
            case OpenAccountDecoder.TEMPLATE_ID -> openAccount(b, at);
            case AddStatusCauseDecoder.TEMPLATE_ID -> addCause(b, at);
            case LiftStatusCauseDecoder.TEMPLATE_ID -> liftCause(b, at);
            case SuspendSystemDecoder.TEMPLATE_ID -> suspendSystem(b, at);
            case ResumeSystemDecoder.TEMPLATE_ID -> resumeSystem(b, at);
            case SetRuleDecoder.TEMPLATE_ID -> setRule(b, at);
            case DeclareDayDecoder.TEMPLATE_ID -> declareDay(b, at);
            case DeclareYearDecoder.TEMPLATE_ID -> declareYear(b, at);
            case RegisterCertificateDecoder.TEMPLATE_ID -> registerCertificate(b, at);
            case RevokeCertificateDecoder.TEMPLATE_ID -> revokeCertificate(b, at);
            case IssueFundsDecoder.TEMPLATE_ID -> issueFunds(b, at);
            case WithdrawFundsDecoder.TEMPLATE_ID -> withdrawFunds(b, at);
            case SetNoticeProfileDecoder.TEMPLATE_ID -> setNoticeProfile(b, at);
            case SetChannelDecoder.TEMPLATE_ID -> setChannel(b, at);
            case GiveUpOutputDecoder.TEMPLATE_ID -> giveUpOutput(b, at);
            case SetLanguageDecoder.TEMPLATE_ID -> {
                SetLanguageDecoder d = new SetLanguageDecoder().wrapAndApplyHeader(b, at, header);
                yield new Command.SetLanguage(d.bic(), d.language());
            }
            case SetWorkstationDecoder.TEMPLATE_ID -> setWorkstation(b, at);
            case EnterPaymentDecoder.TEMPLATE_ID -> enterPayment(b, at);
            case EnterChangeDecoder.TEMPLATE_ID -> enterChange(b, at);
            case GrantAuthorityDecoder.TEMPLATE_ID -> grantAuthority(b, at);
            case WithdrawAuthorityDecoder.TEMPLATE_ID -> withdrawAuthority(b, at);
            case RecordContinuityDecoder.TEMPLATE_ID -> recordContinuity(b, at);
            case OpenDayDecoder.TEMPLATE_ID -> openDay(b, at);
            case CloseDayDecoder.TEMPLATE_ID ->
                new Command.CloseDay(
                        new CloseDayDecoder().wrapAndApplyHeader(b, at, header).systemId());
            case ResolveGridlockDecoder.TEMPLATE_ID ->
                new Command.ResolveGridlock(new ResolveGridlockDecoder()
                        .wrapAndApplyHeader(b, at, header)
                        .systemId());
            case SeizeAccountDecoder.TEMPLATE_ID -> seize(b, at);
            case LiftSeizureDecoder.TEMPLATE_ID -> liftSeizure(b, at);
            case CloseAccountDecoder.TEMPLATE_ID -> closeAccount(b, at);
            case SetIpsLimitDecoder.TEMPLATE_ID, SetIpsProfileDecoder.TEMPLATE_ID -> new Command.DecideLimits();
            default -> new Command.Unknown(templateId);
        };
    }

    private Command setStandingOrder(DirectBuffer b, int at) {
        SetStandingOrderDecoder d = new SetStandingOrderDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.SetStandingOrder(d.fromNs(), d.untilNs(), d.longestNs());
    }

    private Command registerParticipant(DirectBuffer b, int at) {
        RegisterParticipantDecoder d = new RegisterParticipantDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.RegisterParticipant(
                d.bic(),
                d.kind(),
                (char) d.terminal(),
                d.tin(),
                d.settlementBank(),
                d.registrationCode(),
                d.participantName());
    }

    private Command admitParticipant(DirectBuffer b, int at) {
        AdmitParticipantDecoder d = new AdmitParticipantDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.AdmitParticipant(
                d.bic(),
                d.protocolDate(),
                d.protocolNumber(),
                hex(b, d.offset() + AdmitParticipantDecoder.fingerprintEncodingOffset()),
                d.testedInput(),
                hex(b, d.offset() + AdmitParticipantDecoder.testedDigestEncodingOffset()));
    }

    private Command addAlias(DirectBuffer b, int at) {
        AddAliasDecoder d = new AddAliasDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.AddAlias(d.bic(), d.alias());
    }

    /** All characters up to the last that is not NUL. */
    private static String number(OpenAccountDecoder d) {
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < OpenAccountDecoder.numberLength(); i++) {
            number.append((char) (d.number(i) & 0xFF));
        }
        return number.toString().replaceFirst("\\x00+$", "");
    }

    private Command openAccount(DirectBuffer b, int at) {
        OpenAccountDecoder d = new OpenAccountDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.OpenAccount(d.bic(), d.systemId(), d.kind(), d.currency(), number(d));
    }

    private Command addCause(DirectBuffer b, int at) {
        AddStatusCauseDecoder d = new AddStatusCauseDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.AddStatusCause(
                d.bic(), d.systemId(), causes(d.cause()), d.decisionDate(), d.decisionNumber());
    }

    private Command liftCause(DirectBuffer b, int at) {
        LiftStatusCauseDecoder d = new LiftStatusCauseDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.LiftStatusCause(
                d.bic(), d.systemId(), causes(d.cause()), d.decisionDate(), d.decisionNumber());
    }

    private Command suspendSystem(DirectBuffer b, int at) {
        SuspendSystemDecoder d = new SuspendSystemDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.SuspendSystem(d.systemId(), Values.parts(d.parts()), d.decisionDate(), d.decisionNumber());
    }

    private Command resumeSystem(DirectBuffer b, int at) {
        ResumeSystemDecoder d = new ResumeSystemDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.ResumeSystem(d.systemId(), Values.parts(d.parts()), d.decisionDate(), d.decisionNumber());
    }

    private Command seize(DirectBuffer b, int at) {
        SeizeAccountDecoder d = new SeizeAccountDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.SeizeAccount(
                d.number(), d.currency(), Values.money(d.wantedMinor()), d.decisionDate(), d.decisionNumber());
    }

    private Command liftSeizure(DirectBuffer b, int at) {
        LiftSeizureDecoder d = new LiftSeizureDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.LiftSeizure(
                d.number(),
                d.currency(),
                d.seizedBy(),
                Values.money(d.wantedMinor()),
                d.decisionDate(),
                d.decisionNumber());
    }

    private Command closeAccount(DirectBuffer b, int at) {
        CloseAccountDecoder d = new CloseAccountDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.CloseAccount(d.kind(), d.number(), d.currency(), d.decisionDate(), d.decisionNumber());
    }

    private Command setRule(DirectBuffer b, int at) {
        SetRuleDecoder d = new SetRuleDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.SetRule(d.rule(), d.systemId(), d.value(), d.effectiveDate());
    }

    private Command.Decision declareYear(DirectBuffer b, int at) {
        DeclareYearDecoder d = new DeclareYearDecoder().wrapAndApplyHeader(b, at, header);
        SystemId system = d.systemId();
        int year = d.year();
        int decisionDate = d.decisionDate();
        String decisionNumber = d.decisionNumber();
        List<Command.ListedDay> days = new ArrayList<>();
        for (DeclareYearDecoder.DaysDecoder day : d.days()) {
            days.add(new Command.ListedDay(day.date(), day.isBusinessDay() == 1));
        }
        return new Command.DeclareYear(system, year, days, decisionDate, decisionNumber);
    }

    private Command declareDay(DirectBuffer b, int at) {
        DeclareDayDecoder d = new DeclareDayDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.DeclareDay(
                d.systemId(), d.date(), d.isBusinessDay() != 0, d.decisionDate(), d.decisionNumber());
    }

    private Command registerCertificate(DirectBuffer b, int at) {
        RegisterCertificateDecoder d = new RegisterCertificateDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.RegisterCertificate(
                d.bic(),
                (char) d.terminal(),
                d.role(),
                d.notBeforeNs(),
                d.notAfterNs(),
                hex(b, d.offset() + RegisterCertificateDecoder.fingerprintEncodingOffset()),
                d.registrationCode(),
                d.holder());
    }

    private Command revokeCertificate(DirectBuffer b, int at) {
        RevokeCertificateDecoder d = new RevokeCertificateDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.RevokeCertificate(
                hex(b, d.offset() + RevokeCertificateDecoder.fingerprintEncodingOffset()), d.reasonCode());
    }

    private Command issueFunds(DirectBuffer b, int at) {
        IssueFundsDecoder d = new IssueFundsDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.IssueFunds(new Command.Booking(
                d.systemId(), d.currency(), d.number(), d.contraNumber(), money(d.amountMinor()), d.reference()));
    }

    private Command withdrawFunds(DirectBuffer b, int at) {
        WithdrawFundsDecoder d = new WithdrawFundsDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.WithdrawFunds(new Command.Booking(
                d.systemId(), d.currency(), d.number(), d.contraNumber(), money(d.amountMinor()), d.reference()));
    }

    private Command setNoticeProfile(DirectBuffer b, int at) {
        SetNoticeProfileDecoder d = new SetNoticeProfileDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.SetNoticeProfile(d.bic(), d.executionNotice() != 0);
    }

    private Command setChannel(DirectBuffer b, int at) {
        SetChannelDecoder d = new SetChannelDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.SetChannel(d.bic(), d.channel(), d.effectiveNs(), d.paperDate(), d.paperNumber());
    }

    private Command giveUpOutput(DirectBuffer b, int at) {
        GiveUpOutputDecoder d = new GiveUpOutputDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.GiveUpOutput(d.bic(), d.outputNumber(), d.why());
    }

    private Command setWorkstation(DirectBuffer b, int at) {
        SetWorkstationDecoder d = new SetWorkstationDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.SetWorkstation(d.bic(), d.isOutOfOrder() == 1, d.paperDate(), d.paperNumber());
    }

    private Command enterChange(DirectBuffer b, int at) {
        EnterChangeDecoder d = new EnterChangeDecoder().wrapAndApplyHeader(b, at, header);
        Command.ChangePayment request = new Command.ChangePayment(
                new Command.Origin(0, 0, d.senderBic(), ' ', d.channel(), 0, ""),
                0,
                d.change(),
                d.priority(),
                d.valueDate(),
                d.paperNumber(),
                d.paymentReference(),
                d.senderBic());
        return new Command.EnterChange(d.channel(), d.paperDate(), d.paperNumber(), request);
    }

    /** Nobody asked or waived a notice: it is as any payment of its issuer. */
    private Command enterPayment(DirectBuffer b, int at) {
        EnterPaymentDecoder d = new EnterPaymentDecoder().wrapAndApplyHeader(b, at, header);
        Command.SubmitPayment instruction = new Command.SubmitPayment(
                new Command.Origin(0, 0, d.senderBic(), ' ', d.channel(), 0, ""),
                0,
                money(d.amountMinor()),
                d.debtorTin(),
                d.creditorTin(),
                d.valueDate(),
                d.priority(),
                d.paymentType(),
                d.limitTarget(),
                false,
                false,
                d.currency(),
                d.reference(),
                d.senderBic(),
                d.debtorBic(),
                d.creditorBic(),
                d.debtorAccount(),
                d.creditorAccount());
        return new Command.EnterPayment(d.channel(), d.paperDate(), d.paperNumber(), instruction);
    }

    private Command grantAuthority(DirectBuffer b, int at) {
        GrantAuthorityDecoder d = new GrantAuthorityDecoder().wrapAndApplyHeader(b, at, header);
        Command.Right right = new Command.Right(
                d.grantor(), d.grantee(), d.account(), d.currency(), d.scope(), d.paperDate(), d.paperNumber());
        return new Command.GrantAuthority(right, d.fromDate(), d.toDate());
    }

    private Command withdrawAuthority(DirectBuffer b, int at) {
        WithdrawAuthorityDecoder d = new WithdrawAuthorityDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.WithdrawAuthority(new Command.Right(
                d.grantor(), d.grantee(), d.account(), d.currency(), d.scope(), d.paperDate(), d.paperNumber()));
    }

    private Command recordContinuity(DirectBuffer b, int at) {
        RecordContinuityDecoder d = new RecordContinuityDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.RecordContinuity(
                d.bic(),
                new Event.ContinuityPaper(
                        d.entry(),
                        d.duty(),
                        d.date(),
                        d.untilDate(),
                        d.receivedDate(),
                        d.passed() == 1,
                        money(d.valueMinor()),
                        money(d.totalMinor()),
                        d.withdrawnSequence(),
                        d.paperDate(),
                        d.paperNumber(),
                        hex(b, d.offset() + RecordContinuityDecoder.digestEncodingOffset()),
                        d.text()));
    }

    private Command openDay(DirectBuffer b, int at) {
        OpenDayDecoder d = new OpenDayDecoder().wrapAndApplyHeader(b, at, header);
        return new Command.OpenDay(d.systemId(), d.date());
    }
}
