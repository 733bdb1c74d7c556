package az.ecbar.cluster;

import az.ecbar.command.ActionWriter;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.CertificateRegisteredDecoder;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.Channel;
import az.ecbar.schema.CtnSessionOpenedDecoder;
import az.ecbar.schema.InputOriginEncoder;
import az.ecbar.schema.InputTakenDecoder;
import az.ecbar.schema.LimitTarget;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.OpenCtnSessionEncoder;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.Site;
import az.ecbar.schema.SubmitPaymentEncoder;
import az.ecbar.schema.SystemId;
import az.ecbar.schema.TransferPartEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Bank ALFA, which pays BETA one manat at a time, as commands straight into the log: it numbers its inputs, remembers
 * what was acknowledged, and after each new session repeats the rest.
 */
public final class ClusterBank {
    private static final String ALFA = "ALFAAZ22XXX";
    private static final String BETA = "BETAAZ22XXX";
    private static final String CENTRE = "NABZAZ2CXXX";
    private static final long ALFA_TIN = 1_000_000_001L;
    private static final long BETA_TIN = 1_000_000_002L;
    private static final long AMOUNT_MINOR = 100;
    private static final long OPENING_MINOR = 1_000_000_000L;
    private static final long BAKU_OFFSET_MINUTES = 240;
    private static final long NO_SESSION = 0;
    private static final int PART_LENGTH = 3000;

    private final int date;
    private final byte[] fingerprint = new byte[32];
    private final TreeMap<Long, Long> acknowledged = new TreeMap<>();
    private long sessionId = NO_SESSION;
    private int certificateId;
    private long lastSent;

    public ClusterBank(long nowNs) {
        date = BusinessDate.ofUtc(nowNs, BAKU_OFFSET_MINUTES);
        Arrays.fill(fingerprint, (byte) 7);
    }

    /** The genesis, in which the day opens. */
    public List<byte[]> genesis() {
        ActionWriter actions = new ActionWriter();
        List<byte[]> commands = new ArrayList<>();
        commands.add(actions.beginLedger(1, "cluster"));
        commands.add(actions.registerParticipant(
                CENTRE, ParticipantKind.CENTRAL_BANK, 'A', 9_900_003_871L, "", "CBAR", "Central Bank"));
        commands.add(actions.openAccount(CENTRE, SystemId.AZIPS, AccountKind.CENTRAL_BANK, "AZN", "ISSUE-AZN"));
        addBank(commands, actions, ALFA, ALFA_TIN);
        addBank(commands, actions, BETA, BETA_TIN);
        commands.add(actions.issueFunds("AZN", ALFA, "ISSUE-AZN", OPENING_MINOR, "OPENING"));
        commands.add(actions.registerCertificate(
                ALFA, 'A', CertificateRole.BANK, 0, Long.MAX_VALUE / 2, fingerprint, "REG", "alfa", new byte[] {1}));
        commands.add(actions.declareDay(SystemId.AZIPS, date, true));
        commands.add(actions.openDay(SystemId.AZIPS, date));
        commands.add(actions.completeGenesis());
        return commands;
    }

    private static void addBank(List<byte[]> commands, ActionWriter actions, String bic, long tin) {
        commands.add(actions.registerParticipant(bic, ParticipantKind.BANK, 'A', tin, "", "REG", bic));
        commands.add(actions.openAccount(bic, SystemId.AZIPS, AccountKind.CORRESPONDENT, "AZN", bic));
    }

    /** Opens a session; what was sent before counts as sent only if it is acknowledged. */
    public byte[] openSession() {
        sessionId = NO_SESSION;
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
        OpenCtnSessionEncoder e = new OpenCtnSessionEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .connectionId(7)
                .bic(ALFA)
                .terminal((short) 'A')
                .channel(Channel.CTN)
                .site(Site.MAIN)
                .outputReceived(0);
        buffer.putBytes(e.offset() + OpenCtnSessionEncoder.fingerprintEncodingOffset(), fingerprint);
        e.putProof(new byte[0], 0, 0);
        return bytes(buffer, e.encodedLength());
    }

