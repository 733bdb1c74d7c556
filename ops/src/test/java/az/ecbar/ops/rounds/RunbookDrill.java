package az.ecbar.ops.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.ops.EcbarCommandLine;
import az.ecbar.ops.docs.Runbook;
import az.ecbar.ops.sandbox.NodeChild;
import az.ecbar.ops.sandbox.PairSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Gives the commands of the runbook to a {@link PairSandbox}: consoles, nodes and the witness as processes, what reads
 * folders in this one. Where the page names files of a machine the sandbox's own are taken. One thread.
 */
final class RunbookDrill {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Set<String> ORDERS = Set.of("promote", "detach", "switchover");

    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final PairSandbox pair;
    private final Map<String, Integer> expected = new HashMap<>();

    RunbookDrill(PairSandbox pair) {
        this.pair = pair;
    }

    /** From now on commands that contain these words end with this code. */
    void expect(String words, int code) {
        expected.put(words, code);
    }

    void give(Runbook.Line line) throws Exception {
        if (!line.isOurs()) {
            system(line);
            return;
        }
        List<String> words = line.arguments();
        switch (words.getFirst()) {
            case "console" -> console(words);
            case "node" -> node(words);
            case "witness" -> witness(words);
            default -> here(line);
        }
    }

    private void console(List<String> words) throws Exception {
        assertEquals(List.of("--config", "operator.yaml"), words.subList(1, 3));
        List<String> arguments = new ArrayList<>(words.subList(3, words.size()));
        arguments.replaceAll(word -> word.equals("00112233445566778899aabbccddeeff") ? pair.witnessId() : word);
        boolean isOrder = arguments.stream().anyMatch(ORDERS::contains);
        if (isOrder) {
            arguments.add("--yes");
        }
        int owner = 0;
        if (arguments.contains("switchover")) {
            owner = leader();
            awaitAttached(owner);
        }
        try (NodeChild console = pair.startConsole(arguments)) {
            assertEquals(code(arguments), console.awaitExit(LIMIT).orElse(-1), () -> arguments + "\n" + tail(console));
        }
        if (owner != 0) {
            awaitAttached(3 - owner);
        }
        if (arguments.contains("promote")) {
            int _ = pair.awaitServing(Integer.parseInt(arguments.get(arguments.indexOf("--node") + 1)), 0);
        }
    }

    private static String tail(NodeChild console) {
        try {
            return console.output();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private int code(List<String> arguments) {
        String line = String.join(" ", arguments);
        return expected.entrySet().stream()
                .filter(each -> line.contains(each.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(0);
    }

    private void node(List<String> words) throws Exception {
        int node = words.get(2).equals("node-a.yaml") ? 1 : 2;
        if (pair.isStarted(node) && pair.node(node).isAlive()) {
            Shell.signal("CONT", pair.node(node).pid());
            int _ = pair.node(node).stop();
        }
        NodeChild _ = pair.start(node, words.subList(3, words.size()).toArray(String[]::new));
        boolean isAnybodyElse = pair.isStarted(3 - node) && pair.node(3 - node).isAlive();
        if (isAnybodyElse) {
            awaitAttached(0);
        }
    }

    private void witness(List<String> words) throws Exception {
        if (words.get(1).equals("status")) {
            StringBuilder told = new StringBuilder();
            Path config = pair.sandbox().folder().resolve("witness.yaml");
            assertEquals(
                    0,
                    EcbarCommandLine.execute(told, List.of("witness", "status", "--config", config.toString())),
                    told::toString);
        } else {
            pair.startWitness();
        }
    }

    /** What reads folders: in this process, with the sandbox's paths. */
    private void here(Runbook.Line line) {
        int node = line.place().contains("node 2") ? 2 : 1;
        List<String> words = new ArrayList<>(line.arguments());
        words.replaceAll(word -> path(word, node));
        StringBuilder told = new StringBuilder();
        assertEquals(code(line.arguments()), EcbarCommandLine.execute(told, words), () -> words + "\n" + told);
    }

    private String path(String word, int node) {
        Path folder = pair.sandbox().folder();
        return switch (word) {
            case "data" -> pair.dataFolder(node).toString();
            case "pki/ca.pem" -> pair.sandbox().authorityFile().toString();
            case "other", "archive", "restored" -> folder.resolve(word).toString();
            default -> word;
        };
    }

    private void system(Runbook.Line line) throws Exception {
        List<String> words = line.words();
        int node = line.place().contains("node 2") ? 2 : 1;
        if (words.getFirst().equals("mv")) {
            Path _ = Files.move(pair.dataFolder(node), pair.sandbox().folder().resolve(words.get(2)));
        } else {
            String _ = Shell.run(words.getFirst(), "-h", pair.dataFolder(node).toString());
        }
    }

    /** Which node leads. */
    int leader() throws Exception {
        return pair.state(1).startsWith("leads") ? 1 : 2;
    }

    /** Waits until this node leads, or whichever if 0, with the other attached. */
    void awaitAttached(int node) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() - end < 0) {
            for (int owner = 1; owner <= 2; owner++) {
                boolean isWanted = node == 0 || node == owner;
                if (isWanted
                        && pair.state(owner).startsWith(PairSandbox.ATTACHED)
                        && pair.state(3 - owner).startsWith("standby, follows the owner")) {
                    return;
                }
            }
            LockSupport.parkNanos(POLL_NS);
        }
        throw new AssertionError("not attached under node " + node + "\n"
                + pair.node(1).tail() + "\n---\n" + pair.node(2).tail());
    }

    /** Changes the roles if they are the other way round than the page has them. */
    void giveBackTo(int node) throws Exception {
        awaitAttached(0);
        if (leader() != node) {
            try (NodeChild console = pair.startConsole(List.of("--timeout", "20", "switchover", "--yes"))) {
                assertEquals(0, console.awaitExit(LIMIT).orElse(-1), () -> tail(console));
            }
            awaitAttached(node);
        }
    }
}
