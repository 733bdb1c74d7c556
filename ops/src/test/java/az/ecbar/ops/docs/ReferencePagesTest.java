package az.ecbar.ops.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.reason.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of docs/reference against the schema and the guards of the ledger. */
class ReferencePagesTest {
    private static final Pattern INDEX_ROW =
            Pattern.compile("\\| (\\d+) \\| (?:\\[`(\\w+)`]\\((\\S+)\\)|`(\\w+)`) \\|.*");

    private static final GuardOrder GUARDS = new GuardOrder(ProjectDocs.LEDGER_MAIN);

    @Test
    void everyMessageOfTheSchemaHasItsRowInTheIndex() throws IOException {
        TreeSet<String> documented = new TreeSet<>();
        for (String line : Files.readAllLines(ProjectDocs.REFERENCE.resolve("README.md"))) {
            Matcher row = INDEX_ROW.matcher(line);
            if (row.matches()) {
                documented.add(row.group(1) + " " + (row.group(2) == null ? row.group(4) : row.group(2)));
            }
        }
        TreeSet<String> inSchema = new TreeSet<>();
        ProjectDocs.messages().values().forEach(message -> inSchema.add(message.id() + " " + message.name()));

        assertEquals(inSchema, documented);
    }

    @Test
    void everyCommandHasAPageThatNamesItAndEachOfItsFields() throws IOException {
        List<String> index = Files.readAllLines(ProjectDocs.REFERENCE.resolve("README.md"));
        TreeSet<String> missing = new TreeSet<>();
        for (ProjectDocs.Message message : ProjectDocs.messages().values()) {
            if (!message.isCommand()) {
                continue;
            }
            String page = index.stream()
                    .map(INDEX_ROW::matcher)
                    .filter(row -> row.matches() && message.name().equals(row.group(2)))
                    .map(row -> row.group(3))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(message.name() + " has no page"));
            String text = Files.readString(ProjectDocs.REFERENCE.resolve(page));
            if (!text.contains(message.name() + " (" + message.id() + ")")) {
                missing.add(page + ": " + message.name() + " (" + message.id() + ")");
            }
            message.fields().stream()
                    .filter(field -> !text.contains("`" + field + "`"))
                    .forEach(field -> missing.add(page + ": " + field));
        }
        assertEquals(new TreeSet<>(), missing);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "numbered-inputs.md, Inputs, take",
        "submit-payment.md, Azips, submit",
        "transfer-part.md, Inputs, takePart",
        "submit-transfer.md, CommandDispatcher, submitTransfer",
        "open-ctn-session.md, Sessions, open",
        "close-ctn-session.md, Sessions, close",
        "acknowledge-outputs.md, Sessions, acknowledge",
        "propose-action.md, Proposals, propose",
        "approve-action.md, Proposals, checkApproval",
        "query.md, Queries, answer",
        "register-participant.md, ReferenceData, registerParticipant",
        "add-alias.md, ReferenceData, addAlias",
        "open-account.md, ReferenceData, openAccount",
        "set-rule.md, ReferenceData, setRule",
        "declare-day.md, CalendarDecisions, declareDay",
        "declare-year.md, CalendarDecisions, declareYear",
        "register-certificate.md, ReferenceData, registerCertificate",
        "revoke-certificate.md, ReferenceData, revokeCertificate",
        "set-notice-profile.md, ReferenceData, setNoticeProfile",
        "add-status-cause.md, Participation, addCause",
        "lift-status-cause.md, Suspensions, resume",
        "seize-account.md, Seizures, seize",
        "lift-seizure.md, Seizures, lift",
        "close-account.md, AccountClosing, close",
        "suspend-system.md, SystemControl, suspend",
        "resume-system.md, SystemControl, resume",
        "issue-funds.md, CentralBankMoney, issue",
        "withdraw-funds.md, CentralBankMoney, withdraw",
        "open-day.md, DayControl, open",
        "close-day.md, DayControl, close",
        "resolve-gridlock.md, Gridlock, resolve",
        "raise-level.md, LedgerState, raiseLevel",
        "accept-clock.md, LedgerState, acceptClock",
        "set-standing-order.md, StandingOrders, set",
        "revoke-standing-order.md, StandingOrders, revoke",
        "set-channel.md, Channels, set",
        "give-up-output.md, GivenUpOutputs, giveUp",
        "set-language.md, Languages, set",
        "admit-participant.md, ParticipantAdmission, admit",
        "report-bad-signature.md, SignatureReports, report",
        "set-workstation.md, Workstations, set",
        "enter-payment.md, Workstations, enter",
        "change-payment.md, Azips, change",
        "enter-change.md, Workstations, enterChange",
        "grant-authority.md, Authorities, grant",
        "withdraw-authority.md, Authorities, withdraw",
        "record-continuity.md, Continuity, record",
        "submit-ips-transfer.md, Flows, submit",
        "answer-ips.md, Flows, checkAnswer",
        "ask-ips-status.md, Flows, checkQuestion",
        "modify-limit.md, Limits, modify",
        "ask-liquidity.md, LiquidityAnswers, answer",
        "set-ips-limit.md, Limits, decide",
        "set-ips-profile.md, Limits, chooseAllToOwn"
    })
    void thePageListsTheReasonsInTheOrderOfTheGuards(String page, String type, String method) throws IOException {
        List<String> guards = GUARDS.of(type, method);

        assertEquals(String.join("\n", guards), String.join("\n", ProjectDocs.refusals(page)));
    }

    @Test
    void theOrderOfTheGuardsIsReadFromTheSources() {
        List<String> guards = GUARDS.of("Azips", "submit");
        assertEquals(RejectReason.DAY_NOT_OPEN.name(), guards.getFirst());
        assertTrue(guards.indexOf("VALUE_DATE_PAST") < guards.indexOf("REFERENCE_USED"), guards::toString);
        assertEquals(RejectReason.BALANCE_LIMIT.name(), guards.getLast());
        assertFalse(guards.contains(RejectReason.NONE.name()));
    }

    @Test
    void everyReasonOfTheTablesHasItsCode() throws IOException {
        Pattern row = Pattern.compile("\\| (\\d{3}) \\| `([A-Z_]+)` \\|.*");
        for (Path page : ProjectDocs.files(ProjectDocs.REFERENCE, ".md")) {
            for (String line : Files.readAllLines(page)) {
                Matcher matcher = row.matcher(line);
                if (matcher.matches()) {
                    assertEquals(
                            RejectReason.valueOf(matcher.group(2)).code(),
                            Integer.parseInt(matcher.group(1)),
                            () -> page.getFileName() + ": " + line);
                }
            }
        }
    }
}
