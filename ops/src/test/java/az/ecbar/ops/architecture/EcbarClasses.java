package az.ecbar.ops.architecture;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;

/** All production classes of the project that a node or a bank runs, save the generated codecs; read once. */
final class EcbarClasses {
    static final JavaClasses ALL = read();

    private EcbarClasses() {}

    private static final Set<String> ADAPTER_PACKAGES =
            Set.of("adapter", "aeron", "chronicle", "disk", "disruptor", "memory", "netty", "tls");

    /**
     * What only connects logic to the world: packages named {@code adapter} or after what they adapt, those in {@code
     * memory} that stand for them under a simulator, by its seed, and all of {@code ops}.
     */
    static final DescribedPredicate<JavaClass> ADAPTERS = DescribedPredicate.describe(
            "are adapters",
            type -> ADAPTER_PACKAGES.contains(lastPart(type.getPackageName())) || isBelow(type, "az.ecbar.ops"));

    /** The main class of a command: the process itself, hence neither logic nor adapter. */
    static final DescribedPredicate<JavaClass> COMMANDS = DescribedPredicate.describe(
            "are commands", type -> outermost(type).getSimpleName().endsWith("Command"));

    static final DescribedPredicate<JavaClass> TEST_KIT =
            DescribedPredicate.describe("are of the test kit", type -> isBelow(type, "az.ecbar.testkit"));

    /** Classes with logic: what D24 of the design wants above ports, so that it runs under a simulator. */
    static final DescribedPredicate<JavaClass> LOGIC = DescribedPredicate.not(ADAPTERS)
            .and(DescribedPredicate.not(COMMANDS))
            .and(DescribedPredicate.not(TEST_KIT))
            .as("have logic");

    private static JavaClasses read() {
        // The rules look at names alone: what the libraries' classes are made of need not be read.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                // What modules share with the tests of others.
                .withImportOption(location -> !location.contains("-tests.jar"))
                .withImportOption(location -> !location.contains("/az/ecbar/schema/"))
                .importPackages("az.ecbar");
    }

    static boolean isBelow(JavaClass type, String packageName) {
        String name = type.getPackageName();
        return name.equals(packageName) || name.startsWith(packageName + ".");
    }

    private static String lastPart(String packageName) {
        return packageName.substring(packageName.lastIndexOf('.') + 1);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(EcbarClasses::outermost).orElse(type);
    }
}
