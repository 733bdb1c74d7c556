package az.ecbar.gateway.notice;

import az.ecbar.gateway.inbound.InputOrigin;
import az.ecbar.gateway.inbound.PaymentTranslator;
import az.ecbar.gateway.testing.EventFeed;
import az.ecbar.gateway.testing.MemoryRing;
import az.ecbar.gateway.testing.SampleBanks;
import az.ecbar.gateway.testing.SigningBank;
import az.ecbar.mt.MtReader;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.Channel;
import az.ecbar.schema.MessageHeaderEncoder;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.NoticeDueEncoder;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.ProposeActionEncoder;
import az.ecbar.schema.RegisterCertificateEncoder;
import az.ecbar.schema.Site;
import az.ecbar.trust.Digest;
import az.ecbar.trust.merkle.LeafKind;
import az.ecbar.trust.testing.TestAuthority;
import java.util.function.Consumer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A small day of AZIPS: what ALFA sent, as signed and translated into a journal in memory, and the events that a ledger
 * gives for it. ALFA is participant 1 with account 10, BETA is participant 2 with account 20.
 */
final class AzipsDay {
    static final int CENTRAL_BANK = 0;
    static final int ALFA = 1;
    static final int BETA = 2;
    static final int ALFA_ACCOUNT = 10;
    private static final int BETA_ACCOUNT = 20;
    private static final long SESSION = 1;
    static final int CERTIFICATE = 5;

    final TestAuthority authority = new TestAuthority();
    final SigningBank bank = new SigningBank(authority.bank("ALFAAZ22XXX", "1400090151"), "ALFAAZ22XXX");
    final MemoryRing journal = new MemoryRing();
    final EventFeed events = new EventFeed();
    private final PaymentTranslator translator =
            new PaymentTranslator(journal, MtReader.ofSystem(false, "NABZAZ2CXRTS"));
    private final InputOrigin origin =
            new InputOrigin(SESSION, "ALFAAZ22XXX", (byte) 'A', Channel.CTN, Site.MAIN, CERTIFICATE);
    /** Of all that is due from now on. */
    MessageLanguage language = MessageLanguage.MT;

    private long inputNumber;

    AzipsDay() {
        long certificate = addCertificate();
        events.participant(certificate, CENTRAL_BANK, "NABZAZ2CXXX")
                .participant(certificate, ALFA, "ALFAAZ22XXX")
                .participant(certificate, BETA, "BETAAZ22XXX")
                .account(certificate, ALFA_ACCOUNT, ALFA, SampleBanks.ALFA.account())
                .account(certificate, BETA_ACCOUNT, BETA, SampleBanks.BETA.account())
                .certificate(certificate, CERTIFICATE, ALFA, certificate);
    }

    /** ALFA sends a message in one piece; gives the sequence of its command. */
    long send(byte[] message) {
        inputNumber++;
        origin.input(inputNumber, Digest.ofContent(message).toBytes(), 0);
        long now = MemoryRing.timeNs(journal.lastSequence());
        byte[] proof = bank.prove(LeafKind.MESSAGE, SESSION, inputNumber, message, now);
        translator.onMessage(
                origin, new UnsafeBuffer(message), 0, message.length, new UnsafeBuffer(proof), 0, proof.length);
        return journal.lastSequence();
    }

    /** ALFA sends a message in parts, between which other records come; gives the sequence of the first part. */
    long sendInParts(byte[] message, int partLength) {
        inputNumber++;
        origin.input(inputNumber, Digest.ofContent(message).toBytes(), 0);
        long first = journal.lastSequence() + 1;
        int of = (message.length + partLength - 1) / partLength;
        for (int part = 1; part <= of; part++) {
            int start = (part - 1) * partLength;
            int length = Math.min(partLength, message.length - start);
            translator.onPart(origin, inputNumber, part, of, message.length, new UnsafeBuffer(message), start, length);
            addCertificate();
        }
        long now = MemoryRing.timeNs(journal.lastSequence());
        byte[] proof = bank.prove(LeafKind.TRANSFER, SESSION, inputNumber, message, now);
        translator.onTransfer(origin, inputNumber, new UnsafeBuffer(proof), 0, proof.length);
        return first;
    }

    /** A payment that is settled at once. */
    AzipsDay settles(byte[] message, PaymentType type, String reference, long amountMinor) {
        long sequence = send(message);
        return settled(sequence, sequence, sequence, type, reference, amountMinor);
    }

    /** The events of a settlement by one command of a payment that came by another. */
    AzipsDay settled(long sequence, long paymentId, long bearer, PaymentType type, String reference, long amountMinor) {
        Consumer<NoticeDueEncoder> about = about(paymentId, bearer, type, reference, amountMinor);
        events.notice(sequence, ALFA, NoticeKind.DEBIT_ADVICE, about.andThen(e -> e.accountId(ALFA_ACCOUNT)));
        events.notice(sequence, ALFA, NoticeKind.EXECUTED, about);
        events.notice(sequence, BETA, NoticeKind.FORWARDED_PAYMENT, about);
        events.notice(sequence, BETA, NoticeKind.CREDIT_ADVICE, about.andThen(e -> e.accountId(BETA_ACCOUNT)));
        return this;
    }

