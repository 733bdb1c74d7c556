package az.ecbar.ops.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the modules point one way: formats and networks know the ledger's schema; the ledger knows neither. */
class ModuleArrowsTest {
    private static final String[] SCHEMA = {
        "az.ecbar.schema..", "az.ecbar.record..", "az.ecbar.port..", "az.ecbar.reason..", "az.ecbar.command.."
    };
    private static final String[] LEDGER = {"az.ecbar.ledger..", "az.ecbar.ring.."};
    private static final String AUDITOR = "az.ecbar.auditor..";
    private static final String BANK_VIEW = "az.ecbar.bankview..";
    private static final String JOURNAL = "az.ecbar.journal..";
    private static final String PAIR = "az.ecbar.pair..";
    private static final String CLUSTER = "az.ecbar.cluster..";
    private static final String FORMATS = "az.ecbar.mt..";
    private static final String ISO = "az.ecbar.iso..";
    private static final String IPS = "az.ecbar.ips..";
    private static final String TRUST = "az.ecbar.trust..";
    private static final String CTN = "az.ecbar.ctn..";
    private static final String GATEWAY = "az.ecbar.gateway..";
    private static final String STP = "az.ecbar.stp..";
    private static final String AGRONA = "org.agrona..";
    private static final String BOUNCY_CASTLE = "org.bouncycastle..";
    private static final String NETTY = "io.netty..";

    @ParameterizedTest(name = "{0}")
    @MethodSource("arrows")
    void aModuleKnowsOnly(String module, String[] own, String[] known) {
        String[] allowed = join(own, known, new String[] {"java..", "javax..", "org.jspecify.annotations.."});
        classes()
                .that()
                .resideInAnyPackage(own)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .as(module + " knows only what the design's table of modules allows")
                .allowEmptyShould(true)
                .check(EcbarClasses.ALL);
    }

    static Stream<Arguments> arrows() {
        return Stream.of(
                Arguments.of("the schema", SCHEMA, of(AGRONA)),
                Arguments.of("the ledger", LEDGER, join(SCHEMA, of(AGRONA, "com.lmax.disruptor.."))),
                Arguments.of("the auditor", of(AUDITOR), join(SCHEMA, of(AGRONA))),
                Arguments.of("the auditor of the banks' view", of(BANK_VIEW), of()),
                Arguments.of(
                        "the journal",
                        of(JOURNAL, CLUSTER),
                        join(SCHEMA, LEDGER, of(AGRONA, "net.openhft..", "io.aeron.."))),
                Arguments.of("the pair", of(PAIR), join(SCHEMA, of(JOURNAL, AGRONA, "io.aeron.."))),
                Arguments.of("the formats", of(FORMATS, ISO, IPS), of("javax.xml.stream..", "com.fasterxml.aalto..")),
                Arguments.of("trust", of(TRUST), join(SCHEMA, of(AGRONA, BOUNCY_CASTLE))),
                Arguments.of("the session protocol", of(CTN), join(SCHEMA, of(TRUST, AGRONA, NETTY))),
                Arguments.of(
                        "the gateway", of(GATEWAY), join(SCHEMA, of(FORMATS, ISO, IPS, TRUST, CTN, AGRONA, NETTY))),
                Arguments.of(
                        "the bank's side",
                        of(STP),
                        join(
                                SCHEMA,
                                of(
                                        FORMATS,
                                        ISO,
                                        IPS,
                                        TRUST,
                                        CTN,
                                        AGRONA,
                                        NETTY,
                                        "picocli..",
                                        "org.yaml.snakeyaml..",
                                        "org.apache.pdfbox..",
                                        "com.sun.net.httpserver.."))));
    }

    @Test
    void librariesWithThreadsOfTheirOwnStayInAdapters() {
        noClasses()
                .that(EcbarClasses.LOGIC)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(NETTY, "com.lmax.disruptor.dsl..", "net.openhft..", "io.aeron..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("com\\.lmax\\.disruptor\\..*(EventProcessor|WaitStrategy|ExceptionHandler).*")
                .check(EcbarClasses.ALL);
    }

    /** It judges the ledger from the regulation alone: whoever knew it could be written to please it. */
    @Test
    void productionKnowsNoAuditor() {
        noClasses()
                .that()
                .resideOutsideOfPackages(AUDITOR, BANK_VIEW)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AUDITOR, BANK_VIEW)
                .check(EcbarClasses.ALL);
    }

    @Test
    void productionKnowsNoTestKit() {
        noClasses()
                .that()
                .resideOutsideOfPackage("az.ecbar.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("az.ecbar.testkit..", "org.junit..")
                .check(EcbarClasses.ALL);
    }

    private static String[] of(String... packages) {
        return packages;
    }

    private static String[] join(String[]... groups) {
        return Arrays.stream(groups).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
