package az.ecbar.ops.console;

import static az.ecbar.ops.console.NodeInMemory.ALFA;
import static az.ecbar.ops.console.NodeInMemory.BETA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.command.ActionWriter;
import az.ecbar.command.CalendarYearWriter;
import az.ecbar.ops.view.TailRequest;
import az.ecbar.schema.DeclareYearDecoder;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import az.ecbar.testkit.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console against a real node: ledger, journal, sessions, renderer and outbox, all in memory. */
class ConsoleOnNodeTest {
    private static final Pattern PROPOSAL = Pattern.compile("is proposal (\\d+),");

    @TempDir
    Path folder;

    private NodeInMemory world;
    private ConsoleRun leyla;
    private ConsoleRun rauf;

    @BeforeEach
    void twoOperators() throws Exception {
        world = new NodeInMemory();
        leyla = new ConsoleRun(folder, (_, _, _) -> world.leyla, "");
        rauf = new ConsoleRun(folder, (_, _, _) -> world.rauf, "");
    }

    @Test
    void nothingDangerousIsApprovedByTheOneWhoProposedIt() {
        openDay();
        String alfa = ALFA.account();
        List<String[]> dangerous = List.of(
                words("issue " + alfa + " 10.00 --contra ISSUE-AZN --reference R1"),
                words("withdraw " + alfa + " 10.00 --contra ISSUE-AZN --reference R2"),
                words("remove " + BETA.bic() + " --number 12/3"),
                words("rule set PRIORITY_DEFAULT 60 --from 20260306"),
                words("calendar declare 20260328 WORKING --number 41s"),
                words("certificate revoke " + world.fingerprint(BETA.bic())),
                words("clock accept"),
                words("day close"));
        for (String[] action : dangerous) {
            long proposal = propose(action);
            String before = state();
            assertEquals(1, leyla.run("approve", String.valueOf(proposal)), String.join(" ", action));
            assertTrue(
                    leyla.printed().endsWith("refused: 293 SAME_OPERATOR: Proposer and approver are the same person\n"),
                    leyla.printed());
            assertEquals(before, state(), String.join(" ", action));
            assertEquals(0, rauf.run("approve", String.valueOf(proposal)), rauf.printed());
            assertEquals(1, rauf.run("approve", String.valueOf(proposal)), "an approval counts once");
        }
        long opening = propose(words("day open 20260303"));
        assertEquals(1, leyla.run("approve", String.valueOf(opening)));
    }

    /** Nobody changes a payment on behalf of its sender that he was not shown; its story names paper and operators. */
    @Test
    @Rule({"4.14", "4.16", "4.27"})
    void theApproverOfAChangeSeesThePaymentAndItsStoryNamesWhoChangedIt() {
        openDay();
        world.send(
                world.beta, NodeInMemory.payment(BETA, ALFA, "LOAN-1", 30_000).build());
        long out = propose(words("participant out-of-order " + BETA.bic() + " --number F-1/26 --date 20260302"));
        assertEquals(0, rauf.run("approve", String.valueOf(out)), rauf.printed());
        String paper = " --value-date 20260302 --paper P-2/26 --paper-date 20260302";
        long ofNone = propose(words("change " + BETA.bic() + " LOAN-9 --cancel" + paper));
        assertEquals(1, rauf.run("approve", String.valueOf(ofNone)));
        assertTrue(rauf.printed().contains("nobody approves what he has not seen"), rauf.printed());
        assertEquals(0, rauf.run("proposals"));
        assertTrue(rauf.printed().contains("means no payment of its sender that there is"), rauf.printed());

        long raise = propose(words("change " + BETA.bic() + " LOAN-1 --priority 35" + paper));
        assertEquals(0, rauf.run("approve", String.valueOf(raise)), rauf.printed());
        String meant = "WAITING: " + BETA.bic() + " pays 300.00 AZN to " + ALFA.bic() + " on 2026-03-02";
        assertTrue(rauf.printed().contains(meant), rauf.printed());
        long cancel = propose(words("change " + BETA.bic() + " LOAN-1 --cancel" + paper));
        assertEquals(0, rauf.run("approve", String.valueOf(cancel)), rauf.printed());

        assertEquals(0, leyla.run("explain", "LOAN-1"));
        String story = leyla.printed();
        String by = "on behalf of " + BETA.bic() + ", by PAPER P-2/26 of 2026-03-02";
        assertTrue(story.contains("priority 35"), story);
        assertTrue(story.contains("proposal " + raise + " of leyla, approved by rauf"), story);
        assertTrue(story.contains("proposal " + cancel + " of leyla, approved by rauf"), story);
        assertEquals(2, story.lines().filter(line -> line.endsWith(by)).count(), story);
        assertTrue(story.lines().findFirst().orElse("").endsWith("ANNULLED"), story);
    }

