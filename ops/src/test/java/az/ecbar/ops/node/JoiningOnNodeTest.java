package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.AdmissionWriter;
import az.ecbar.ctn.ClientState;
import az.ecbar.ctn.MessageKind;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.ParticipantTold;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.mt.bank.ReceivedPayment;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A bank joins in real messages through a whole node, also across a kill. */
class JoiningOnNodeTest {
    private static final InventedBank ALFA = BankingWorld.BANKS.get(0);
    private static final InventedBank YENI = InventedBank.of(5);

    private final SimulatedWorld world;
    private final RememberingTerminal yeni;

    JoiningOnNodeTest() throws Exception {
        world = new SimulatedWorld(12, 64, 20);
        world.openDay();
        SplittableRandom nonces = new SplittableRandom(7);
        yeni = new RememberingTerminal(
                YENI.bic(),
                'A',
                MessageKind.MESSAGE,
                listener -> world.around.session(Role.BANK, YENI.bic(), 'A', nonces::nextBytes, listener));
    }

    private void register() throws Exception {
        BcscCertificate certificate = world.around.certificate(YENI.bic(), 'A');
        String code = "REG" + YENI.letters();
        BankingWorld.assertDone(world.decide(world.actions.registerParticipant(
                YENI.bic(), ParticipantKind.BANK, 'A', Long.parseLong(YENI.tin()), "", code, YENI.name())));
        BankingWorld.assertDone(world.decide(world.actions.openAccount(
                YENI.bic(), SystemId.AZIPS, AccountKind.CORRESPONDENT, "AZN", YENI.account())));
        BankingWorld.assertDone(world.decide(world.actions.registerCertificate(
                YENI.bic(),
                'A',
                CertificateRole.BANK,
                certificate.notBeforeNs(),
                certificate.notAfterNs(),
                certificate.fingerprint().toBytes(),
                code,
                YENI.name(),
                certificate.der())));
        world.banks.add(yeni);
        yeni.start(world.monotonicNs());
        world.until("logged on", () -> yeni.state() == ClientState.ACTIVE);
    }

    private static byte[] payment(InventedBank from, InventedBank to, String reference, long minor) {
        return PaymentBuilder.mt103()
                .sender(from.terminal())
                .number(1)
                .reference(reference)
                .valueDate(BankingWorld.TODAY)
                .amount("AZN", minor)
                .issuer(from.customer("MUSTERI BIR", 1, ""))
                .beneficiary(to.customer("MUSTERI IKI", 2, ""))
                .remittanceInformation("ODENIS")
                .text()
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] admission(long input, byte[] message) {
        return AdmissionWriter.admit(
                YENI.bic(),
                BankingWorld.TODAY,
                "2026/4",
                world.around.certificate(YENI.bic(), 'A').fingerprint().toBytes(),
                input,
                Digest.ofContent(message).toBytes());
    }

    @Test
    @Rule("7-10.1")
    void aBankThatNewlyJoinsIsToldToTheOthersAndPaysFromThenOn() throws Exception {
        register();
        byte[] tested = payment(YENI, ALFA, "TEST", 100);
        yeni.send(tested);
        world.until("refused", () -> !refusals(yeni).isEmpty());
        assertEquals(List.of(RejectReason.ISSUER_NOT_JOINED.code()), refusals(yeni));
        world.banks.getFirst().send(payment(ALFA, YENI, "EARLY", 100));
        world.until("refused", () -> !refusals(world.banks.getFirst()).isEmpty());
        assertEquals(List.of(RejectReason.BENEFICIARY_NOT_JOINED.code()), refusals(world.banks.getFirst()));
        assertTrue(world.query(QueryKind.PARTICIPANTS, "").contains("\"causes\":[\"JOINING\"]"));

        world.kill();
        world.restart();
        String notShown = world.decide(admission(1, payment(YENI, ALFA, "OTHER", 100)));
        assertTrue(notShown.contains("\"code\":" + RejectReason.CONFORMANCE_NOT_SHOWN.code()), notShown);
        BankingWorld.assertDone(world.decide(admission(1, tested)));
        world.until("told", () -> told(0).size() == 1 && told(1).size() == 1 && told(2).size() == 1);
        ParticipantTold told = told(0).getFirst();
        assertEquals("JOINED", told.news());
        assertEquals(YENI.bic(), told.bic());
        assertEquals(YENI.name(), told.name());
        assertEquals(YENI.tin(), told.tin());
        assertEquals("2026/4", told.decision());
        assertEquals(List.of(YENI.account() + " AZN"), told.accounts());
        assertEquals(told, told(2).getFirst(), "the same to everybody");

        world.kill();
        world.restart();
        world.banks.getFirst().send(payment(ALFA, YENI, "PAY", 500));
        world.until("paid", () -> received(yeni) == 1);
        yeni.send(payment(YENI, ALFA, "BACK", 200));
        world.until("paid back", () -> received(world.banks.getFirst()) == 1);
        assertEquals(List.of(), told(3), "it is not told of itself");
        String register = world.query(QueryKind.JOININGS, "");
        assertTrue(register.contains("\"bic\":\"" + YENI.bic() + "\",\"protocolNumber\":\"2026/4\""), register);
        assertTrue(register.contains("\"testedInput\":1,"), register);
        world.requireSound();
    }

    private List<ParticipantTold> told(int bank) {
        return world.banks.get(bank).messages().stream()
                .filter(ParticipantTold.class::isInstance)
                .map(ParticipantTold.class::cast)
                .toList();
    }

    private static long received(RememberingTerminal bank) {
        return bank.messages().stream()
                .filter(ReceivedPayment.class::isInstance)
                .count();
    }

    private static List<Integer> refusals(RememberingTerminal bank) {
        return bank.messages().stream()
                .filter(message -> message instanceof Notice notice && notice.kind() == Notice.Kind.REFUSED)
                .map(message ->
                        Objects.requireNonNull(((Notice) message).reason()).code())
                .toList();
    }
}
