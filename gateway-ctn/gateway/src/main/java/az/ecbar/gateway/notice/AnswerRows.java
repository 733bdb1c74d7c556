package az.ecbar.gateway.notice;

import az.ecbar.command.MessagePrinter;
import az.ecbar.mt.output.AccountTold;
import az.ecbar.schema.AccountReportedDecoder;
import az.ecbar.schema.AuthorityReportedDecoder;
import az.ecbar.schema.CalendarDayReportedDecoder;
import az.ecbar.schema.EnterPaymentDecoder;
import az.ecbar.schema.JoiningReportedDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.ParticipantReportedDecoder;
import az.ecbar.schema.PaymentReportedDecoder;
import az.ecbar.schema.ProposalReportedDecoder;
import az.ecbar.schema.SeizureReportedDecoder;
import az.ecbar.schema.StatusCausesDecoder;
import az.ecbar.schema.StatusReportedDecoder;
import az.ecbar.schema.WaitCausesDecoder;
import java.util.HexFormat;
import org.agrona.DirectBuffer;

/**
 * Writes the rows of an operator's answer as JSON objects: the fields of the event by their names, participants by BIC,
 * amounts as decimals. Owned by one thread.
 */
final class AnswerRows {
    private static final String AZN = "AZN";

    private final Directory directory;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final StatusReportedDecoder status = new StatusReportedDecoder();
    private final ParticipantReportedDecoder participant = new ParticipantReportedDecoder();
    private final AccountReportedDecoder account = new AccountReportedDecoder();
    private final PaymentReportedDecoder payment = new PaymentReportedDecoder();
    private final ProposalReportedDecoder proposal = new ProposalReportedDecoder();
    private final AuthorityReportedDecoder authority = new AuthorityReportedDecoder();
    private final JoiningReportedDecoder joining = new JoiningReportedDecoder();
    private final SeizureReportedDecoder seizure = new SeizureReportedDecoder();
    private final CalendarDayReportedDecoder calendarDay = new CalendarDayReportedDecoder();
    private final StoredInputs inputs;
    private final PaymentStoryRows stories;
    private final EnteredPaymentRow entered;

    AnswerRows(Directory directory, StoredRecords records) {
        this.directory = directory;
        this.inputs = new StoredInputs(records);
        this.stories = new PaymentStoryRows(directory, records, inputs);
        this.entered = new EnteredPaymentRow(directory, inputs);
    }

    /** Writes the row, or the rows, of an event; false if the event is none. */
    boolean write(int templateId, DirectBuffer buffer, int offset, JsonText out) {
        switch (templateId) {
            case StatusReportedDecoder.TEMPLATE_ID ->
                writeStatus(status.wrapAndApplyHeader(buffer, offset, header), out);
            case ParticipantReportedDecoder.TEMPLATE_ID ->
                writeParticipant(participant.wrapAndApplyHeader(buffer, offset, header), out);
            case AccountReportedDecoder.TEMPLATE_ID ->
                writeAccount(account.wrapAndApplyHeader(buffer, offset, header), out);
            case PaymentReportedDecoder.TEMPLATE_ID ->
                writePayment(payment.wrapAndApplyHeader(buffer, offset, header), out);
            case ProposalReportedDecoder.TEMPLATE_ID ->
                writeProposal(proposal.wrapAndApplyHeader(buffer, offset, header), out);
            case SeizureReportedDecoder.TEMPLATE_ID ->
                writeSeizure(seizure.wrapAndApplyHeader(buffer, offset, header), out);
            case AuthorityReportedDecoder.TEMPLATE_ID ->
                writeAuthority(authority.wrapAndApplyHeader(buffer, offset, header), out);
            case CalendarDayReportedDecoder.TEMPLATE_ID ->
                writeDay(calendarDay.wrapAndApplyHeader(buffer, offset, header), out);
            case JoiningReportedDecoder.TEMPLATE_ID ->
                writeJoining(joining.wrapAndApplyHeader(buffer, offset, header), out);
            default -> {
                return stories.write(templateId, buffer, offset, out);
            }
        }
        return true;
    }