    @Test
    void liquidityIsWhatIsThereAndWhatWaitsOutOfItAndIntoIt() {
        openDay();
        world.send(
                world.beta, NodeInMemory.payment(BETA, ALFA, "LOAN-1", 30_000).build());
        world.send(
                world.beta,
                NodeInMemory.payment(BETA, ALFA, "LOAN-2", 5_000).priority(31).build());
        assertEquals(0, leyla.run("liquidity", "--json"));
        List<String> lines = leyla.printed().lines().toList();
        assertEquals(
                "{\"bic\":\"ALFAAZ22XXX\",\"currency\":\"AZN\",\"balance\":\"1000.00\",\"held\":\"0.00\",\"available\":"
                        + "\"1000.00\",\"waitingOut\":0,\"amountOut\":\"0.00\",\"waitingIn\":2,\"amountIn\":\"350.00\","
                        + "\"ifAllSettles\":\"1350.00\"}",
                lines.get(0));
        assertTrue(lines.get(1).contains("\"ifAllSettles\":\"-350.00\""), lines.get(1));
        assertEquals(
                List.of(
                        "{\"currency\":\"AZN\",\"priority\":31,\"waiting\":1,\"amount\":\"50.00\"}",
                        "{\"currency\":\"AZN\",\"priority\":50,\"waiting\":1,\"amount\":\"300.00\"}"),
                lines.subList(2, lines.size()));
    }

    @Test
    void onlyWhatAsksIsWatched() {
        openDay();
        assertEquals(0, leyla.run("watch", "--every", "1", "-n", "2", "queue"));
        assertEquals(2, leyla.printed().split("as of sequence", -1).length - 1, leyla.printed());
        for (String asking : List.of(
                "explain PAY-1",
                "outputs " + NodeInMemory.BETA.bic(),
                "authority list",
                "participant joined",
                "seizure list")) {
            String[] words = ("watch -n 1 " + asking).split(" ");
            assertTrue(leyla.run(words) != ConsoleCommand.WRONG_USE, asking + leyla.complained());
        }
        assertEquals(2, leyla.run("watch", "-n", "1", "day", "close"));
        assertEquals(2, leyla.run("watch", "-n", "1", "seizure", "set"));
        assertEquals(2, leyla.run("watch", "--every", "0", "queue"));
        assertEquals(1, leyla.run("watch", "payment", "NO-SUCH"), "the first refusal ends it");
    }

    @Test
    void aLevelThatNotEveryNodeCanRunIsNotEvenProposed() {
        openDay();
        String before = state();
        assertEquals(1, leyla.run("level", "raise", "2"));
        assertTrue(leyla.printed().contains("ARGUMENT_UNKNOWN"), "nothing is known of level 2");
        assertEquals(before, state());
    }

    /** Five bytes, said to be 65,535 days, would be an answer longer than any: one operator could stop all nodes. */
    @Test
    void aYearOfEndlessDaysIsNotEvenProposed() throws Exception {
        openDay();
        byte[] action = CalendarYearWriter.declareYear(
                SystemId.ALL, 2027, new TreeMap<>(Map.of(20_270_101, false)), 20_260_302, "41s");
        int group = 8 + DeclareYearDecoder.BLOCK_LENGTH;
        action[group] = 0;
        action[group + 2] = (byte) 0xFF;
        action[group + 3] = (byte) 0xFF;
        assertTrue(world.leyla.propose(action).contains("\"code\":294"));
        assertEquals(0, rauf.run("proposals"));
        assertTrue(rauf.printed().startsWith("nothing\n"), rauf.printed());
    }

    @Test
    void aPaymentIsFoundByEachOfItsNames() {
        openDay();
        long sequence = world.send(
                world.alfa, NodeInMemory.payment(ALFA, BETA, "PAY-1", 10_000).build());
        String ours = String.format("A%015d", sequence);

        assertEquals(0, leyla.run("payment", "PAY-1"));
        String story = leyla.printed();
        assertTrue(story.startsWith(ours + "  SETTLED\nMT205 PAY-1 of ALFAAZ22XXX, UETR "), story);
        String uetr = story.replaceAll("(?s).*UETR (\\S+)\n.*", "$1");
        for (String name : List.of(ours, uetr, uetr.toUpperCase(Locale.ROOT), String.valueOf(sequence))) {
            assertEquals(0, leyla.run("payment", name), name);
            assertEquals(withoutPlace(story), withoutPlace(leyla.printed()), name);
        }
        assertEquals(0, leyla.run("payment", "PAY-1", "--sender", "ALFAAZ22"));
        assertEquals(withoutPlace(story), withoutPlace(leyla.printed()));
        assertEquals(1, leyla.run("payment", "PAY-1", "--sender", "BETAAZ22XXX"));
        assertEquals(1, leyla.run("payment", "PAY-2"));
        assertEquals(2, leyla.run("payment", "A-REFERENCE-THAT-IS-NONE"));
        assertEquals(2, leyla.run("payment", "PAY-1", "--sender", "ALFA"));
    }

