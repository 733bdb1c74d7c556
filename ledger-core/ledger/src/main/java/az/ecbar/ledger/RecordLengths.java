package az.ecbar.ledger;

import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.schema.AccountRecordDecoder;
import az.ecbar.schema.AliasRecordDecoder;
import az.ecbar.schema.AnnouncementRecordDecoder;
import az.ecbar.schema.AuthorityRecordDecoder;
import az.ecbar.schema.BlockRecordDecoder;
import az.ecbar.schema.BookingRecordDecoder;
import az.ecbar.schema.CertificateRecordDecoder;
import az.ecbar.schema.ChannelRecordDecoder;
import az.ecbar.schema.ClearingAccountRecordDecoder;
import az.ecbar.schema.DeclaredDayRecordDecoder;
import az.ecbar.schema.EpochRecordDecoder;
import az.ecbar.schema.GivenUpOutputRecordDecoder;
import az.ecbar.schema.IpsDayOfNumbersRecordDecoder;
import az.ecbar.schema.IpsTransferRecordDecoder;
import az.ecbar.schema.JobRecordDecoder;
import az.ecbar.schema.JoiningRecordDecoder;
import az.ecbar.schema.KeptPaymentRecordDecoder;
import az.ecbar.schema.LanguageRecordDecoder;
import az.ecbar.schema.LedgerStateDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.OpenAnswerRecordDecoder;
import az.ecbar.schema.ParticipantRecordDecoder;
import az.ecbar.schema.ParticipationNoticeRecordDecoder;
import az.ecbar.schema.PaymentStoryRecordDecoder;
import az.ecbar.schema.ProposalRecordDecoder;
import az.ecbar.schema.ReleaseRecordDecoder;
import az.ecbar.schema.RuleRecordDecoder;
import az.ecbar.schema.SettlementAccountRecordDecoder;
import az.ecbar.schema.StandingOrderRecordDecoder;
import az.ecbar.schema.StateEndDecoder;
import az.ecbar.schema.StatementRecordDecoder;
import az.ecbar.schema.SwiftInputRecordDecoder;
import az.ecbar.schema.SystemDayRecordDecoder;
import az.ecbar.schema.TerminalRecordDecoder;
import az.ecbar.schema.TimerRecordDecoder;
import az.ecbar.schema.TransferRecordDecoder;
import az.ecbar.schema.UsedReferenceRecordDecoder;
import az.ecbar.schema.WaitingPaymentRecordDecoder;
import az.ecbar.schema.WorkstationRecordDecoder;

/**
 * The fixed lengths of the records of a snapshot. A record that another build wrote, with fewer fields or with more, is
 * refused: read by the fields of this build it would give a state that never was. Static methods only, for any thread;
 * allocates nothing but what it throws.
 */
final class RecordLengths {
    private RecordLengths() {}