    private static void writeStatus(StatusReportedDecoder row, JsonText out) {
        out.openObject()
                .member("level", row.level())
                .member("dayState", row.dayState().name())
                .member("dayDate", row.dayDate())
                .member("participants", row.participants())
                .member("accounts", row.accounts())
                .member("waiting", row.waiting())
                .member("acceptedToday", row.acceptedToday())
                .member("settledToday", row.settledToday())
                .amount("settledToday" + AZN, AZN, row.settledMinorToday())
                .member("refusedToday", row.refusedToday())
                .member("annulledToday", row.annulledToday())
                .member("eventHash", HexFormat.of().toHexDigits(row.eventHash()))
                .member("eventCount", row.eventCount())
                .member("job", row.job().name())
                .member("epoch", row.epoch())
                .member("owner", row.owner())
                .member("epochSequence", row.epochSequence());
        if (row.suspended().getRaw() != 0) {
            out.openArray("suspended");
            writeIf(row.suspended().aCCEPTANCE(), "ACCEPTANCE", out);
            writeIf(row.suspended().sETTLEMENT(), "SETTLEMENT", out);
            out.closeArray();
        }
        out.closeObject();
    }

    private static void writeParticipant(ParticipantReportedDecoder row, JsonText out) {
        out.openObject()
                .member("participantId", row.participantId())
                .member("bic", row.bic())
                .member("name", row.participantName())
                .member("kind", row.kind().name())
                .member("tin", row.tin());
        writeCauses(row.causes(), out);
        out.member("connected", row.connected() != 0)
                .member("lastInputNumber", row.lastInputNumber())
                .member("lastOutputNumber", row.lastOutputNumber())
                .member("outputAcknowledged", row.outputAcknowledged())
                .member("channel", row.channel().name())
                .member("language", row.language().name());
        if (row.nextFromNs() != 0) {
            out.member("nextChannel", row.nextChannel().name()).member("nextFromNs", row.nextFromNs());
        }
        if (row.outOfOrderDate() != 0) {
            out.member("outOfOrderDate", row.outOfOrderDate()).member("outOfOrderNumber", row.outOfOrderNumber());
        }
        out.closeObject();
    }

    private void writeAccount(AccountReportedDecoder row, JsonText out) {
        String currency = row.currency();
        out.openObject()
                .member("accountId", row.accountId())
                .member("bic", directory.bic(row.participantId()))
                .member("system", row.systemId().name())
                .member("kind", row.kind().name())
                .member("currency", currency)
                .member("number", row.number())
                .amount("balance", currency, row.balanceMinor())
                .amount("held", currency, row.heldMinor())
                .amount("available", currency, row.balanceMinor() - row.heldMinor())
                .member("waiting", row.waiting())
                .amount("waitingAmount", currency, row.waitingMinor())
                .amount("debits", currency, row.debitsMinor())
                .amount("credits", currency, row.creditsMinor())
                .member("state", row.closed() == 1 ? "CLOSED" : "OPEN")
                .closeObject();
    }

    private void writePayment(PaymentReportedDecoder row, JsonText out) {
        String currency = row.currency();
        out.openObject()
                .member("paymentId", row.paymentId())
                .member("reference", row.reference())
                .member("state", row.state().name())
                .member("type", row.paymentType().name());
        writeCauses(row.causes(), out);
        out.member("priority", row.priority())
                .member("debtor", directory.bic(row.debtorId()))
                .member("creditor", directory.bic(row.creditorId()))
                .member("currency", currency)
                .amount("amount", currency, row.amountMinor())
                .amount("shortfall", currency, row.shortfallMinor())
                .closeObject();
    }

