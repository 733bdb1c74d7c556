package az.ecbar.ops.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import az.ecbar.auditor.testing.Instruction;
import az.ecbar.auditor.testing.Origin;
import az.ecbar.command.EnteredChange;
import az.ecbar.record.EventBatch;
import az.ecbar.schema.ChangeEnteredDecoder;
import az.ecbar.schema.Channel;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.NoticeDueDecoder;
import az.ecbar.schema.QueryKind;
import az.ecbar.testkit.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators enter on behalf of a participant that is out of order, under the auditor: payments, and changes of them. */
class EnteredOnBehalfTest {
    private static final int MONDAY = Centre.MONDAY;
    private static final int TUESDAY = MONDAY + 1;
    private static final long OPENING = 10_000;

    private final Centre centre = new Centre(3, OPENING);
    private final Centre.Terminal alfa = centre.banks.get(0);

    @BeforeEach
    void alfaIsOutOfOrder() {
        centre.openDay(MONDAY);
        long _ = centre.decide(centre.actions.setWorkstation(alfa.bic(), true, MONDAY, "F-1"));
        centre.ledger.finishJobs();
    }

    private void enter(String reference, long amount, int valueDate) {
        Instruction payment = Centre.instruction(alfa, centre.banks.get(1), reference, amount, valueDate);
        long _ = centre.decide(centre.commands.enterPayment(payment, Channel.PAPER, MONDAY, "P-1"));
    }

    private EnteredChange change(String reference, int valueDate) {
        return new EnteredChange(alfa.bic(), Channel.WORKSTATION, MONDAY, "P-2", reference, valueDate);
    }

    private void ask(String argument) {
        Origin origin = centre.origin(centre.rauf);
        long _ = centre.send(centre.rauf, origin, centre.commands.query(origin, QueryKind.PROPOSALS, 0, argument));
    }

    /** What was entered, and what was told of it as such. */
    private List<String> entered() {
        List<String> entered = new ArrayList<>();
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        for (AuditedLedger.Step step : centre.ledger.steps) {
            EventBatch.forEach(step.batch(), 0, (_, _, _, templateId, buffer, offset, _) -> {
                if (templateId == ChangeEnteredDecoder.TEMPLATE_ID) {
                    var change = new ChangeEnteredDecoder().wrapAndApplyHeader(buffer, offset, header);
                    entered.add(change.change() + (change.paymentId() == 0 ? " of none" : ""));
                } else if (templateId == NoticeDueDecoder.TEMPLATE_ID) {
                    var notice = new NoticeDueDecoder().wrapAndApplyHeader(buffer, offset, header);
                    if (notice.enteredChange() != 0) {
                        entered.add("told " + notice.kind());
                    }
                }
            });
        }
        return entered;
    }

    @Test
    @Rule({"4.14", "4.16", "4.27", "6.1"})
    void changesOfWaitingKeptAndEndedPaymentsAreJudged() {
        enter("LARGE", OPENING + 5, MONDAY);
        enter("SMALL", 7, MONDAY);
        enter("AHEAD", 100, TUESDAY);
        long _ = centre.propose(centre.leyla, change("LARGE", MONDAY).priority(70));
        long _ = centre.propose(centre.leyla, change("AHEAD", TUESDAY).cancellation());
        long _ = centre.propose(centre.leyla, change("AHEAD", MONDAY).cancellation());
        ask("");
        long _ = centre.decide(change("LARGE", MONDAY).priority(60));
        long _ = centre.decide(change("AHEAD", TUESDAY).priority(35));
        long _ = centre.decide(change("AHEAD", TUESDAY).cancellation());
        long _ = centre.decide(change("LARGE", MONDAY).cancellation());
        ask("");
        long _ = centre.decide(change("LARGE", MONDAY).cancellation());
        long _ = centre.decide(change("SMALL", MONDAY).priority(40));
        long _ = centre.decide(change("NOTHING", MONDAY).priority(40));
        long _ = centre.decide(change("SMALL", MONDAY).priority(5));
        centre.closeDay();
        ask("");
        long _ = centre.decide(change("SMALL", MONDAY).cancellation());
        centre.ledger.finishJobs();
        assertEquals(List.of(), centre.ledger.findings());
        assertEquals(
                List.of(
                        "PRIORITY",
                        "told WAITING",
                        "PRIORITY",
                        "told WAITING",
                        "CANCELLATION",
                        "told ANNULLED",
                        "CANCELLATION",
                        "told ANNULLED",
                        "CANCELLATION",
                        "PRIORITY",
                        "PRIORITY of none",
                        "PRIORITY",
                        "CANCELLATION"),
                entered());
    }
}
