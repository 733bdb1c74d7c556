package az.ecbar.ops.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * All logic runs in duty cycles above ports: no class with logic starts a thread, sleeps, blocks, locks, reads a clock or
 * makes randomness of its own, so that a whole node can be stepped by hand on one thread.
 */
class DutyCycleTest {
    private static final Set<String> BLOCKING_METHODS = Set.of("wait", "notify", "notifyAll");
    private static final Set<String> WAITING_FOR_A_FUTURE =
            Set.of("get", "join", "resultNow", "orTimeout", "completeOnTimeout");

    @Test
    void logicKnowsNoThreadsAndNoLocks() {
        noClasses()
                .that(EcbarClasses.LOGIC)
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are threads, locks, executors or blocking queues", type -> {
                            String name = type.getFullName();
                            return name.equals("java.lang.Thread")
                                    || name.startsWith("java.lang.Thread$")
                                    || name.equals("java.lang.ThreadLocal")
                                    || name.startsWith("java.util.concurrent.locks.")
                                    || name.startsWith("java.util.Timer")
                                    || (name.startsWith("java.util.concurrent.") && isBlocking(type.getSimpleName()));
                        }))
                .because("threads belong to adapters (D24)")
                .check(EcbarClasses.ALL);
    }

    private static boolean isBlocking(String simpleName) {
        return simpleName.contains("Executor")
                || simpleName.contains("BlockingQueue")
                || simpleName.contains("BlockingDeque")
                || simpleName.startsWith("ForkJoin")
                || simpleName.startsWith("StructuredTask")
                || Set.of(
                                "CountDownLatch",
                                "CyclicBarrier",
                                "Exchanger",
                                "Phaser",
                                "Semaphore",
                                "SynchronousQueue",
                                "DelayQueue",
                                "ThreadLocalRandom")
                        .contains(simpleName);
    }

    @Test
    void logicDoesNotWait() {
        noClasses()
                .that(EcbarClasses.LOGIC)
                .should()
                .accessTargetWhere(calls("wait for a thread or a future", DutyCycleTest::isWaiting))
                .because("a duty cycle returns at once (D24)")
                .check(EcbarClasses.ALL);
    }

    private static boolean isWaiting(AccessTarget target) {
        String owner = target.getOwner().getFullName();
        return switch (owner) {
            case "java.util.concurrent.CompletableFuture", "java.util.concurrent.Future" ->
                WAITING_FOR_A_FUTURE.contains(target.getName());
            case "java.util.concurrent.TimeUnit" -> target.getName().equals("sleep");
            case "java.lang.Process" -> target.getName().equals("waitFor");
            case "java.lang.Object" -> BLOCKING_METHODS.contains(target.getName());
            default -> false;
        };
    }

    @Test
    void logicReadsNoClock() {
        noClasses()
                .that(EcbarClasses.LOGIC)
                .should()
                .accessTargetWhere(calls("read a clock", DutyCycleTest::isClock))
                .because("time is an argument, or comes through the clock port (D3, D24)")
                .check(EcbarClasses.ALL);
    }

    private static boolean isClock(AccessTarget target) {
        String owner = target.getOwner().getFullName();
        String name = target.getName();
        if (owner.equals("java.lang.System")) {
            return name.equals("nanoTime") || name.equals("currentTimeMillis");
        }
        if (owner.equals("java.util.Date")) {
            return target instanceof AccessTarget.ConstructorCallTarget constructor
                    && constructor.getRawParameterTypes().isEmpty();
        }
        return (owner.startsWith("java.time.") && name.equals("now"))
                || (owner.equals("java.time.Clock") && (name.startsWith("system") || name.startsWith("tick")))
                || (owner.equals("java.util.Calendar") && name.equals("getInstance"))
                || (owner.startsWith("org.agrona.concurrent.") && owner.endsWith("Clock"));
    }

    @Test
    void logicMakesNoRandomness() {
        // Trust is what stands behind the ports of crypto and randomness: it makes keys.
        noClasses()
                .that(EcbarClasses.LOGIC.and(DescribedPredicate.not(resideInAPackage("az.ecbar.trust.."))))
                .should()
                .dependOnClassesThat(belongToAnyOf(
                        java.util.Random.class,
                        java.security.SecureRandom.class,
                        java.util.SplittableRandom.class,
                        java.util.concurrent.ThreadLocalRandom.class))
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .because("randomness comes through its port (D24)")
                .check(EcbarClasses.ALL);
    }

    @Test
    void logicOpensNoSockets() {
        noClasses()
                .that(EcbarClasses.LOGIC)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.Socket")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.net\\.(Server|Datagram|Multicast)?Socket|java\\.net\\.http\\..*|java\\.nio\\.channels\\.(.*Socket.*|Selector|Selection.*)|javax\\.net\\.ssl\\.SSL.*Socket")
                .check(EcbarClasses.ALL);
    }

    @Test
    void logicIsNotSynchronized() {
        noMethods()
                .that()
                .areDeclaredInClassesThat(EcbarClasses.LOGIC)
                .should()
                .haveModifier(JavaModifier.SYNCHRONIZED)
                .check(EcbarClasses.ALL);
        assertEquals(
                List.of(), Bytecode.find(EcbarClasses.LOGIC, Bytecode::isMonitor), "methods with a synchronized block");
    }

    private static DescribedPredicate<JavaAccess<?>> calls(
            String description, java.util.function.Predicate<AccessTarget> isForbidden) {
        return DescribedPredicate.describe(description, access -> isForbidden.test(access.getTarget()));
    }
}
