package az.ecbar.ops.node;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The lines that a world in memory cannot reach, and which therefore do not count: each with its reason and with the test
 * that reaches it, and all of them told with the measurement.
 */
final class UncountedLines {
    private static final Set<String> OWN_ERRORS =
            Set.of("java/lang/IllegalArgumentException", "java/lang/IllegalStateException");

    /**
     * A class, or some methods of it.
     *
     * @param file the source file
     * @param methods all of them if empty
     */
    private record Entry(String file, Set<String> methods, String why, String test) {}

    private static final List<Entry> ENTRIES = List.of(
            all("ClosedFile.java", "upkeep of closed files, by a thread of its own", "HistoryAgentTest"),
            all("FileCheck.java", "upkeep of closed files, by a thread of its own", "HistoryAgentTest"),
            all("FileRepair.java", "upkeep of closed files, by a thread of its own", "PairDamageTest"),
            all("JournalHistory.java", "upkeep of closed files, by a thread of its own", "HistoryAgentTest"),
            all("JournalImport.java", "the way back from an archive", "ArchiveDrillTest"),
            all(
                    "DataFolderInUse.java",
                    "a lock of the file system, which a folder in memory has not",
                    "ChronicleJournalTest"),
            some(
                    "JournalReader.java",
                    "another process that reads beside the node",
                    "OfflineToolsTest",
                    "offline",
                    "whileWritten"),
            some("PairConfig.java", "the times of production", "PairSectionTest", "defaults"),
            some("Identity.java", "a folder's id is made by chance once", "PairProcessesTest", "random", "toBytes"),
            all("SessionCounters.java", "what the metrics read", "EndingsTest"));

    /** Of each source file so many lines. */
    private final Map<String, Integer> counts = new TreeMap<>();

    private int ownErrors;
    private int neverCalled;

    private static Entry all(String file, String why, String test) {
        return new Entry(file, Set.of(), why, test);
    }

    private static Entry some(String file, String why, String test, String... methods) {
        return new Entry(file, Set.of(methods), why, test);
    }

    /** The lines of a class that do not count. */
    Set<Integer> of(ClassModel model, String source) {
        Set<Integer> lines = new HashSet<>();
        for (MethodModel method : model.methods()) {
            CodeModel code = method.code().orElse(null);
            if (code == null) {
                continue;
            }
            if (isListed(source, method.methodName().stringValue())) {
                int before = lines.size();
                lines.addAll(all(code));
                counts.merge(source, lines.size() - before, Integer::sum);
            } else if (isConstructorOfNothing(model, method)) {
                lines.addAll(all(code));
                neverCalled++;
            } else {
                int before = lines.size();
                addOwnErrors(code, lines);
                ownErrors += lines.size() - before;
            }
        }
        return lines;
    }

    private static boolean isListed(String source, String method) {
        return ENTRIES.stream()
                .anyMatch(entry ->
                        entry.file.equals(source) && (entry.methods.isEmpty() || entry.methods.contains(method)));
    }

    private static Set<Integer> all(CodeModel code) {
        Set<Integer> lines = new HashSet<>();
        code.elementStream()
                .filter(LineNumber.class::isInstance)
                .forEach(element -> lines.add(((LineNumber) element).line()));
        return lines;
    }

    /** The private constructor of a class of static methods. */
    private static boolean isConstructorOfNothing(ClassModel model, MethodModel method) {
        return method.methodName().equalsString("<init>")
                && method.flags().has(AccessFlag.PRIVATE)
                && method.methodTypeSymbol().parameterCount() == 0
                && model.methods().stream()
                        .allMatch(other -> other == method || other.flags().has(AccessFlag.STATIC));
    }

    /** The lines that do nothing but tell a caller of its own error: no input from outside leads there. */
    private static void addOwnErrors(CodeModel code, Set<Integer> lines) {
        int line = 0;
        boolean isTelling = false;
        for (CodeElement element : code) {
            switch (element) {
                case LineNumber number -> {
                    line = number.line();
                    if (isTelling) {
                        lines.add(line);
                    }
                }
                case NewObjectInstruction made
                when OWN_ERRORS.contains(made.className().asInternalName()) -> {
                    isTelling = true;
                    lines.add(line);
                }
                case ThrowInstruction _ -> isTelling = false;
                default -> {} // neither begins nor ends it
            }
        }
    }

    /** What does not count, a line each. */
    List<String> report() {
        List<String> report = new ArrayList<>();
        for (Entry entry : ENTRIES) {
            report.add("not counted: %d lines of %s%s: %s; %s"
                    .formatted(
                            counts.getOrDefault(entry.file, 0),
                            entry.file,
                            entry.methods.isEmpty() ? "" : " " + String.join(", ", entry.methods),
                            entry.why,
                            entry.test));
        }
        report.add("not counted: " + ownErrors
                + " lines that only tell a caller of its own error (IllegalArgumentException,"
                + " IllegalStateException), " + neverCalled + " constructors of classes of which there is no object");
        return report;
    }
}
