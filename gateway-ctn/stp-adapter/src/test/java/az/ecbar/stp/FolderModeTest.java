package az.ecbar.stp;

import static az.ecbar.stp.SimulatedBank.FOLDERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ctn.ClientState;
import az.ecbar.stp.files.CrashingFiles;
import az.ecbar.stp.link.OutputVerifier;
import az.ecbar.stp.store.MessageState;
import az.ecbar.testkit.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FolderModeTest {
    private final FakeCentre centre = new FakeCentre(1, 0);
    private final SimulatedBank bank = new SimulatedBank(new CrashingFiles(), centre);

    @BeforeEach
    void start() throws IOException {
        bank.start();
    }

    @Test
    void aFileIsNumberedSentAndAcknowledged() throws IOException {
        bank.drops("pay1.fin", Messages.payment("REF1")).settle();
        assertEquals(List.of(Messages.payment("REF1")), centre.takenTexts());
        assertEquals(Set.of("pay1.fin", "pay1.fin.status.json"), names("ack"));
        assertEquals(Messages.payment("REF1"), bank.text(FOLDERS.ack().resolve("pay1.fin")));
        String status = bank.text(FOLDERS.ack().resolve("pay1.fin.status.json"));
        assertTrue(status.contains("\"outcome\": \"accepted\""), status);
        assertTrue(status.contains("\"inputNumber\": 1"), status);
        assertTrue(status.contains("\"sequence\": 1001"), status);
        assertTrue(status.contains("\"reference\": \"REF1\""), status);
        String receipt = bank.message("REF1").receipt();
        assertTrue(status.contains(receipt), status);
        assertTrue(bank.text(FOLDERS.root().resolve(receipt)).startsWith("input 1 "));
        assertTrue(names("out").isEmpty()
                && names("sent").isEmpty()
                && names("claimed").isEmpty());
    }

    @Test
    void untilTheAnswerTheFileLiesInSentAndItsOutcomeIsUnknown() throws IOException {
        bank.drops("pay1.fin", Messages.payment("REF1"));
        bank.step();
        assertEquals(Set.of("pay1.fin"), names("out"), "nothing is numbered before the first logon");
        bank.step();
        assertEquals(Set.of("pay1.fin", "pay1.fin.status.json"), names("sent"));
        String status = bank.text(FOLDERS.sent().resolve("pay1.fin.status.json"));
        assertTrue(status.contains("\"outcome\": \"unknown\""), status);
        assertTrue(status.contains("\"query\""), status);
    }

    @Test
    void aFileThatIsStillWrittenIsLeftAlone() throws IOException {
        bank.drops("pay1.fin.tmp", "{1:F01half").drops(".pay2.fin.x1", "{1:").settle();
        assertEquals(Set.of("pay1.fin.tmp", ".pay2.fin.x1"), names("out"));
        assertTrue(centre.taken.isEmpty());
    }

    @Test
    void aBatchHasAStatusForEachMessage() throws IOException {
        bank.drops("batch.rje", Messages.payment("B1") + "$" + Messages.payment("B2") + "$" + Messages.payment("B3"))
                .settle();
        assertEquals(3, centre.taken.size());
        assertEquals(
                Set.of("batch.rje", "batch.rje.1.status.json", "batch.rje.2.status.json", "batch.rje.3.status.json"),
                names("ack"));
        assertTrue(bank.text(FOLDERS.ack().resolve("batch.rje.2.status.json")).contains("\"reference\": \"B2\""));
    }

    @Test
    void aRefusedMessageTakesItsFileToNakAndTheRestGoesOn() throws IOException {
        bank.drops(
                        "batch.rje",
                        Messages.payment("B1") + "$" + Messages.payment("B2", FakeCentre.REFUSE_ME) + "$"
                                + Messages.payment("B3"))
                .drops("later.fin", Messages.payment("L1"))
                .settle();
        assertEquals(
                List.of(Messages.payment("B1"), Messages.payment("B3"), Messages.payment("L1")), centre.takenTexts());
        assertEquals(List.of(), centre.faults);
        assertTrue(names("nak").contains("batch.rje"));
        assertTrue(names("ack").contains("later.fin"));
        String refused = bank.text(FOLDERS.nak().resolve("batch.rje.2.status.json"));
        assertTrue(refused.contains("\"outcome\": \"rejected\""), refused);
        assertTrue(refused.contains("\"code\": \"MESSAGE_TOO_LARGE\""), refused);
        assertTrue(bank.text(FOLDERS.nak().resolve("batch.rje.3.status.json")).contains("\"accepted\""));
        assertEquals(2, bank.message("B3").inputNumber());
    }

    @Test
    void whatIsNoMessageGoesToErrorWithItsReason() throws IOException {
        bank.drops("note.txt", "hello")
                .drops("big.fin", Messages.payment("BIG", "x".repeat(5_000)))
                .drops("long.fin", Messages.payment("LONG", "x".repeat(2_000)))
                .drops("a.status.json", "{}")
                .drops("half.rje", Messages.payment("H1") + "$" + "{1:F01half")
                .drops("good.fin", Messages.payment("GOOD"))
                .settle();
        assertEquals(List.of(Messages.payment("GOOD")), centre.takenTexts());
        assertEquals(10, names("error").size());
        assertTrue(bank.text(FOLDERS.error().resolve("note.txt.reason.txt")).contains("does not begin with {1:"));
        assertTrue(bank.text(FOLDERS.error().resolve("big.fin.reason.txt")).contains("the most is 4000"));
        assertTrue(bank.text(FOLDERS.error().resolve("half.rje.reason.txt")).contains("not closed"));
        assertEquals(5, bank.alarms.size());
    }

    @Test
    void theSameContentUnderANewNameIsANewMessageAndSoIsTheSameNameAgain() throws IOException {
        bank.drops("a.fin", Messages.payment("REF1")).settle();
        bank.drops("b.fin", Messages.payment("REF1")).settle();
        bank.drops("a.fin", Messages.payment("REF1")).settle();
        assertEquals(3, centre.taken.size());
        assertEquals(
                Set.of("a.fin", "a.fin.status.json", "a-2.fin", "a-2.fin.status.json", "b.fin", "b.fin.status.json"),
                names("ack"));
        assertTrue(bank.text(FOLDERS.ack().resolve("a-2.fin.status.json")).contains("\"file\": \"a.fin\""));
    }

    @Test
    void noticesUpdateTheStatus() throws IOException {
        for (String reference : List.of("WAIT", "REFUSED", "ANNUL", "SETTLE")) {
            bank.drops(reference + ".fin", Messages.payment(reference)).settle();
        }
        centre.output(Messages.notice("700", 1001, "WAIT", "AM04"));
        centre.output(Messages.notice("900", 1002, "REFUSED", "AM05"));
        centre.output(Messages.notice("701", 1003, "ANNUL", "ED05"));
        centre.output(Messages.notice("012", 1004, "SETTLE", "ED05"));
        bank.settle();
        assertEquals(MessageState.WAITING, bank.message("WAIT").state());
        assertEquals("AM04", bank.message("WAIT").code());
        assertEquals("220 a reason (field 32A)", bank.message("WAIT").text());
        assertEquals(MessageState.REFUSED, bank.message("REFUSED").state());
        assertEquals(MessageState.ANNULLED, bank.message("ANNUL").state());
        assertEquals(MessageState.SETTLED, bank.message("SETTLE").state());
        assertTrue(names("nak").contains("REFUSED.fin"));
        String waiting = bank.text(FOLDERS.ack().resolve("WAIT.fin.status.json"));
        assertTrue(waiting.contains("\"state\": \"WAITING\""), waiting);
        assertTrue(waiting.contains("\"file\": \"000000000001-SMT700-A000000000001001.fin\""), waiting);
        centre.output(Messages.debitAdvice(1001, "WAIT"));
        bank.settle();
        assertEquals(MessageState.SETTLED, bank.message("WAIT").state());
        assertTrue(bank.text(FOLDERS.ack().resolve("WAIT.fin.status.json")).contains("\"state\": \"SETTLED\""));
        assertEquals(5, centre.acknowledged());
    }

    @Test
    void aRefusalOfARepeatedReferenceIsAboutTheRepetition() throws IOException {
        bank.drops("a.fin", Messages.payment("REF1")).settle();
        bank.drops("b.fin", Messages.payment("REF1")).settle();
        centre.output(Messages.notice("900", 77, "REF1", "AM05"));
        centre.output(Messages.debitAdvice(78, "REF1"));
        bank.settle();
        assertTrue(names("ack").contains("a.fin") && names("nak").contains("b.fin"));
        assertEquals(
                MessageState.SETTLED,
                bank.store().byReference("REF1").getFirst().state());
    }

    /** After a break the centre may send its outputs before it repeats its answers. */
    @Test
    void aNoticeThatOvertakesTheAnswerFindsItsMessageByTheSequence() throws IOException {
        bank.drops("a.fin", Messages.payment("REF1"))
                .drops("b.fin", Messages.payment("REF2"))
                .drops("c.fin", Messages.payment("REF2", "again"));
        centre.output(Messages.notice("900", 1003, "NONREF", "FF01"));
        centre.output(Messages.notice("701", 1002, "REF2", "AM04"));
        bank.settle();
        String second = bank.text(FOLDERS.ack().resolve("b.fin.status.json"));
        assertTrue(second.contains("\"state\": \"ANNULLED\""), second);
        String third = bank.text(FOLDERS.nak().resolve("c.fin.status.json"));
        assertTrue(third.contains("\"state\": \"REFUSED\"") && third.contains("\"code\": \"FF01\""), third);
        assertTrue(third.contains("\"file\": \"000000000001-SMT900-A000000000001003.fin\""), third);
        assertEquals(MessageState.TAKEN, bank.message("REF1").state());
    }

    @Test
    void whatComesInHasOneFileEachAndNeverTakesAnothersPlace() throws IOException {
        centre.output(Messages.forwarded("IN1"));
        centre.output(Messages.forwarded("IN1"));
        centre.output(Messages.forwarded("A/B:C"));
        bank.settle();
        assertEquals(
                Set.of("000000000001-MT103-IN1.fin", "000000000002-MT103-IN1.fin", "000000000003-MT103-A_B_C.fin"),
                names("in"));
        assertEquals(Messages.forwarded("IN1"), bank.text(FOLDERS.in().resolve("000000000002-MT103-IN1.fin")));
        assertEquals(List.of(1L, 2L, 3L), bank.seenOutputs);
        bank.disk.put(FOLDERS.in().resolve("000000000004-MT103-IN4.fin"), new byte[] {'x'});
        centre.output(Messages.forwarded("IN4"));
        bank.settle();
        assertEquals(Messages.forwarded("IN4"), bank.text(FOLDERS.in().resolve("000000000004-MT103-IN4-2.fin")));
        assertEquals("x", bank.text(FOLDERS.in().resolve("000000000004-MT103-IN4.fin")));
    }

    @Test
    @Rule("4.26.3")
    void whatDoesNotVerifyIsPutAsideReportedAndNotAcknowledged() throws IOException {
        List<Long> bad = new ArrayList<>(List.of(2L));
        bank.verifier = (number, message, receipt) ->
                bad.contains(number) ? Optional.of("the signature does not fit the bytes") : Optional.empty();
        bank.start();
        centre.output(Messages.forwarded("IN1"));
        centre.output(Messages.forwarded("IN2"));
        centre.output(Messages.forwarded("IN3"));
        bank.settle();
        assertEquals(Set.of("000000000001-MT103-IN1.fin"), names("in"));
        assertEquals(1, bank.store().lastOutputNumber());
        assertTrue(centre.acknowledged() <= 1);
        assertEquals(ClientState.HALTED, bank.state());
        assertEquals(1, bank.alarms.size());
        assertTrue(bank.alarms.getFirst().startsWith("BAD_SIGNATURE output 2"));
        List<String> aside = new ArrayList<>(names("error"));
        assertEquals(3, aside.size());
        String report = bank.text(FOLDERS.error()
                .resolve(aside.stream()
                        .filter(name -> name.endsWith(".reason.txt"))
                        .findFirst()
                        .orElseThrow()));
        assertTrue(report.contains("4.26.3") && report.contains("the signature does not fit"), report);

        bad.clear();
        bank.passes(31_000).settle();
        assertEquals(3, names("in").size());
        assertEquals(3, centre.acknowledged());
        String told = centre.takenTexts().getFirst();
        assertTrue(told.startsWith("{1:F01ALFAAZ22AXXX0000000000}{2:I999NABZAZ2CXRTSN}"), told);
        assertTrue(told.contains("\r\n:79:/SIGNATURE/2\r\n/FAULT/"), told);
        assertTrue(told.contains("THE SIGNATURE DOES NOT FIT"), told);
    }

    /** Of outputs whose sender's proof does not fit: they are taken over, and the report must not say otherwise. */
    @Test
    @Rule("4.26.3")
    void aPaymentWithABadProofOfItsSenderIsTakenOverAndReportedAsThat() throws IOException {
        bank.verifier = new OutputVerifier() {
            @Override
            public Optional<String> fault(long number, byte[] message, byte[] receipt) {
                return Optional.empty();
            }

            @Override
            public Optional<String> senderFault(byte[] message, byte[] attachment) {
                return Optional.of("the proof of its sender does not fit");
            }
        };
        centre.attachment = new byte[] {1};
        bank.start();
        centre.output(Messages.forwarded("IN1"));
        centre.output(Messages.forwarded("IN2"));
        bank.settle();
        assertEquals(2, names("in").size());
        assertEquals(2, centre.acknowledged());
        List<String> reports = new ArrayList<>();
        for (String name : names("error")) {
            if (name.endsWith(".reason.txt")) {
                reports.add(bank.text(FOLDERS.error().resolve(name)));
            }
        }
        assertEquals(2, reports.size());
        assertTrue(reports.getFirst().contains("so it is taken over"), reports.getFirst());
        assertFalse(reports.getFirst().contains("not taken over"), reports.getFirst());

        List<String> told = centre.takenTexts();
        assertEquals(2, told.size(), "of each output one, though both came within an hour");
        assertTrue(told.get(0).contains("\r\n:79:/SIGNATURE/0\r\n/FAULT/OUTPUT 1: THE PROOF"), told.get(0));
        assertTrue(told.get(1).contains("\r\n:79:/SIGNATURE/0\r\n/FAULT/OUTPUT 2: THE PROOF"), told.get(1));
    }

    @Test
    @Rule("4.26.3")
    void ofTheSameOutputTheCentreIsToldOnceAnHourAndOfAnotherAtOnce() throws IOException {
        List<Long> bad = new ArrayList<>(List.of(1L));
        bank.verifier = (number, message, receipt) ->
                bad.contains(number) ? Optional.of("the signature does not fit the bytes") : Optional.empty();
        bank.start();
        centre.output(Messages.forwarded("IN1"));
        centre.output(Messages.forwarded("IN2"));
        bank.settle();
        bank.passes(31_000).settle();
        bank.passes(31_000).settle();
        assertTrue(bank.alarms.size() > 1, bank.alarms.toString());
        bad.set(0, 2L);
        bank.passes(31_000).settle();
        bad.clear();
        bank.passes(31_000).settle();
        assertEquals(2, names("in").size());
        List<String> told = centre.takenTexts();
        assertEquals(2, told.size(), told.toString());
        assertTrue(told.get(0).contains("/SIGNATURE/1\r\n"), told.get(0));
        assertTrue(told.get(1).contains("/SIGNATURE/2\r\n"), told.get(1));
    }

    @Test
    void aCentreThatTookMoreThanThisFolderGaveStopsTheAdapter() throws IOException {
        centre.taken.add(Messages.bytes(Messages.payment("ELSEWHERE")));
        bank.drops("pay1.fin", Messages.payment("REF1")).settle();
        assertEquals(ClientState.HALTED, bank.state());
        assertEquals(1, centre.taken.size());
        assertTrue(bank.alarms.getFirst().startsWith("NUMBERS_DIFFER the centre has taken input 1"));
        assertTrue(bank.alarms.stream().anyMatch(alarm -> alarm.startsWith("HALTED")));
    }

    @Test
    void finishedFilesAreArchivedWhenTheDayIsOver() throws IOException {
        bank.drops("done.fin", Messages.payment("DONE"))
                .drops("open.fin", Messages.payment("OPEN"))
                .settle();
        centre.output(Messages.debitAdvice(1, "DONE"));
        bank.settle();
        assertTrue(names("ack").contains("done.fin"));
        bank.passes(86_400_000).settle();
        assertEquals(Set.of("open.fin", "open.fin.status.json"), names("ack"));
        assertEquals(Set.of("000000000001_done.fin", "000000000001_done.fin.status.json"), names("archive/20261122"));
        assertEquals(MessageState.SETTLED, bank.message("DONE").state());
        bank.passes(16L * 86_400_000).settle();
        assertTrue(bank.store().byReference("DONE").isEmpty());
        assertTrue(names("ack").isEmpty());
        assertFalse(names("archive/20261122").isEmpty());
    }

    @Test
    void aDeletedStatusFileIsMadeAgainAtTheNextStart() throws IOException {
        bank.drops("a.fin", Messages.payment("REF1")).settle();
        bank.disk.takeAway(FOLDERS.ack().resolve("a.fin.status.json"));
        bank.close();
        bank.start();
        assertTrue(names("ack").contains("a.fin.status.json"));
    }

    @Test
    void aFileThatSomebodyRemovedIsTold() throws IOException {
        bank.drops("a.fin", Messages.payment("REF1")).settle();
        bank.disk.takeAway(FOLDERS.ack().resolve("a.fin"));
        bank.close();
        bank.start();
        assertTrue(bank.alarms.getLast().startsWith("FOLDER a.fin is in none of the folders"));
        bank.settle();
        assertEquals(1, centre.taken.size());
    }

    @Test
    void statusFilesAreReadableJson() {
        String status = az.ecbar.stp.folder.Json.line(java.util.Map.of("text", "a\"b\\c\r\n\u0001é"));
        assertEquals("{\"text\":\"a\\\"b\\\\c\\r\\n\\u0001é\"}", status);
        assertEquals(status, new String(status.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    private Set<String> names(String folder) {
        return bank.in(FOLDERS.root().resolve(folder)).keySet();
    }
}
