package az.ecbar.bench.azips;

import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.ctn.ClientSessionConfig;
import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.envelope.EnvelopeBuilder;
import az.ecbar.ctn.envelope.Parties;
import az.ecbar.ctn.envelope.ProofLayout;
import az.ecbar.ctn.envelope.ReceivedEnvelope;
import az.ecbar.ctn.frame.AckPayload;
import az.ecbar.ctn.frame.SessionLimits;
import az.ecbar.gateway.inbound.InputOrigin;
import az.ecbar.gateway.inbound.PaymentTranslator;
import az.ecbar.gateway.inbound.Translation;
import az.ecbar.gateway.outbox.Outbox;
import az.ecbar.gateway.outbox.OutputReader;
import az.ecbar.gateway.outbox.SentProofs;
import az.ecbar.mt.MtReader;
import az.ecbar.ops.node.SystemClock;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.port.CommandSink;
import az.ecbar.schema.Channel;
import az.ecbar.schema.Site;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.merkle.LeafBuffer;
import az.ecbar.trust.signature.CertificateDirectory;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The node's end of one session as far as it costs processor time: verifies and translates what comes, signs what goes.
 * Stepped by hand on one thread.
 */
final class PartsGateway {

    private static final byte TERMINAL = 'A';

    private final SystemClock clock = new SystemClock();
    private final UnsafeBuffer proof = new UnsafeBuffer(new byte[ProofLayout.MAX_LENGTH]);
    private final byte[] digest = new byte[Digest.LENGTH];
    private final ReceivedEnvelope received;
    private final LeafBuffer bankLeaf;
    private final Digest bankSigner;
    private final Expectation bank;
    private final InputOrigin origin;
    private final PaymentTranslator translator;
    private final EnvelopeBuilder envelope;
    private final OutputReader reader = this::onOutput;
    private final Outbox outbox;
    private final SentProofs proofs;
    private final int participantId;
    private final long sessionId;
    private long acknowledged;
    private long lastOutput;

    PartsGateway(
            InventedBank invented,
            BankKeys keys,
            BankKeys nodeKeys,
            PartsSession session,
            CommandSink commands,
            Outbox outbox,
            SentProofs proofs)
            throws BrokenRunException {
        this.outbox = outbox;
        this.proofs = proofs;
        this.participantId = session.participantId();
        this.sessionId = session.sessionId();
        CertificateDirectory directory = new CertificateDirectory(nodeKeys.checker());
        var refused = directory.register(keys.sign().chain());
        if (refused != null) {
            throw new BrokenRunException("the bank's certificate is refused: " + refused);
        }
        received = new ReceivedEnvelope(directory, PartsBank.TOLERANCE_NS);
        Parties parties = new Parties(invented.bic(), ClientSessionConfig.CENTRE_BIC);
        bankLeaf = parties.fromBank(sessionId);
        bankSigner = keys.sign().certificate().fingerprint();
        bank = Expectation.bankSigner(invented.bic(), invented.registrationCode());
        origin = new InputOrigin(sessionId, invented.bic(), TERMINAL, Channel.CTN, Site.MAIN, session.certificateId());
        translator = new PaymentTranslator(commands, MtReader.ofSystem(false, "NABZAZ2CXRTS", "NABZAZ2XXRTS"));
        envelope = new EnvelopeBuilder(
                nodeKeys.sign().newSigner(), parties.fromCentre(sessionId), sessionId, SessionLimits.usual());
    }

    /** Digests the messages again, builds the tree, verifies the signature. */
    void verify(DirectBuffer frame, int length) throws BrokenRunException {
        CtnCode code = received.wrap(frame, 0, length);
        if (code == CtnCode.NONE) {
            code = received.verify(bankLeaf, bankSigner, bank, List.of(), clock.utcNs());
        }
        if (code != CtnCode.NONE) {
            throw new BrokenRunException("an envelope of the bank is refused: " + code + " " + received.refusal());
        }
    }

    /** Reads each message of the verified envelope and encodes its command. */
    void translate() throws BrokenRunException {
        while (received.next()) {
            received.copyDigest(digest);
            int proofLength = received.encode(proof, 0);
            Translation translation = translator.onMessage(
                    origin.input(received.number(), digest, 0),
                    received.buffer(),
                    received.messageOffset(),
                    received.messageLength(),
                    proof,
                    0,
                    proofLength);
            if (translation != Translation.TAKEN) {
                throw new BrokenRunException("payment " + received.number() + " is not taken: " + translation);
            }
        }
    }

    /**
     * Signs one envelope: acknowledgements up to an input, then outputs, as many as it takes; keeps the proofs.
     *
     * @return its length; 0 if nothing is left
     */
    int seal(long lastInput) {
        envelope.begin();
        while (acknowledged < lastInput && envelope.hasRoomFor(AckPayload.LENGTH)) {
            acknowledged++;
            envelope.appendAck(acknowledged, acknowledged, clock.utcNs(), digest, false);
        }
        int firstOutput = envelope.count();
        long before = lastOutput;
        long last = outbox.lastNumber(participantId, TERMINAL);
        int room = LoadRun.FULL - firstOutput;
        if (last > lastOutput && room > 0) {
            outbox.read(participantId, TERMINAL, lastOutput + 1, (int) Math.min(room, last - lastOutput), reader);
        }
        if (envelope.isEmpty()) {
            return 0;
        }
        int length = envelope.finish(clock.utcNs());
        for (long number = before + 1; number <= lastOutput; number++) {
            int proofLength = envelope.encodeProof(firstOutput + (int) (number - before - 1), proof, 0);
            proofs.add(participantId, TERMINAL, number, sessionId, proof, 0, proofLength);
        }
        return length;
    }

    DirectBuffer frame() {
        return envelope.buffer();
    }

    private boolean onOutput(OutputReader.StoredOutput output) {
        if (!envelope.hasRoomFor(output.messageLength() + output.attachmentLength())) {
            return false;
        }
        envelope.append(
                MessageKind.OUTPUT,
                output.number(),
                output.buffer(),
                output.messageOffset(),
                output.messageLength(),
                output.attachmentOffset(),
                output.attachmentLength(),
                output.digestOffset());
        lastOutput = output.number();
        return true;
    }
}
