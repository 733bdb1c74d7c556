package az.ecbar.auditor.testing;

import az.ecbar.schema.AnswerIpsEncoder;
import az.ecbar.schema.AskIpsStatusEncoder;
import az.ecbar.schema.InputOriginEncoder;
import az.ecbar.schema.IpsFlow;
import az.ecbar.schema.IpsVerdict;
import az.ecbar.schema.LimitLevel;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.ModifyLimitEncoder;
import az.ecbar.schema.RefuseIpsInputEncoder;
import az.ecbar.schema.Site;
import az.ecbar.schema.SubmitIpsTransferEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes the commands that participants of IPS give: SBE header and body in bytes of their own. */
public final class IpsBytes {
    private static final int CAPACITY = 2048;
    private static final byte[] NOTHING = {};

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    /** A payment or refund instruction as it stands in a command; tests set what they want to be different. */
    public static final class Transfer {
        public IpsFlow flow = IpsFlow.PAYMENT;
        public long amountMinor = 1;
        public int valueDate;
        public String currency = "AZN";
        public String senderBic = "";
        public String debtorBic = "";
        public String creditorBic = "";
        public String debtorAccount = "";
        public String creditorAccount = "";
        public String debtorCorrespondent = "";
        public String creditorCorrespondent = "";
        public String messageId = "";
        public String txId = "";
        public String originalSenderBic = "";
        public String originalTxId = "";
    }

    public byte[] submit(Origin origin, Transfer transfer) {
        SubmitIpsTransferEncoder e = new SubmitIpsTransferEncoder().wrapAndApplyHeader(clean(), 0, header);
        write(origin, e.origin());
        e.transferId(0)
                .flow(transfer.flow)
                .amountMinor(transfer.amountMinor)
                .valueDate(transfer.valueDate)
                .currency(transfer.currency)
                .senderBic(transfer.senderBic)
                .debtorBic(transfer.debtorBic)
                .creditorBic(transfer.creditorBic)
                .debtorAccount(transfer.debtorAccount)
                .creditorAccount(transfer.creditorAccount)
                .debtorCorrespondent(transfer.debtorCorrespondent)
                .creditorCorrespondent(transfer.creditorCorrespondent)
                .msgId(transfer.messageId)
                .txId(transfer.txId)
                .originalSenderBic(transfer.originalSenderBic)
                .originalTxId(transfer.originalTxId);
        return done(e.putProof(NOTHING, 0, 0).putMessage(NOTHING, 0, 0).encodedLength());
    }

    public byte[] answer(
            Origin origin, IpsFlow flow, IpsVerdict verdict, String senderBic, String meantBic, String id) {
        AnswerIpsEncoder e = new AnswerIpsEncoder().wrapAndApplyHeader(clean(), 0, header);
        write(origin, e.origin());
        e.transferId(0)
                .flow(flow)
                .verdict(verdict)
                .senderBic(senderBic)
                .meantSenderBic(meantBic)
                .meantId(id);
        return done(e.putProof(NOTHING, 0, 0).putMessage(NOTHING, 0, 0).encodedLength());
    }

    public byte[] ask(Origin origin, IpsFlow flow, String senderBic, String meantBic, String id) {
        AskIpsStatusEncoder e = new AskIpsStatusEncoder().wrapAndApplyHeader(clean(), 0, header);
        write(origin, e.origin());
        e.transferId(0).flow(flow).senderBic(senderBic).meantSenderBic(meantBic).meantId(id);
        return done(e.putProof(NOTHING, 0, 0).putMessage(NOTHING, 0, 0).encodedLength());
    }

    public byte[] refuse(Origin origin, IpsFlow flow, int reason, String tag) {
        RefuseIpsInputEncoder e = new RefuseIpsInputEncoder().wrapAndApplyHeader(clean(), 0, header);
        write(origin, e.origin());
        e.transferId(0).flow(flow).reason(reason).tag(tag);
        return done(e.putProof(NOTHING, 0, 0).putMessage(NOTHING, 0, 0).encodedLength());
    }

    public byte[] modifyLimit(Origin origin, LimitLevel level, String account, long limitMinor, String senderBic) {
        ModifyLimitEncoder e = new ModifyLimitEncoder().wrapAndApplyHeader(clean(), 0, header);
        write(origin, e.origin());
        e.transferId(0)
                .limitMinor(limitMinor)
                .level(level)
                .currency("AZN")
                .account(account)
                .senderBic(senderBic);
        return done(e.putProof(NOTHING, 0, 0).putMessage(NOTHING, 0, 0).encodedLength());
    }

    private void write(Origin origin, InputOriginEncoder e) {
        e.sessionId(origin.sessionId())
                .inputNumber(origin.inputNumber())
                .participant(origin.participant())
                .terminal((short) origin.terminal())
                .channel(origin.channel())
                .site(Site.MAIN)
                .certificateId(origin.certificateId());
        byte[] digest = CommandBytes.digest(origin.content());
        buffer.putBytes(e.offset() + InputOriginEncoder.digestEncodingOffset(), digest);
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
}
