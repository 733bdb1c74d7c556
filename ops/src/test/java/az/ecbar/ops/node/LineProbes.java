package az.ecbar.ops.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of recovery, replication, sessions, gate and promotion were run: a probe at each line, put in as a class is
 * loaded. Lines of classes that were never loaded count as not run.
 */
public final class LineProbes implements AlteredCode.Alteration {
    /** What is measured: a package, and what it does. */
    private static final Map<String, String> PACKAGES = Map.of(
            "az.ecbar.journal", "recovery",
            "az.ecbar.journal.snapshot", "recovery",
            "az.ecbar.pair", "promotion, replication",
            "az.ecbar.pair.data", "replication",
            "az.ecbar.pair.frame", "replication",
            "az.ecbar.pair.witness", "promotion",
            "az.ecbar.ring", "gate",
            "az.ecbar.ctn", "CTN sessions, the bank's side",
            "az.ecbar.ctn.envelope", "CTN sessions",
            "az.ecbar.gateway.session", "CTN sessions");

    private static final ClassDesc PROBES = ClassDesc.of(LineProbes.class.getName());
    private static final MethodTypeDesc HIT = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final int MAX_LINES = 1 << 16;
    private static final boolean[] RUN = new boolean[MAX_LINES];

    /** Of each source file, as package and name, its lines and their numbers among the probes. */
    private final Map<String, Map<Integer, Integer>> files = new TreeMap<>();

    private final UncountedLines uncounted = new UncountedLines();
    private int count;

    LineProbes() throws IOException, URISyntaxException {
        for (String packageName : PACKAGES.keySet()) {
            for (byte[] bytes : classes(packageName)) {
                ClassModel model = ClassFile.of().parse(bytes);
                Set<Integer> not = uncounted.of(model, source(model));
                lines(model).filter(line -> !not.contains(line)).forEach(line -> number(file(model), line));
            }
        }
    }

    /** A line is run: what the altered classes call. */
    public static void run(int number) {
        RUN[number] = true;
    }

    @Override
    public byte @Nullable [] alter(String className, ClassModel model) {
        String file = file(model);
        if (!files.containsKey(file)) {
            return null;
        }
        return ClassFile.of()
                .transformClass(
                        model,
                        ClassTransform.transformingMethodBodies((builder, element) -> probe(file, builder, element)));
    }

    private void probe(String file, CodeBuilder builder, CodeElement element) {
        builder.with(element);
        if (element instanceof LineNumber line && isCounted(file, line.line())) {
            builder.loadConstant(number(file, line.line())).invokestatic(PROBES, "run", HIT);
        }
    }

    private synchronized boolean isCounted(String file, int line) {
        return files.getOrDefault(file, Map.of()).containsKey(line);
    }

    private synchronized int number(String file, int line) {
        return files.computeIfAbsent(file, _ -> new TreeMap<>()).computeIfAbsent(line, _ -> count++);
    }

    private static String file(ClassModel model) {
        String name = model.thisClass().asInternalName();
        return name.substring(0, name.lastIndexOf('/')).replace('/', '.') + " " + source(model);
    }

    private static String source(ClassModel model) {
        return model.findAttribute(Attributes.sourceFile())
                .map(SourceFileAttribute::sourceFile)
                .map(Object::toString)
                .orElse("?");
    }

    private static Stream<Integer> lines(ClassModel model) {
        return model.methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .filter(LineNumber.class::isInstance)
                .map(element -> ((LineNumber) element).line());
    }

    /** The classes of a package, save those of its tests. */
    private static List<byte[]> classes(String packageName) throws IOException, URISyntaxException {
        List<byte[]> found = new ArrayList<>();
        String folder = packageName.replace('.', '/');
        for (URL url : Collections.list(LineProbes.class.getClassLoader().getResources(folder))) {
            URI uri = url.toURI();
            if (uri.getScheme().equals("file") && !isOfTests(uri)) {
                try (Stream<Path> names = Files.list(Path.of(uri))) {
                    names.filter(name -> name.toString().endsWith(".class")).forEach(name -> found.add(read(name)));
                }
            }
        }
        return found;
    }

    private static boolean isOfTests(URI uri) {
        return uri.getPath().contains("/test-classes/") || uri.getPath().contains("/test/");
    }

    private static byte[] read(Path name) {
        try {
            return Files.readAllBytes(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- the report

    /** A line for each package, one for each file of which less than nine tenths were run, and one for all. */
    List<String> report() {
        List<String> report = new ArrayList<>();
        int[] all = new int[2];
        for (String packageName : new TreeMap<>(PACKAGES).keySet()) {
            List<String> poor = new ArrayList<>();
            int[] here = new int[2];
            files.forEach((file, lines) -> {
                if (file.startsWith(packageName + " ")) {
                    int run = (int) lines.values().stream()
                            .filter(number -> RUN[number])
                            .count();
                    here[0] += run;
                    here[1] += lines.size();
                    if (10 * run < 9 * lines.size()) {
                        poor.add("      " + share(run, lines.size()) + file.substring(packageName.length() + 1)
                                + ", not " + notRun(lines));
                    }
                }
            });
            report.add(share(here[0], here[1]) + packageName + ": " + PACKAGES.get(packageName));
            report.addAll(poor);
            all[0] += here[0];
            all[1] += here[1];
        }
        report.add(share(all[0], all[1]) + "of all these lines were run");
        report.addAll(uncounted.report());
        return report;
    }

    private static String share(int run, int lines) {
        return String.format(Locale.ROOT, "%5.1f %%  %5d of %5d  ", 100.0 * run / Math.max(1, lines), run, lines);
    }

    private static List<Integer> notRun(Map<Integer, Integer> lines) {
        return lines.entrySet().stream()
                .filter(line -> !RUN[line.getValue()])
                .map(Map.Entry::getKey)
                .toList();
    }
}