    /** Whether the session stands, so that {@link #nextPayment} may be sent. */
    public boolean isOpen() {
        return sessionId != NO_SESSION;
    }

    /** The payment with the next number. */
    public byte[] nextPayment() {
        return payment(++lastSent);
    }

    /** The first of two parts of a transfer, with the next number. */
    public byte[] firstPart() {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
        TransferPartEncoder e = new TransferPartEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        origin(e.origin(), buffer, ++lastSent);
        e.transferId(1).part(1).of(2).wholeLengthBytes(PART_LENGTH + 1);
        e.putContent(new byte[PART_LENGTH], 0, PART_LENGTH);
        return bytes(buffer, e.encodedLength());
    }

    private void origin(InputOriginEncoder origin, UnsafeBuffer buffer, long number) {
        origin.sessionId(sessionId)
                .inputNumber(number)
                .participant(ALFA)
                .terminal((short) 'A')
                .channel(Channel.CTN)
                .site(Site.MAIN)
                .certificateId(certificateId);
        UnsafeBuffer digest = new UnsafeBuffer(new byte[32]);
        digest.putLong(0, number);
        buffer.putBytes(origin.offset() + InputOriginEncoder.digestEncodingOffset(), digest, 0, digest.capacity());
    }

    private byte[] payment(long number) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
        SubmitPaymentEncoder e = new SubmitPaymentEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        origin(e.origin(), buffer, number);
        e.transferId(0)
                .amountMinor(AMOUNT_MINOR)
                .debtorTin(ALFA_TIN)
                .creditorTin(BETA_TIN)
                .valueDate(date)
                .priority((short) 50)
                .paymentType(PaymentType.MT103)
                .limitTarget(LimitTarget.NONE)
                .currency("AZN")
                .reference(String.format(Locale.ROOT, "R%08d", number))
                .senderBic(ALFA)
                .debtorBic(ALFA)
                .creditorBic(BETA)
                .debtorAccount(ALFA)
                .creditorAccount(BETA);
        e.flags().clear();
        buffer.putBytes(e.offset() + SubmitPaymentEncoder.uetrEncodingOffset(), new byte[16]);
        e.putProof(new byte[0], 0, 0).putMessage(new byte[600], 0, 600);
        return bytes(buffer, e.encodedLength());
    }

    /** Hears an event from where the session is. */
    public void onEvent(int templateId, DirectBuffer buffer, int offset) {
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        switch (templateId) {
            case CertificateRegisteredDecoder.TEMPLATE_ID ->
                certificateId = new CertificateRegisteredDecoder()
                        .wrapAndApplyHeader(buffer, offset, header)
                        .certificateId();
            case CtnSessionOpenedDecoder.TEMPLATE_ID -> {
                var e = new CtnSessionOpenedDecoder().wrapAndApplyHeader(buffer, offset, header);
                sessionId = e.sessionId();
                lastSent = e.lastInputNumber();
            }
            case InputTakenDecoder.TEMPLATE_ID -> {
                var e = new InputTakenDecoder().wrapAndApplyHeader(buffer, offset, header);
                acknowledged.put(e.inputNumber(), e.inputSequence());
            }
            default -> {
                // Nothing that this bank waits for.
            }
        }
    }

    public long lastSent() {
        return lastSent;
    }

    /** The highest number acknowledged; 0 if none. */
    public long lastAcknowledged() {
        return acknowledged.isEmpty() ? 0 : acknowledged.lastKey();
    }

    /** Sequence under which each acknowledged number was taken. */
    public Map<Long, Long> acknowledged() {
        return acknowledged;
    }

    private static byte[] bytes(UnsafeBuffer buffer, int encodedLength) {
        byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + encodedLength];
        buffer.getBytes(0, bytes);
        return bytes;
    }
}
