package az.ecbar.gateway.swift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.gateway.swift.SwiftFiles.Folder;
import az.ecbar.testkit.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Outputs go out until FIN has acknowledged each, and are marked where they may be duplicates. */
class SwiftSenderTest {
    @ParameterizedTest
    @EnumSource
    @Rule("4.3.2")
    void anOutputGoesOutOnceAndIsAcknowledgedByItsF21(BatchFormat format) {
        SwiftWorld world = new SwiftWorld(format);
        world.run(1);
        world.output("O-1");
        world.output("O-2");
        world.run(1);
        List<String> sent = world.take();
        assertEquals(
                List.of(
                        "{1:F01NABZAZ2CARTS0000000000}{2:I900ALFAAZ22XXXXN}{4:\r\n:20:O-1\r\n-}",
                        "{1:F01NABZAZ2CARTS0000000000}{2:I900ALFAAZ22XXXXN}{4:\r\n:20:O-2\r\n-}"),
                sent);
        world.deliver("ack", SwiftTexts.f21(sent.get(1), "{451:0}"));
        world.run(2);
        assertEquals(0, world.ledger.acknowledged, "the first one waits");
        world.deliver("ack", SwiftTexts.f21(sent.get(0), "{451:0}"));
        world.run(3);
        assertEquals(2, world.ledger.acknowledged);
        world.run(1000);
        assertEquals(List.of(), world.take());
        assertEquals(List.of(), world.alarms);
    }