    /** Throws {@link InvariantViolation} where a record is not as this build writes it. */
    static void check(MessageHeaderDecoder header) {
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID
                || header.version() != MessageHeaderDecoder.SCHEMA_VERSION) {
            throw new InvariantViolation("snapshot is of schema " + header.schemaId() + " version " + header.version()
                    + ", this build writes " + MessageHeaderDecoder.SCHEMA_ID + " version "
                    + MessageHeaderDecoder.SCHEMA_VERSION);
        }
        check(header.templateId(), header.blockLength(), of(header.templateId()));
    }

    /** The same of a part of a record, for which {@code actual} is the length that stands in the snapshot. */
    static void check(int templateId, int actual, int expected) {
        if (actual != expected) {
            throw new InvariantViolation("snapshot of another build: a record of template " + templateId + " has "
                    + actual + " bytes where this build writes " + expected);
        }
    }

    private static int of(int templateId) {
        return switch (templateId) {
            case LedgerStateDecoder.TEMPLATE_ID -> LedgerStateDecoder.BLOCK_LENGTH;
            case EpochRecordDecoder.TEMPLATE_ID -> EpochRecordDecoder.BLOCK_LENGTH;
            case StandingOrderRecordDecoder.TEMPLATE_ID -> StandingOrderRecordDecoder.BLOCK_LENGTH;
            case RuleRecordDecoder.TEMPLATE_ID -> RuleRecordDecoder.BLOCK_LENGTH;
            case DeclaredDayRecordDecoder.TEMPLATE_ID -> DeclaredDayRecordDecoder.BLOCK_LENGTH;
            case ParticipantRecordDecoder.TEMPLATE_ID -> ParticipantRecordDecoder.BLOCK_LENGTH;
            case AliasRecordDecoder.TEMPLATE_ID -> AliasRecordDecoder.BLOCK_LENGTH;
            case CertificateRecordDecoder.TEMPLATE_ID -> CertificateRecordDecoder.BLOCK_LENGTH;
            case AccountRecordDecoder.TEMPLATE_ID -> AccountRecordDecoder.BLOCK_LENGTH;
            case BlockRecordDecoder.TEMPLATE_ID -> BlockRecordDecoder.BLOCK_LENGTH;
            case AuthorityRecordDecoder.TEMPLATE_ID -> AuthorityRecordDecoder.BLOCK_LENGTH;
            case SystemDayRecordDecoder.TEMPLATE_ID -> SystemDayRecordDecoder.BLOCK_LENGTH;
            case TerminalRecordDecoder.TEMPLATE_ID -> TerminalRecordDecoder.BLOCK_LENGTH;
            case ChannelRecordDecoder.TEMPLATE_ID -> ChannelRecordDecoder.BLOCK_LENGTH;
            case LanguageRecordDecoder.TEMPLATE_ID -> LanguageRecordDecoder.BLOCK_LENGTH;
            case SwiftInputRecordDecoder.TEMPLATE_ID -> SwiftInputRecordDecoder.BLOCK_LENGTH;
            case GivenUpOutputRecordDecoder.TEMPLATE_ID -> GivenUpOutputRecordDecoder.BLOCK_LENGTH;
            case WorkstationRecordDecoder.TEMPLATE_ID -> WorkstationRecordDecoder.BLOCK_LENGTH;
            case TransferRecordDecoder.TEMPLATE_ID -> TransferRecordDecoder.BLOCK_LENGTH;
            case ProposalRecordDecoder.TEMPLATE_ID -> ProposalRecordDecoder.BLOCK_LENGTH;
            case UsedReferenceRecordDecoder.TEMPLATE_ID -> UsedReferenceRecordDecoder.BLOCK_LENGTH;
            case WaitingPaymentRecordDecoder.TEMPLATE_ID -> WaitingPaymentRecordDecoder.BLOCK_LENGTH;
            case KeptPaymentRecordDecoder.TEMPLATE_ID -> KeptPaymentRecordDecoder.BLOCK_LENGTH;
            case PaymentStoryRecordDecoder.TEMPLATE_ID -> PaymentStoryRecordDecoder.BLOCK_LENGTH;
            case BookingRecordDecoder.TEMPLATE_ID -> BookingRecordDecoder.BLOCK_LENGTH;
            case OpenAnswerRecordDecoder.TEMPLATE_ID -> OpenAnswerRecordDecoder.BLOCK_LENGTH;
            case StatementRecordDecoder.TEMPLATE_ID -> StatementRecordDecoder.BLOCK_LENGTH;
            case ReleaseRecordDecoder.TEMPLATE_ID -> ReleaseRecordDecoder.BLOCK_LENGTH;
            case SettlementAccountRecordDecoder.TEMPLATE_ID -> SettlementAccountRecordDecoder.BLOCK_LENGTH;
            case ClearingAccountRecordDecoder.TEMPLATE_ID -> ClearingAccountRecordDecoder.BLOCK_LENGTH;
            case AnnouncementRecordDecoder.TEMPLATE_ID -> AnnouncementRecordDecoder.BLOCK_LENGTH;
            case JoiningRecordDecoder.TEMPLATE_ID -> JoiningRecordDecoder.BLOCK_LENGTH;
            case ParticipationNoticeRecordDecoder.TEMPLATE_ID -> ParticipationNoticeRecordDecoder.BLOCK_LENGTH;
            case IpsDayOfNumbersRecordDecoder.TEMPLATE_ID -> IpsDayOfNumbersRecordDecoder.BLOCK_LENGTH;
            case IpsTransferRecordDecoder.TEMPLATE_ID -> IpsTransferRecordDecoder.BLOCK_LENGTH;
            case JobRecordDecoder.TEMPLATE_ID -> JobRecordDecoder.BLOCK_LENGTH;
            case TimerRecordDecoder.TEMPLATE_ID -> TimerRecordDecoder.BLOCK_LENGTH;
            case StateEndDecoder.TEMPLATE_ID -> StateEndDecoder.BLOCK_LENGTH;
            default -> throw new InvariantViolation("snapshot holds unknown template " + templateId);
        };
    }
}
