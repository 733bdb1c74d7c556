package az.ecbar.ops.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A build of this program with one more behaviour level and one rule behind it: from level 2 on a payment of more than
 * 1,000.00 is refused as too large. Two classes of the ledger, compiled from their sources with that change, to lie before
 * the class path of a node.
 */
final class LaterBuild {
    /** More than level 2 takes, and well within what level 1 takes. */
    static final long LARGE_MINOR = 200_000;

    private static final Path ROOT = Path.of(System.getProperty("ecbar.root", ".."));
    private static final String LEDGER = "ledger-core/ledger/src/main/java/az/ecbar/ledger/";
    private static final Map<String, String[]> CHANGES = Map.of(
            "BehaviourLevel.java", new String[] {"return 1;", "return 2;"},
            "CommandDispatcher.java",
                    new String[] {
                        "order.amountMinor = c.amountMinor();",
                        "order.amountMinor = state.level >= 2 && c.amountMinor() > 100_000"
                                + " ? Long.MAX_VALUE : c.amountMinor();"
                    });

    private LaterBuild() {}

    /** Compiles it; gives its class path. */
    static String compile(Path folder) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
        for (Map.Entry<String, String[]> change : CHANGES.entrySet()) {
            String source = Files.readString(ROOT.resolve(LEDGER + change.getKey()));
            assertTrue(source.contains(change.getValue()[0]), change.getKey() + " has no longer what is changed");
            Path file = sources.resolve(change.getKey());
            Files.writeString(file, source.replace(change.getValue()[0], change.getValue()[1]));
            arguments.add(file.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertEquals(0, compiler.run(null, null, null, arguments.toArray(String[]::new)));
        return classes.toString();
    }
}