    @Test
    void theStoryIsTheSameAfterARestart() throws Exception {
        openDay();
        world.send(
                world.beta, NodeInMemory.payment(BETA, ALFA, "LOAN-1", 30_000).build());
        world.send(
                world.beta,
                NodeInMemory.payment(BETA, ALFA, "LOAN-2", 5_000).priority(60).build());
        world.send(world.alfa, NodeInMemory.payment(ALFA, BETA, "PAY-1", 31_000).build());
        world.pass(2_000);
        leyla.run("payment", "LOAN-1", "--json");
        String settled = rows(leyla.printed());
        leyla.run("payment", "LOAN-2", "--json");
        String waiting = rows(leyla.printed());
        assertTrue(settled.contains("\"step\":\"SETTLED\""), settled);
        assertTrue(waiting.contains("\"step\":\"WAITS\"") && !waiting.contains("SETTLED"), waiting);

        world.restart();
        world.until("all are back", () -> world.isActive());
        leyla.run("payment", "LOAN-1", "--json");
        assertEquals(settled, rows(leyla.printed()));
        leyla.run("payment", "LOAN-2", "--json");
        assertEquals(waiting, rows(leyla.printed()));
    }

    @Test
    void theTailShowsWhatHappensOfOneBankOrOfAllAndSaysWhenTheNodeWasRestarted() throws Exception {
        openDay();
        world.in(
                150,
                () -> world.beta.send(
                        NodeInMemory.payment(BETA, ALFA, "LOAN-1", 30_000).build()));
        world.in(
                250,
                () -> world.alfa.send(
                        NodeInMemory.payment(ALFA, BETA, "PAY-1", 40_000).build()));
        assertEquals(0, leyla.run("tail", "-n", "5", "--json"));
        assertEquals(
                List.of("ACCEPTED", "WAITS", "ACCEPTED", "SETTLED", "SETTLED"),
                leyla.printed().lines().map(ConsoleOnNodeTest::event).toList());

        world.in(150, () -> world.raufProposes(new ActionWriter().acceptClock()));
        world.in(
                150,
                () -> world.alfa.send(
                        NodeInMemory.payment(ALFA, BETA, "PAY-1", 100).build()));
        assertEquals(0, leyla.run("tail", "-n", "1", "--bic", "ALFAAZ22"));
        assertTrue(
                leyla.printed()
                        .matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}  REFUSED +A\\d{15} PAY-1 ALFAAZ22XXX 1.00 AZN"
                                + " 226 REFERENCE_USED: Reference was used before on this day\n"),
                leyla.printed());

        world.in(250, () -> {
            try {
                world.restart();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        assertEquals(0, leyla.run("tail", "-n", "2"));
        assertTrue(leyla.printed().startsWith("-- the node has started again;"), leyla.printed());
        assertTrue(leyla.printed().contains("EPOCH_BEGUN    epoch 2 of node 1, SOLO, granted by SOLO"));
        assertTrue(leyla.printed().contains("LOGGED_ON"), leyla.printed());
    }

    @Test
    void lookingIsNotSequenced() throws Exception {
        openDay();
        byte[] request = new TailRequest(0, 0, 10, "").encode();
        world.pass(2_000);
        long first = sequence();
        world.pass(1_000);
        long idle = sequence() - first;
        for (int i = 0; i < 10; i++) {
            assertEquals("TAIL", Answer.read(world.leyla.view(request)).text("view"));
        }
        assertEquals(idle, sequence() - first - idle, "commands while ten looks were taken");
    }

    private long sequence() throws OperatorException {
        return Answer.of(world.leyla.query(QueryKind.STATUS, 0, "")).number("sequence");
    }

    private void openDay() {
        long proposal = propose(words("day open 20260302"));
        assertEquals(0, rauf.run("approve", String.valueOf(proposal)), rauf.printed());
    }

    private long propose(String[] action) {
        assertEquals(0, leyla.run(action), leyla.printed() + leyla.complained());
        Matcher proposal = PROPOSAL.matcher(leyla.printed());
        assertTrue(proposal.find(), leyla.printed());
        return Long.parseLong(proposal.group(1));
    }

    /** What an action could have changed. */
    private String state() {
        StringBuilder all = new StringBuilder();
        for (String question : List.of("participants", "account " + ALFA.bic(), "queue")) {
            leyla.run(words(question + " --json"));
            all.append(rows(leyla.printed()));
        }
        leyla.run("status");
        return all.append(leyla.printed().replaceAll("(?s)eventHash.*", ""))
                .toString()
                .replaceAll("\"(lastInputNumber|lastOutputNumber|outputAcknowledged)\":\\d+", "");
    }

    private static String[] words(String line) {
        return line.split(" ");
    }

    private static String rows(String json) {
        return json.replaceAll("(?s).*\"rows\":\\[(.*)\\],\"cursor\".*", "$1");
    }

    private static String withoutPlace(String printed) {
        return printed.replaceAll("as of sequence.*", "");
    }

    private static String event(String json) {
        return json.replaceAll(".*\"event\":\"([A-Z_]+)\".*", "$1");
    }
}