    private void writeProposal(ProposalReportedDecoder row, JsonText out) {
        out.openObject()
                .member("proposalId", row.proposalId())
                .member("certificateId", row.certificateId())
                .member("holder", inputs.certificateHolder(directory.certificateSequence(row.certificateId())))
                .member("action", MessagePrinter.name(row.templateId()))
                .member("expiresNs", row.expiresNs());
        if (row.templateId() == EnterPaymentDecoder.TEMPLATE_ID) {
            entered.writeProposed(row.proposalId(), out);
        } else if (out.length() < EnteredPaymentRow.MAX_ROWS_WITH_CONTENT) {
            out.member("content", inputs.proposed(row.proposalId()));
            if (row.paymentId() != 0) {
                stories.writePayment(row.paymentId(), row.paymentState(), out);
            }
        }
        out.closeObject();
    }

    private void writeAuthority(AuthorityReportedDecoder row, JsonText out) {
        out.openObject()
                .member("grantor", directory.bic(row.grantorId()))
                .member("grantee", directory.bic(row.granteeId()))
                .member("number", directory.account(row.accountId()).toString())
                .member("currency", row.currency())
                .member("scope", row.scope().name())
                .member("fromDate", row.fromDate())
                .member("toDate", row.toDate())
                .closeObject();
    }

    private void writeSeizure(SeizureReportedDecoder row, JsonText out) {
        String currency = row.currency();
        out.openObject()
                .member("number", directory.account(row.accountId()).toString())
                .member("currency", currency)
                .member("decision", row.decisionNumber())
                .member("decisionDate", row.decisionDate());
        if (row.wantedMinor() == AccountTold.WHOLE) {
            out.member("wanted", "WHOLE");
        } else {
            out.amount("wanted", currency, row.wantedMinor());
        }
        out.amount("held", currency, row.heldMinor()).closeObject();
    }

    private static void writeDay(CalendarDayReportedDecoder row, JsonText out) {
        String source = row.isDeclared() == 0 ? "WEEK" : row.decisionDate() == 0 ? "GENESIS" : "DECISION";
        out.openObject()
                .member("system", row.systemId().name())
                .member("date", row.date())
                .member("isBusinessDay", row.isBusinessDay() == 1)
                .member("source", source);
        if (row.decisionDate() != 0) {
            out.member("decisionDate", row.decisionDate()).member("decisionNumber", row.decisionNumber());
        }
        out.closeObject();
    }

    private void writeJoining(JoiningReportedDecoder row, JsonText out) {
        out.openObject()
                .member("bic", directory.bic(row.participantId()))
                .member("protocolNumber", row.protocolNumber())
                .member("protocolDate", row.protocolDate())
                .member("admittedNs", row.timeNs())
                .member("terminal", String.valueOf((char) row.terminal()))
                .member("testedInput", row.testedInput())
                .member("testedSequence", row.testedSequence())
                .member("testedNs", row.testedNs())
                .member("certificateId", row.certificateId())
                .closeObject();
    }

    private static void writeCauses(StatusCausesDecoder causes, JsonText out) {
        out.openArray("causes");
        writeIf(causes.oRDER(), "ORDER", out);
        writeIf(causes.sEIZURE(), "SEIZURE", out);
        writeIf(causes.tECHNICAL(), "TECHNICAL", out);
        writeIf(causes.rEMOVED(), "REMOVED", out);
        writeIf(causes.lEAVING(), "LEAVING", out);
        writeIf(causes.jOINING(), "JOINING", out);
        out.closeArray();
    }

    static void writeCauses(WaitCausesDecoder causes, JsonText out) {
        out.openArray("causes");
        writeIf(causes.sYSTEM_SUSPENDED(), "SYSTEM_SUSPENDED", out);
        writeIf(causes.sEIZURE_OR_SUSPENSION(), "SEIZURE_OR_SUSPENSION", out);
        writeIf(causes.lACK_OF_FUNDS(), "LACK_OF_FUNDS", out);
        writeIf(causes.bENEFICIARY_FULL(), "BENEFICIARY_FULL", out);
        writeIf(causes.vALUE_DATE_AHEAD(), "VALUE_DATE_AHEAD", out);
        writeIf(causes.bEHIND_EARLIER(), "BEHIND_EARLIER", out);
        out.closeArray();
    }

    private static void writeIf(boolean holds, String name, JsonText out) {
        if (holds) {
            out.value(name);
        }
    }
}
