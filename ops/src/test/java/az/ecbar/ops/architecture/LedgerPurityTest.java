package az.ecbar.ops.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.junit.jupiter.api.Test;

/** The ledger is a pure function (D1): the same commands give the same events, wherever and whenever they run. */
class LedgerPurityTest {
    private static final DescribedPredicate<JavaClass> LEDGER = resideInAnyPackage("az.ecbar.ledger..");
    private static final Set<String> ITERATION = Set.of(
            "keySet",
            "values",
            "entrySet",
            "iterator",
            "forEach",
            "forEachInt",
            "forEachLong",
            "forEachIntLong",
            "intForEach",
            "longForEach",
            "stream",
            "removeIf",
            "toString",
            "hashCode");

    @Test
    void theLedgerDoesNoInputOrOutput() {
        noClasses()
                .that(LEDGER)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..", "javax.."))
                .orShould()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "do input or output",
                        type -> type.getPackageName().equals("java.io")
                                && !type.getSimpleName().equals("Serializable")))
                .orShould()
                .accessTargetWhere(DescribedPredicate.describe(
                        "are of System, save arraycopy", access -> isSystem(access, "arraycopy")))
                .check(EcbarClasses.ALL);
    }

    private static boolean isSystem(JavaAccess<?> access, String... allowed) {
        return access.getTargetOwner().isEquivalentTo(System.class)
                && !Set.of(allowed).contains(access.getTarget().getName());
    }

    @Test
    void theLedgerDoesNotLog() {
        noClasses()
                .that(LEDGER)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.slf4j..", "java.util.logging..", "java.lang.System$Logger.."))
                .check(EcbarClasses.ALL);
    }

    @Test
    void theLedgerKnowsNoClockNoLocaleAndNoConcurrency() {
        noClasses()
                .that(LEDGER)
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.util.concurrent..", "java.text..", "java.util.stream.."))
                .orShould()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are the clock port, locales or calendars",
                        type -> Set.of(
                                        "az.ecbar.port.Clock",
                                        "az.ecbar.port.Randomness",
                                        "java.util.Locale",
                                        "java.util.TimeZone",
                                        "java.util.Calendar",
                                        "java.time.Clock",
                                        "java.time.Instant",
                                        "java.time.ZoneId")
                                .contains(type.getFullName())))
                .check(EcbarClasses.ALL);
    }

    @Test
    void theLedgerHasNoFloatingPoint() {
        noFields()
                .that()
                .areDeclaredInClassesThat(LEDGER)
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(float.class)
                .check(EcbarClasses.ALL);
        assertEquals(
                List.of(), Bytecode.find(LEDGER, Bytecode::isFloatingPoint), "methods that compute in floating point");
    }

    @Test
    void theLedgerDoesNotGoThroughAHashInItsOrder() {
        noClasses()
                .that(LEDGER)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(HashMap.class, HashSet.class, IdentityHashMap.class, WeakHashMap.class)
                .orShould()
                .accessTargetWhere(DescribedPredicate.describe(
                        "go through a hash map or set in its order",
                        access -> isHashed(access.getTargetOwner())
                                && ITERATION.contains(access.getTarget().getName())))
                .check(EcbarClasses.ALL);
    }

    private static boolean isHashed(JavaClass type) {
        return type.getPackageName().equals("org.agrona.collections")
                && (type.getSimpleName().contains("Map") || type.getSimpleName().contains("Set"));
    }
}
