package az.ecbar.ledger;

import az.ecbar.ledger.ctn.InputOrigin;
import az.ecbar.ledger.ips.flow.MeantOrder;
import az.ecbar.ledger.ips.flow.TransferOrder;
import az.ecbar.ledger.key.AccountNumber;
import az.ecbar.ledger.key.Bic;
import az.ecbar.ledger.key.Currency;
import az.ecbar.schema.AnswerIpsDecoder;
import az.ecbar.schema.AskIpsStatusDecoder;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.RefuseIpsInputDecoder;
import az.ecbar.schema.SubmitIpsTransferDecoder;
import org.agrona.DirectBuffer;

/** Reads the messages of IPS that begin, answer or ask for payments and refunds, for {@link CommandDispatcher}. */
final class IpsDispatcher {
    private final LedgerState state;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SubmitIpsTransferDecoder submitted = new SubmitIpsTransferDecoder();
    private final AnswerIpsDecoder answer = new AnswerIpsDecoder();
    private final AskIpsStatusDecoder question = new AskIpsStatusDecoder();
    private final RefuseIpsInputDecoder refused = new RefuseIpsInputDecoder();
    private final TransferOrder transfer = new TransferOrder();
    private final MeantOrder meant = new MeantOrder();
    private final InputOrigin origin = new InputOrigin();

    IpsDispatcher(LedgerState state) {
        this.state = state;
    }

    void submit(DirectBuffer buffer, int offset, long sequence, long timeNs) {
        SubmitIpsTransferDecoder c = submitted.wrapAndApplyHeader(buffer, offset, header);
        CommandDispatcher.read(c.origin(), transfer.origin);
        long bearer = state.inputs.take(transfer.origin, CertificateRole.BANK, c.transferId(), sequence, timeNs);
        if (bearer == 0) {
            return;
        }
        int at = c.offset();
        transfer.flow = c.flow();
        transfer.amountMinor = c.amountMinor();
        transfer.valueDate = c.valueDate();
        transfer.currency = Currency.pack(buffer, at + SubmitIpsTransferDecoder.currencyEncodingOffset());
        transfer.senderBic = Bic.pack(buffer, at + SubmitIpsTransferDecoder.senderBicEncodingOffset());
        transfer.debtorBic = Bic.pack(buffer, at + SubmitIpsTransferDecoder.debtorBicEncodingOffset());
        transfer.creditorBic = Bic.pack(buffer, at + SubmitIpsTransferDecoder.creditorBicEncodingOffset());
        transfer.messageId.read(buffer, at + SubmitIpsTransferDecoder.msgIdEncodingOffset());
        transfer.number.read(buffer, at + SubmitIpsTransferDecoder.txIdEncodingOffset());
        transfer.originalSenderBic = Bic.pack(buffer, at + SubmitIpsTransferDecoder.originalSenderBicEncodingOffset());
        transfer.originalNumber.read(buffer, at + SubmitIpsTransferDecoder.originalTxIdEncodingOffset());
        readAccounts(buffer, at);
        state.flows.submit(transfer, bearer, sequence, timeNs);
    }

    private void readAccounts(DirectBuffer buffer, int at) {
        AccountNumber.pack(
                buffer, at + SubmitIpsTransferDecoder.debtorAccountEncodingOffset(), transfer.debtorAccount, 1);
        AccountNumber.pack(
                buffer, at + SubmitIpsTransferDecoder.creditorAccountEncodingOffset(), transfer.creditorAccount, 1);
        AccountNumber.pack(
                buffer,
                at + SubmitIpsTransferDecoder.debtorCorrespondentEncodingOffset(),
                transfer.debtorCorrespondent,
                1);
        AccountNumber.pack(
                buffer,
                at + SubmitIpsTransferDecoder.creditorCorrespondentEncodingOffset(),
                transfer.creditorCorrespondent,
                1);
    }

    void answer(DirectBuffer buffer, int offset, long sequence, long timeNs) {
        AnswerIpsDecoder c = answer.wrapAndApplyHeader(buffer, offset, header);
        CommandDispatcher.read(c.origin(), meant.origin);
        long bearer = state.inputs.take(meant.origin, CertificateRole.BANK, c.transferId(), sequence, timeNs);
        if (bearer == 0) {
            return;
        }
        int at = c.offset();
        meant.flow = c.flow();
        meant.verdict = c.verdict();
        meant.senderBic = Bic.pack(buffer, at + AnswerIpsDecoder.senderBicEncodingOffset());
        meant.meantSenderBic = Bic.pack(buffer, at + AnswerIpsDecoder.meantSenderBicEncodingOffset());
        meant.meantNumber.read(buffer, at + AnswerIpsDecoder.meantIdEncodingOffset());
        state.flows.answer(meant, bearer, sequence, timeNs);
    }

    void askStatus(DirectBuffer buffer, int offset, long sequence, long timeNs) {
        AskIpsStatusDecoder c = question.wrapAndApplyHeader(buffer, offset, header);
        CommandDispatcher.read(c.origin(), meant.origin);
        long bearer = state.inputs.take(meant.origin, CertificateRole.BANK, c.transferId(), sequence, timeNs);
        if (bearer == 0) {
            return;
        }
        int at = c.offset();
        meant.flow = c.flow();
        meant.senderBic = Bic.pack(buffer, at + AskIpsStatusDecoder.senderBicEncodingOffset());
        meant.meantSenderBic = Bic.pack(buffer, at + AskIpsStatusDecoder.meantSenderBicEncodingOffset());
        meant.meantNumber.read(buffer, at + AskIpsStatusDecoder.meantIdEncodingOffset());
        state.flows.askStatus(meant, bearer, sequence, timeNs);
    }

    void refuse(DirectBuffer buffer, int offset, long sequence, long timeNs) {
        RefuseIpsInputDecoder c = refused.wrapAndApplyHeader(buffer, offset, header);
        CommandDispatcher.read(c.origin(), origin);
        long bearer = state.inputs.take(origin, CertificateRole.BANK, c.transferId(), sequence, timeNs);
        if (bearer != 0) {
            long tag = buffer.getLong(c.offset() + RefuseIpsInputDecoder.tagEncodingOffset());
            state.flows.refuse(origin, c.flow(), c.reason(), tag, bearer, sequence, timeNs);
        }
    }
}