    /** A payment that waits for money. */
    long waits(byte[] message, PaymentType type, String reference, long amountMinor) {
        return waits(message, type, reference, amountMinor, 50);
    }

    long waits(byte[] message, PaymentType type, String reference, long amountMinor, int priority) {
        long sequence = send(message);
        events.notice(
                sequence,
                ALFA,
                NoticeKind.WAITING,
                about(sequence, sequence, type, reference, amountMinor)
                        .andThen(e -> e.priority((short) priority).causes().lACK_OF_FUNDS(true)));
        return sequence;
    }

    AzipsDay annulled(long paymentId, PaymentType type, String reference, long amountMinor, RejectReason reason) {
        long sequence = addCertificate();
        events.notice(
                sequence,
                ALFA,
                NoticeKind.ANNULLED,
                about(paymentId, paymentId, type, reference, amountMinor).andThen(e -> e.reason(reason.code())));
        return this;
    }

    /** A payment that the ledger refuses. */
    AzipsDay refused(byte[] message, PaymentType type, String reference, long amountMinor, RejectReason reason) {
        long sequence = send(message);
        events.notice(
                sequence,
                ALFA,
                NoticeKind.REFUSED,
                about(sequence, sequence, type, reference, amountMinor).andThen(e -> e.reason(reason.code())));
        return this;
    }

    /** A message that the gateway cannot read. */
    AzipsDay unreadable(byte[] message, int reason, String tag, String reference) {
        long sequence = send(message);
        events.notice(
                sequence,
                ALFA,
                NoticeKind.REFUSED,
                e -> e.paymentId(0).reason(reason).reference(reference).tag(tag));
        return this;
    }

    /** The Central Bank issues money to ALFA, or withdraws it: booked by a command that is no input of a bank. */
    AzipsDay bookedByCentralBank(NoticeKind kind, String decision, long amountMinor) {
        long sequence = addCertificate();
        events.notice(
                sequence,
                ALFA,
                kind,
                about(0, sequence, PaymentType.NULL_VAL, decision, amountMinor)
                        .andThen(e -> e.accountId(ALFA_ACCOUNT).counterpartyId(CENTRAL_BANK)));
        return this;
    }

    /** One of everything: ALFA gets 10 outputs, BETA 4. */
    static AzipsDay full() {
        AzipsDay day = new AzipsDay();
        day.settles(SampleBanks.mt103().build(), PaymentType.MT103, "ALFA260302-00001", 150_000);
        long waiting = day.waits(SampleBanks.mt205().build(), PaymentType.MT205, "ALFA260302-00002", 5_000_000);
        day.unreadable(SampleBanks.mt103().amount("AZN", "1500.00").build(), 150, "32A", "ALFA260302-00001");
        byte[] again = SampleBanks.mt103().build();
        day.refused(again, PaymentType.MT103, "ALFA260302-00001", 150_000, RejectReason.REFERENCE_USED);
        day.annulled(waiting, PaymentType.MT205, "ALFA260302-00002", 5_000_000, RejectReason.UNFUNDED_AT_END_OF_DAY);
        byte[] bankPayment = SampleBanks.mt205().reference("ALFA260302-00003").build();
        return day.settles(bankPayment, PaymentType.MT205, "ALFA260302-00003", 5_000_000)
                .bookedByCentralBank(NoticeKind.CREDIT_ADVICE, "ISSUE-17/2026", 100_000_000)
                .bookedByCentralBank(NoticeKind.DEBIT_ADVICE, "", 25_000_050);
    }

    /** An operator proposes an action; gives the sequence of its command. */
    long propose(byte[] action) {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        ProposeActionEncoder command = new ProposeActionEncoder();
        command.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        command.putAction(action, 0, action.length).putProof(new byte[0], 0, 0).putMessage(new byte[0], 0, 0);
        return journal.add(buffer, MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength());
    }

    /** Any command of another kind; gives its sequence. */
    long addCertificate() {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        RegisterCertificateEncoder command = new RegisterCertificateEncoder();
        command.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        byte[] der = bank.certificate();
        command.bic("ALFAAZ22XXX").terminal((short) 'A').role(CertificateRole.BANK);
        command.notBeforeNs(0)
                .notAfterNs(Long.MAX_VALUE)
                .registrationCode("1400090151")
                .holder("");
        command.putCertificate(der, 0, der.length);
        return journal.add(buffer, MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength());
    }

    private Consumer<NoticeDueEncoder> about(
            long paymentId, long bearer, PaymentType type, String reference, long amountMinor) {
        return event -> event.paymentId(paymentId)
                .inputSequence(bearer)
                .amountMinor(amountMinor)
                .valueDate(SampleBanks.DAY)
                .paymentType(type)
                .reference(reference)
                .language(language);
    }
}