    @Test
    @Rule("4.3.2")
    void withoutAnF21ItIsSentAgainMarked() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.run(1);
        world.output("O-1");
        world.run(1);
        String first = world.take().getFirst();
        world.run(290);
        assertEquals(List.of(), world.take());
        world.run(20);
        assertEquals(List.of(first + "{5:{PDE:}}"), world.take());
        assertTrue(world.alarms.getFirst().startsWith("OUTPUT_UNANSWERED"), world.alarms::toString);
        world.deliver("ack", SwiftTexts.f21(first, "{451:0}"));
        world.run(3);
        assertEquals(1, world.ledger.acknowledged);
    }

    @Test
    @Rule("4.3.2")
    void whileTheAdapterTakesNothingNothingIsSentTwice() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.run(1);
        world.output("O-1");
        world.run(2000);
        assertEquals(1, world.take().size());
        assertEquals(1, world.alarms.size(), world.alarms::toString);
        assertTrue(world.alarms.getFirst().startsWith("OUTPUT_NOT_TAKEN"));
    }

    @Test
    @Rule("4.3.2")
    void aNakRaisesAnAlarmAndDoesNotLoseTheMessage() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.run(1);
        world.output("O-1");
        world.output("O-2");
        world.run(1);
        List<String> sent = world.take();
        world.deliver("ack", SwiftTexts.f21(sent.get(0), "{451:1}{405:H25}"), SwiftTexts.f21(sent.get(1), "{451:0}"));
        world.run(3);
        assertEquals(List.of("OUTPUT_REFUSED FIN refused output 1 to ALFAAZ22XXX with H25"), world.alarms);
        assertEquals(1, world.channel.refused());
        assertEquals(0, world.ledger.acknowledged);
        world.run(901);
        assertEquals(List.of(sent.get(0) + "{5:{PDE:}}"), world.take(), "later again");
        world.deliver("ack", SwiftTexts.f21(sent.get(0), "{451:0}"));
        world.run(3);
        assertEquals(2, world.ledger.acknowledged);
        assertEquals(0, world.channel.waiting());
    }

    @Test
    @Rule("4.3.2")
    void whatAnEarlierOwnerMayHaveSentIsWaitedForThenSentMarked() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.run(1);
        world.output("O-1");
        world.output("O-2");
        world.run(1);
        List<String> sent = world.take();
        world.output("O-3");
        world.run(1); // lies in the folder, not taken
        world.start();
        world.deliver("ack", SwiftTexts.f21(sent.get(0), "{451:0}"));
        world.run(3);
        world.output("O-4");
        world.run(3);
        assertEquals(1, world.ledger.acknowledged, "its F21 was found after the start");
        assertEquals(List.of(sent.get(0).replace("O-1", "O-4")), world.take(), "new ones go at once, unmarked");
        assertFalse(world.files.of(Folder.WITHDRAWN).isEmpty());
        world.run(20);
        assertEquals(
                List.of(
                        sent.get(0).replace("O-1", "O-2") + "{5:{PDE:}}",
                        sent.get(0).replace("O-1", "O-3") + "{5:{PDE:}}"),
                world.take());
    }

    @Test
    @Rule("4.3.2")
    void whereverWritingEndsTheOutputIsSentAndMarkedIfItMayHaveGone() {
        for (int changes = 0; changes < 3; changes++) {
            SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
            world.run(1);
            world.output("O-1");
            world.files.crashAfter(changes);
            try {
                world.run(1);
            } catch (MemorySwiftFiles.Crash _) {
                // The process ended.
            }
            world.files.crashAfter(Integer.MAX_VALUE);
            int before = world.take().size();
            world.start();
            world.run(30);
            List<String> sent = world.take();
            assertEquals(1, sent.size(), "after " + changes);
            assertTrue(sent.getFirst().endsWith("{5:{PDE:}}"), sent::toString);
            assertTrue(before <= 1);
        }
    }

    @Test
    void anF21ThatFitsNothingIsTold() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.run(1);
        world.deliver("ack", SwiftTexts.f21("{1:F01NABZAZ2CARTS0000000000}{2:I900ALFAAZ22XXXXN}{4:\r\n-}", "{451:0}"));
        world.run(2);
        assertTrue(world.alarms.getFirst().startsWith("ACKNOWLEDGEMENT_UNKNOWN"), world.alarms::toString);
    }

    @Test
    @Rule("4.3.2")
    void whatFinAlwaysRefusesHoldsUpNothingAndIsToldAgainAndAgain() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.run(1);
        world.output("O-BAD");
        int acknowledged = 0;
        for (int i = 0; i < 1_200; i++) {
            world.output("O-" + i);
        }
        for (int i = 0; i < 60; i++) {
            world.run(1);
            int files = 0;
            for (String sent : world.take()) {
                boolean isBad = sent.contains("O-BAD");
                acknowledged += isBad ? 0 : 1;
                world.deliver("ack-" + i + "-" + ++files, SwiftTexts.f21(sent, isBad ? "{451:1}{405:H25}" : "{451:0}"));
            }
            for (int step = 0; step < 3 * files; step++) {
                int _ = world.channel.doWork(true);
            }
        }
        assertEquals(1_200, acknowledged, "more than the window, all behind the one that is refused");
        assertEquals(1, world.channel.waiting());
        assertEquals(0, world.ledger.acknowledged, "the ledger is not told what is not so");
        List<Integer> pauses = new ArrayList<>();
        int quiet = 0;
        for (int minute = 0; minute < 22 * 60; minute++) {
            world.run(60);
            quiet++;
            for (String sent : world.take()) {
                pauses.add(quiet);
                quiet = 0;
                world.deliver("nak" + minute, SwiftTexts.f21(sent.replace("{5:{PDE:}}", ""), "{451:1}{405:H25}"));
            }
        }
        assertEquals(8, pauses.size(), pauses::toString);
        for (int i = 1; i < 5; i++) {
            assertTrue(Math.abs(pauses.get(i) - 2 * pauses.get(i - 1)) <= 3 + i, pauses::toString);
        }
        for (int i = 5; i < pauses.size(); i++) {
            assertTrue(Math.abs(pauses.get(i) - pauses.get(i - 1)) <= 3, "until it is acknowledged: " + pauses);
        }
        assertTrue(world.alarms.stream()
                        .filter(alarm -> alarm.startsWith("OUTPUT_STUCK output 1 to ALFA"))
                        .count()
                > 10);
        assertEquals(1, world.channel.refused());
        assertEquals(
                List.of(new SwiftTrouble(
                        "ALFAAZ22XXX", 1, world.channel.troubles(9).getFirst().sendings(), "H25", true)),
                world.channel.troubles(9));
        assertEquals(List.of(), world.channel.troubles(0));
        world.start();
        world.alarms.clear();
        assertEquals(List.of(), world.channel.troubles(9), "nothing is known of it any more");
        world.run(30);
        String again = world.take().getFirst();
        assertTrue(again.contains("O-BAD"), "after a start it is tried again");
        assertEquals(List.of(), world.alarms);
        world.deliver("nak-again", SwiftTexts.f21(again.replace("{5:{PDE:}}", ""), "{451:1}{405:H25}"));
        world.run(2);
        assertTrue(
                world.alarms.stream()
                        .anyMatch(alarm -> alarm.startsWith("OUTPUT_STUCK output 1 to ALFAAZ22XXX has no ACK after 1 ")
                                && alarm.contains("there are 1 of these: 1;")),
                "one refusal is enough: " + world.alarms);
        assertEquals(List.of(new SwiftTrouble("ALFAAZ22XXX", 1, 1, "H25", true)), world.channel.troubles(9));
    }

    @Test
    @Rule("4.3.2")
    void withoutAnyF21ItIsSentAgainMoreAndMoreSeldomAndPeopleAreTold() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.run(1);
        world.output("O-1");
        int sent = 0;
        String last = "";
        for (int minute = 0; minute < 12 * 60; minute++) {
            world.run(60);
            List<String> taken = world.take();
            sent += taken.size();
            last = taken.isEmpty() ? last : taken.getFirst();
        }
        assertTrue(sent > SwiftSender.MANY_SENDINGS && sent < 15, sent + " times in half a day");
        assertTrue(world.alarms.stream().anyMatch(alarm -> alarm.startsWith("OUTPUT_STUCK")), world.alarms::toString);
        world.deliver("late", SwiftTexts.f21(last, "{451:0}"));
        world.run(3);
        assertEquals(1, world.ledger.acknowledged, "its F21 counts whenever it comes");
    }

    /** What FIN always refuses is given up by two operators: then what behind it is acknowledged counts. */
    @Test
    @Rule("4.3.2")
    void whatIsGivenUpIsNotSentAgainAndHoldsUpTheLedgerNoMore() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.run(1);
        world.output("O-BAD");
        world.output("O-2");
        world.run(1);
        List<String> sent = world.take();
        world.deliver("ack", SwiftTexts.f21(sent.get(0), "{451:1}{405:H25}"), SwiftTexts.f21(sent.get(1), "{451:0}"));
        world.run(3);
        assertEquals(0, world.ledger.acknowledged);
        world.ledger.giveUp(world.channel, 1);
        world.run(3);
        assertEquals(2, world.ledger.acknowledged);
        assertEquals(0, world.channel.waiting());
        world.start();
        world.run(2_000);
        assertEquals(List.of(), world.take(), "neither goes again, after a start neither");
        world.deliver("late", SwiftTexts.f21(sent.get(0), "{451:0}"));
        world.run(3);
        assertTrue(world.alarms.getLast().startsWith("ACKNOWLEDGEMENT_UNKNOWN"), "people are told that it arrived");
    }

    /** The adapter stood still; operators gave the output up and told the bank by paper: it must not arrive as well. */
    @Test
    @Rule("4.3.2")
    void whatIsGivenUpWhileTheAdapterStandsStillNeverLeavesAndTheOthersOfItsFileDo() {
        for (boolean isMoved : List.of(true, false)) {
            SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
            world.run(1);
            world.output("O-PAPER");
            world.output("O-2");
            world.run(1);
            world.output("O-3");
            world.run(400);
            assertTrue(world.alarms.getFirst().startsWith("OUTPUT_NOT_TAKEN"), world.alarms::toString);
            world.files.unmovable = isMoved ? "" : ".rje";
            world.ledger.giveUp(world.channel, 1);
            if (!isMoved) {
                assertTrue(world.alarms.getLast().startsWith("FOLDER_FAILS"), world.alarms::toString);
                world.run(2);
                world.files.unmovable = "";
                world.run(1);
            }
            assertEquals(2, world.files.of(Folder.OUT).size(), "the file of O-3, with its LAU file");
            assertEquals(2, world.files.of(Folder.WITHDRAWN).size());
            List<String> sent = world.take();
            assertEquals(1, sent.size(), sent::toString);
            assertTrue(sent.getFirst().contains("O-3"));
            world.run(25);
            List<String> anew = world.take();
            assertEquals(1, anew.size(), anew::toString);
            assertTrue(anew.getFirst().contains("O-2") && anew.getFirst().endsWith("{5:{PDE:}}"), anew::toString);
            world.deliver(
                    "ack", SwiftTexts.f21(sent.getFirst(), "{451:0}"), SwiftTexts.f21(anew.getFirst(), "{451:0}"));
            world.run(3);
            assertEquals(3, world.ledger.acknowledged);
            assertEquals(0, world.channel.waiting());
            world.start();
            world.run(2_000);
            assertEquals(List.of(), world.take());
        }
    }

    /** What the adapter has taken is on its way: the others of the file wait for their F21 and do not go twice. */
    @Test
    @Rule("4.3.2")
    void whatTheAdapterTookBeforeTheGivingUpIsNotSentTwice() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.run(1);
        world.output("O-1");
        world.output("O-2");
        world.run(1);
        List<String> sent = world.take();
        world.ledger.giveUp(world.channel, 1);
        world.run(60);
        assertEquals(List.of(), world.take());
        assertTrue(world.files.of(Folder.WITHDRAWN).isEmpty());
        world.deliver("ack", SwiftTexts.f21(sent.get(1), "{451:0}"));
        world.run(3);
        assertEquals(2, world.ledger.acknowledged);
        assertEquals(List.of(), world.alarms);
    }

    @Test
    @Rule("4.3.2")
    void whatWasGivenUpBeforeItWasReadIsNeverSent() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.run(1);
        world.output("O-BAD");
        world.ledger.giveUp(world.channel, 1);
        world.output("O-2");
        world.run(3);
        List<String> sent = world.take();
        assertEquals(1, sent.size(), sent::toString);
        assertTrue(sent.getFirst().contains("O-2"));
    }

    @Test
    @Rule("4.3.2")
    void anF21WithoutACopyAcknowledgesNothing() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.run(1);
        world.ledger.outputs.add(SwiftTexts.bytes("{1:F01ALFAAZ22sXXX0000000001}"
                + "{2:O9001030260401NABZAZ2CXRTS00000000422604011030N}{3:{108:MUR1}}{4:\r\n:20:O-1\r\n-}"));
        world.run(1);
        assertEquals(1, world.take().size());
        world.deliver("ack", SwiftTexts.f21("", "{451:0}"));
        world.run(3);
        assertEquals(0, world.ledger.acknowledged, "field 108 may be another payment's");
        assertEquals(1, world.channel.waiting());
        assertTrue(world.alarms.getFirst().startsWith("ACKNOWLEDGEMENT_UNKNOWN"), world.alarms::toString);
    }

    @Test
    @Rule("4.3.2")
    void anOutputIsNotUnansweredWhileItsF21WaitsToBeRead() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.run(1);
        world.output("O-1");
        world.run(1);
        String sent = world.take().getFirst();
        world.ledger.ringRoom = 0; // The file before its own goes on only when the ring has room.
        world.deliver("a", SwiftWorld.payment(1, 1, "A-1"));
        world.deliver("b", SwiftTexts.f21(sent, "{451:0}"));
        world.run(400);
        assertEquals(List.of(), world.take());
        world.ledger.ringRoom = 10;
        world.run(3);
        assertEquals(1, world.ledger.acknowledged);
        assertEquals(List.of(), world.alarms);
    }

    @Test
    @Rule("4.3.2")
    void whoLeadsNoMoreLeavesNothingInOut() {
        SwiftWorld world = new SwiftWorld(BatchFormat.RJE);
        world.run(1);
        world.output("O-1");
        world.run(1);
        assertFalse(world.files.of(Folder.OUT).isEmpty());
        world.channel.withdraw();
        assertTrue(world.files.of(Folder.OUT).isEmpty());
        assertEquals(2, world.files.of(Folder.WITHDRAWN).size());
        for (int i = 0; i < 2_500; i++) {
            world.files.of(Folder.OUT).put("old-" + i, new byte[1]);
        }
        world.start();
        world.run(1);
        assertTrue(
                world.files.of(Folder.OUT).keySet().stream().noneMatch(name -> name.startsWith("old-")), "all of them");
    }
}
