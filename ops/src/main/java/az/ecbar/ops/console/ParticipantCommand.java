package az.ecbar.ops.console;

import az.ecbar.command.AdmissionWriter;
import az.ecbar.ops.config.ConfigException;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.QueryKind;
import az.ecbar.stp.conformance.ConformanceReport;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.certificate.UtcNs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code console participant}. */
@Command(
        name = "participant",
        description = "A participant's part in AZIPS (7-10); what changes it needs two operators. See also 'remove'.")
final class ParticipantCommand extends ActionGroup {
    @ParentCommand
    private ConsoleCommand console;

    /** Who takes part in AZIPS. */
    enum Kind {
        BANK,
        LEGAL_ENTITY
    }

    /** ISO 15022 style or ISO 20022. */
    enum Language {
        MT,
        ISO
    }

    @Command(
            description = {
                "Enters a participant that is to join: it may log on and run its self-test, and neither pays nor is"
                        + " paid before it is admitted (7-10.1)."
            })
    int register(
            @Parameters(index = "0", paramLabel = "BIC") String bic,
            @Parameters(index = "1", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.") Kind kind,
            @Option(names = "--name", required = true, description = "Transliterated, at most 35 characters.")
                    String name,
            @Option(names = "--tin", required = true, description = "VOEN, ten digits.") long tin,
            @Option(
                            names = "--code",
                            required = true,
                            paramLabel = "CODE",
                            description = "Registration code that its certificates must bear (4.26.2).")
                    String code,
            @Option(names = "--terminal", defaultValue = "A", description = "Letter; ${DEFAULT-VALUE}.")
                    char terminal) {
        ParticipantKind known = kind == Kind.BANK ? ParticipantKind.BANK : ParticipantKind.LEGAL_ENTITY;
        return console.act(writer -> writer.registerParticipant(bic, known, terminal, tin, "", code, name));
    }

    @Command(
            description = {
                "Admits a participant by its connection protocol and the signed report of its self-test: it pays and is"
                        + " paid from then on, the others are told (7-10.1). The report is checked first."
            })
    int admit(
            @Parameters(index = "0", paramLabel = "BIC") String bic,
            @Option(
                            names = "--report",
                            required = true,
                            paramLabel = "FILE",
                            description = "Signed report of 'stp conformance'.")
                    Path file,
            @Option(
                            names = "--number",
                            required = true,
                            paramLabel = "N",
                            description = "Of the connection protocol, at most 16 characters.")
                    String number,
            @Option(
                            names = "--date",
                            paramLabel = "YYYYMMDD",
                            defaultValue = "0",
                            description = "Of the connection protocol; by default today.")
                    int date) {
        try {
            ConformanceReport report = read(file);
            Optional<String> fault = fault(report, ConsoleCommand.bic11(bic));
            if (fault.isPresent()) {
                return console.refuse("the report is refused: " + fault.get());
            }
            return console.act(_ -> AdmissionWriter.admit(
                    bic,
                    date == 0 ? BakuTime.today() : date,
                    number,
                    report.certificate().toBytes(),
                    report.lastInput(),
                    report.lastDigest().toBytes()));
        } catch (ConfigException e) {
            return console.refuseUse(String.valueOf(e.getMessage()));
        }
    }

    @Command(
            description = {
                "Shows and checks a report, for who approves: what was looked at, and whether it speaks for its bank"
                        + " now. Asks no node."
            })
    int report(@Parameters(paramLabel = "FILE") Path file) {
        try {
            ConformanceReport report = read(file);
            Optional<String> fault = fault(report, report.participant());
            String cases = report.cases().stream()
                    .map(one -> (one.isRight() ? "right  " : "WRONG  ") + one.name() + ": " + one.was())
                    .collect(Collectors.joining(System.lineSeparator()));
            return console.tell(
                    fault.isEmpty(),
                    cases + System.lineSeparator() + report.participant() + ", last input " + report.lastInput()
                            + ", certificate " + report.certificate().toHex() + System.lineSeparator()
                            + fault.map(why -> "REFUSED: " + why).orElse("The report is right."));
        } catch (ConfigException e) {
            return console.refuseUse(String.valueOf(e.getMessage()));
        }
    }

    @Command(description = "The register of joining: who joined by which protocol, tested up to which input (7-10.1).")
    int joined() {
        return console.query(QueryKind.JOININGS, "");
    }

    @Command(
            description = {
                "A participant ends its participation by its own will, for good: what waits from and to it is annulled,"
                        + " the others are told (7-10.5)."
            })
    int leave(
            @Parameters(paramLabel = "BIC") String bic,
            @Option(
                            names = "--number",
                            required = true,
                            paramLabel = "N",
                            description = "Number of its application, at most 16 characters.")
                    String number,
            @Option(
                            names = "--date",
                            paramLabel = "YYYYMMDD",
                            defaultValue = "0",
                            description = "Date of its application; by default today.")
                    int date) {
        return console.act(writer -> writer.leave(bic, date == 0 ? BakuTime.today() : date, number));
    }

    @Command(
            name = "out-of-order",
            description = {
                "A participant cannot reach us: from now on operators may enter its payments (4.27, 6.1). The others"
                        + " are told; what is told to it is kept ('outputs')."
            })
    int outOfOrder(
            @Parameters(paramLabel = "BIC") String bic,
            @Option(
                            names = "--number",
                            required = true,
                            paramLabel = "N",
                            description = "Number of its appeal, at most 16 characters.")
                    String number,
            @Option(
                            names = "--date",
                            paramLabel = "YYYYMMDD",
                            defaultValue = "0",
                            description = "Date of its appeal; by default today.")
                    int date) {
        return console.act(writer -> writer.setWorkstation(bic, true, date == 0 ? BakuTime.today() : date, number));
    }

    @Command(description = "A participant works by itself again (4.27); the others are told.")
    int restore(
            @Parameters(paramLabel = "BIC") String bic,
            @Option(
                            names = "--number",
                            required = true,
                            paramLabel = "N",
                            description = "Number of its information that it works again, at most 16 characters.")
                    String number,
            @Option(
                            names = "--date",
                            paramLabel = "YYYYMMDD",
                            defaultValue = "0",
                            description = "Date of its information; by default today.")
                    int date) {
        return console.act(writer -> writer.setWorkstation(bic, false, date == 0 ? BakuTime.today() : date, number));
    }

    @Command(
            description = {
                "The language in which a participant is told what it is told from now on; what was numbered before"
                        + " stays as it is."
            })
    int language(
            @Parameters(index = "0", paramLabel = "BIC") String bic,
            @Parameters(index = "1", paramLabel = "LANGUAGE", description = "One of ${COMPLETION-CANDIDATES}.")
                    Language language) {
        return console.act(
                writer -> writer.setLanguage(bic, language == Language.ISO ? MessageLanguage.ISO : MessageLanguage.MT));
    }

    private static ConformanceReport read(Path file) throws ConfigException {
        try {
            return ConformanceReport.read(Files.readAllBytes(file));
        } catch (IOException | MalformedException e) {
            throw new ConfigException(file + ": " + e.getMessage());
        }
    }

    private Optional<String> fault(ConformanceReport report, String bic11) throws ConfigException {
        return report.fault(console.checker(), bic11, UtcNs.of(Instant.now()));
    }
}
