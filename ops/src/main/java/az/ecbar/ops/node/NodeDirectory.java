package az.ecbar.ops.node;

import az.ecbar.command.ActionLine;
import az.ecbar.gateway.notice.StoredRecords;
import az.ecbar.gateway.session.ParticipantDirectory;
import az.ecbar.gateway.swift.SwiftDirectory;
import az.ecbar.ops.view.Names;
import az.ecbar.record.RecordHeader;
import az.ecbar.schema.AccountOpenedDecoder;
import az.ecbar.schema.AccountRecordDecoder;
import az.ecbar.schema.CertificateRecordDecoder;
import az.ecbar.schema.CertificateRegisteredDecoder;
import az.ecbar.schema.CertificateRevokedDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.ParticipantRecordDecoder;
import az.ecbar.schema.ParticipantRegisteredDecoder;
import az.ecbar.schema.ProposeActionDecoder;
import az.ecbar.schema.RegisterCertificateDecoder;
import az.ecbar.trust.Digest;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.signature.CertificateDirectory;
import az.ecbar.trust.signature.Signatory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Who may log on and sign, as the ledger's events behind the gate have told it. The bytes of a certificate are read from
 * the journal, where the command that registered it stands.
 *
 * <p>Owned by the edge's thread, or by the pair's while the node does not lead; {@link #registered} and {@link #isEmpty}
 * may be called from any.
 *
 * @rule 4.26.2
 */
public final class NodeDirectory implements ParticipantDirectory, SwiftDirectory, Names {
    private final CertificateDirectory certificates;
    private final StoredRecords journal;
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final List<String> bics = new ArrayList<>();
    private final List<NamedAccount> accounts = new ArrayList<>();
    private final Map<String, String> registrationCodes = new HashMap<>();
    private final List<Digest> fingerprints = new ArrayList<>();
    private final List<String> holderNames = new ArrayList<>();
    private final Map<Digest, String> holders = new HashMap<>();
    private final Set<Digest> revoked = ConcurrentHashMap.newKeySet();
    private final Map<Digest, BcscCertificate> registered = new ConcurrentHashMap<>();

    /** An account in the order of opening. */
    private record NamedAccount(int participantId, String number, String currency) {}

    /** An empty directory; certificates are checked by {@code checker}, their bytes read by {@code journal}. */
    public NodeDirectory(CertificateChecker checker, StoredRecords journal) {
        this.certificates = new CertificateDirectory(checker);
        this.journal = journal;
    }

    /** Takes an event, if it is one that the directory needs. */
    public void onEvent(int templateId, DirectBuffer buffer, int offset) {
        switch (templateId) {
            case ParticipantRegisteredDecoder.TEMPLATE_ID -> {
                var e = new ParticipantRegisteredDecoder().wrapAndApplyHeader(buffer, offset, header);
                addParticipant(e.bic(), e.registrationCode());
            }
            case AccountOpenedDecoder.TEMPLATE_ID -> {
                var e = new AccountOpenedDecoder().wrapAndApplyHeader(buffer, offset, header);
                accounts.add(new NamedAccount(e.participantId(), e.number(), e.currency()));
            }
            case CertificateRegisteredDecoder.TEMPLATE_ID -> {
                var e = new CertificateRegisteredDecoder().wrapAndApplyHeader(buffer, offset, header);
                byte[] fingerprint = new byte[Digest.LENGTH];
                e.getFingerprint(fingerprint, 0, Digest.LENGTH);
                addCertificate(Digest.of(fingerprint), e.participantId(), e.certificateSequence(), e.holder());
            }
            case CertificateRevokedDecoder.TEMPLATE_ID -> {
                var e = new CertificateRevokedDecoder().wrapAndApplyHeader(buffer, offset, header);
                revoked.add(fingerprints.get(e.certificateId()));
            }
            default -> {
                // Nothing about who may log on.
            }
        }
    }

    /** Takes a record of a snapshot, if it is one that the directory needs; in the snapshot's order. */
    public void onSnapshotRecord(int templateId, DirectBuffer buffer, int offset) {
        if (templateId == ParticipantRecordDecoder.TEMPLATE_ID) {
            var e = new ParticipantRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
            addParticipant(e.bic(), e.registrationCode());
        } else if (templateId == AccountRecordDecoder.TEMPLATE_ID) {
            var e = new AccountRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
            accounts.add(new NamedAccount(e.participantId(), e.number(), e.currency()));
        } else if (templateId == CertificateRecordDecoder.TEMPLATE_ID) {
            var e = new CertificateRecordDecoder().wrapAndApplyHeader(buffer, offset, header);
            byte[] bytes = new byte[Digest.LENGTH];
            e.getFingerprint(bytes, 0, Digest.LENGTH);
            Digest fingerprint = Digest.of(bytes);
            addCertificate(fingerprint, e.participantId(), e.certificateSequence(), e.holder());
            if (e.revoked() == 1) {
                revoked.add(fingerprint);
            }
        }
    }

    /** How many participants there are: their ids are 0 to this, less one. */
    @Override
    public int size() {
        return bics.size();
    }

    @Override
    public String bic(int participantId) {
        return participantId >= 0 && participantId < bics.size() ? bics.get(participantId) : "";
    }

    @Override
    public String holder(int certificateId) {
        return certificateId >= 0 && certificateId < holderNames.size() ? holderNames.get(certificateId) : "";
    }

    @Override
    public String account(int accountId) {
        if (accountId < 0 || accountId >= accounts.size()) {
            return "";
        }
        NamedAccount account = accounts.get(accountId);
        return account.number() + " " + account.currency() + " of " + bic(account.participantId());
    }

    @Override
    public String owner(int accountId) {
        return accountId >= 0 && accountId < accounts.size()
                ? bic(accounts.get(accountId).participantId())
                : "";
    }

    @Override
    public String proposed(long proposalId) {
        int length = journal.read(proposalId, record, 0);
        if (length < RecordHeader.HEADER_LENGTH + MessageHeaderDecoder.ENCODED_LENGTH
                || header.wrap(record, RecordHeader.HEADER_LENGTH).templateId() != ProposeActionDecoder.TEMPLATE_ID) {
            return "";
        }
        ProposeActionDecoder proposal =
                new ProposeActionDecoder().wrapAndApplyHeader(record, RecordHeader.HEADER_LENGTH, header);
        UnsafeBuffer action = new UnsafeBuffer(0, 0);
        proposal.wrapAction(action);
        return new ActionLine().of(header.wrap(action, 0).templateId(), action);
    }

    /** Takes a new revocation list into use. */
    public void useChecker(CertificateChecker checker) {
        certificates.updateRevocations(checker.revocations());
    }

    /** The checker in use. */
    public CertificateChecker checker() {
        return certificates.checker();
    }

    @Override
    public @Nullable String registrationCode(String bic) {
        return registrationCodes.get(bic);
    }

    @Override
    public boolean isRegistered(Digest fingerprint, String bic) {
        return bic.equals(holders.get(fingerprint)) && !revoked.contains(fingerprint);
    }

    @Override
    public Verdict checkPeer(List<BcscCertificate> chain, Expectation expectation, long utcNs) {
        return certificates.checker().check(chain, expectation, utcNs);
    }

    @Override
    public @Nullable Signatory find(Digest fingerprint) {
        return certificates.find(fingerprint);
    }

    /** The certificate that is registered under this fingerprint; null if there is none, or it was revoked. Any thread. */
    public @Nullable BcscCertificate registered(Digest fingerprint) {
        return revoked.contains(fingerprint) ? null : registered.get(fingerprint);
    }

    /** Whether nobody was registered yet. Any thread. */
    public boolean isEmpty() {
        return registered.isEmpty();
    }

    private void addParticipant(String bic, String registrationCode) {
        bics.add(bic);
        registrationCodes.put(bic, registrationCode);
    }

    private void addCertificate(Digest fingerprint, int participantId, long sequence, String holder) {
        fingerprints.add(fingerprint);
        holderNames.add(holder);
        holders.put(fingerprint, bics.get(participantId));
        try {
            BcscCertificate certificate = certificates.checker().read(certificateBytes(sequence));
            Verdict.Refused refused = certificates.register(List.of(certificate));
            if (refused != null) {
                // Known to the ledger but not of our authority: it opens no session, and its logon is told why.
                revoked.add(fingerprint);
            }
            registered.put(fingerprint, certificate);
        } catch (MalformedException e) {
            revoked.add(fingerprint);
        }
    }

    private byte[] certificateBytes(long sequence) {
        if (journal.read(sequence, record, 0) == 0) {
            throw new IllegalStateException("the journal lacks record " + sequence + ", which bears a certificate");
        }
        int offset = RecordHeader.HEADER_LENGTH;
        header.wrap(record, offset);
        if (header.templateId() == ProposeActionDecoder.TEMPLATE_ID) {
            ProposeActionDecoder proposal = new ProposeActionDecoder().wrapAndApplyHeader(record, offset, header);
            offset = proposal.limit() + ProposeActionDecoder.actionHeaderLength();
        }
        RegisterCertificateDecoder command =
                new RegisterCertificateDecoder().wrapAndApplyHeader(record, offset, header);
        byte[] der = new byte[command.certificateLength()];
        command.getCertificate(der, 0, der.length);
        return der;
    }
}
