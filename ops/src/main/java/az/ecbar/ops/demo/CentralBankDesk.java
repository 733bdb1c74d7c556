package az.ecbar.ops.demo;

import az.ecbar.command.ActionWriter;
import az.ecbar.ops.console.Answer;
import az.ecbar.ops.console.Liquidity;
import az.ecbar.ops.console.OperatorException;
import az.ecbar.ops.console.OperatorPort;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.schema.QueryKind;
import az.ecbar.schema.SystemId;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two operators: what one proposes the other approves. Logged on from opening to close. One thread. */
final class CentralBankDesk implements AutoCloseable {
    private static final Duration DAY_CHANGE = Duration.ofSeconds(30);

    private final OperatorPort leyla;
    private final OperatorPort rauf;

    /** The node's own account of itself. */
    record Status(long sequence, String dayState, int dayDate, long waiting, String eventHash) {}

    private CentralBankDesk(OperatorPort leyla, OperatorPort rauf) {
        this.leyla = leyla;
        this.rauf = rauf;
    }

    static CentralBankDesk open(Sandbox sandbox) throws IOException, OperatorException {
        OperatorPort leyla = sandbox.operator(Sandbox.LEYLA);
        try {
            return new CentralBankDesk(leyla, sandbox.operator(Sandbox.RAUF));
        } catch (IOException | OperatorException | RuntimeException e) {
            leyla.close();
            throw e;
        }
    }

    /** Opens the day and waits until it is open; a day of another date that is still open is closed first. */
    void openDay(LocalDate date) throws OperatorException, DemoFailure {
        int wanted = basic(date);
        Status now = status();
        if (now.dayState().equals("OPEN") && now.dayDate() == wanted) {
            return;
        }
        if (now.dayState().equals("OPEN")) {
            closeDay();
        }
        decide("open the day", new ActionWriter().openDay(SystemId.AZIPS, wanted));
        awaitDay("OPEN");
    }

    /** Closes the day and waits until it is closed. */
    void closeDay() throws OperatorException, DemoFailure {
        decide("close the day", new ActionWriter().closeDay(SystemId.AZIPS));
        awaitDay("CLOSED");
    }

    void remove(InventedBank bank, LocalDate date) throws OperatorException, DemoFailure {
        decide("remove " + bank.bic(), new ActionWriter().removeParticipant(bank.bic(), basic(date), "1/2026"));
    }

    /** Lets what waits for each other's money settle together. */
    void resolveGridlock() throws OperatorException, DemoFailure {
        decide("resolve the gridlock", new ActionWriter().resolveGridlock(SystemId.AZIPS));
    }

    /** Who has how much, and what waits. */
    Liquidity liquidity() throws OperatorException {
        return Liquidity.of(leyla.pages(QueryKind.ACCOUNT, ""), leyla.pages(QueryKind.QUEUE, ""));
    }

    Status status() throws OperatorException {
        Answer answer = Answer.of(leyla.query(QueryKind.STATUS, 0, ""));
        Map<?, ?> row = answer.rows().getFirst();
        return new Status(
                answer.number("sequence"),
                String.valueOf(row.get("dayState")),
                (int) number(row, "dayDate"),
                number(row, "waiting"),
                String.valueOf(row.get("eventHash")));
    }

    /** The balances of a participant's accounts, by account number. */
    Map<String, BigDecimal> balances(String bic) throws OperatorException {
        Map<String, BigDecimal> balances = new LinkedHashMap<>();
        for (Map<?, ?> row : Answer.of(leyla.query(QueryKind.ACCOUNT, 0, bic)).rows()) {
            balances.put(String.valueOf(row.get("number")), new BigDecimal(String.valueOf(row.get("balance"))));
        }
        return balances;
    }

    /** The number of the last message to each participant, by BIC. */
    Map<String, Long> lastOutputs() throws OperatorException {
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (Map<?, ?> row :
                Answer.of(leyla.query(QueryKind.PARTICIPANTS, 0, "")).rows()) {
            numbers.put(String.valueOf(row.get("bic")), number(row, "lastOutputNumber"));
        }
        return numbers;
    }

    @Override
    public void close() {
        leyla.close();
        rauf.close();
    }

    private void decide(String what, byte[] action) throws OperatorException, DemoFailure {
        Answer proposed = Answer.of(leyla.propose(action));
        require(what, proposed);
        require(what, Answer.of(rauf.approve(proposed.number("proposalId"))));
    }

    private static void require(String what, Answer answer) throws DemoFailure {
        if (answer.isRefused()) {
            throw new DemoFailure("the operators could not " + what + ": " + answer.reasonText());
        }
    }

    private void awaitDay(String state) throws OperatorException, DemoFailure {
        Waiting.until("the day is " + state, DAY_CHANGE, () -> isDay(state), List::of);
    }

    private boolean isDay(String state) throws DemoFailure {
        try {
            return status().dayState().equals(state);
        } catch (OperatorException e) {
            throw new DemoFailure("no answer from the node: " + e.getMessage());
        }
    }

    private static long number(Map<?, ?> row, String name) throws OperatorException {
        if (row.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw new OperatorException("the answer has no number '" + name + "': " + row);
    }

    private static int basic(LocalDate date) {
        return Integer.parseInt(date.format(DateTimeFormatter.BASIC_ISO_DATE));
    }
}
