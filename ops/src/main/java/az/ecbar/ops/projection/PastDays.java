package az.ecbar.ops.projection;

import az.ecbar.mt.check.Currencies;
import az.ecbar.ops.pki.JsonObject;
import az.ecbar.record.OurReference;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Answers questions about past days from the rows of the projection. What it says follows from the rows and their places
 * alone, from no clock and no order of the database's own: so it is the same at every node that took the same journal in.
 *
 * <p>Owned by the projection's thread; each answer is bounded. Fails with {@link ProjectionFailure}.
 *
 * @rule 4.20, 4.25
 */
public final class PastDays {
    private static final int MAX_ROWS = 100;

    private final Connection connection;
    private final PastStatements statements;

    PastDays(Connection connection) {
        this.connection = connection;
        this.statements = new PastStatements(connection);
    }

    /** The answer in JSON; of {@link PastQuestion#STATUS} the feed itself knows more. */
    public String answer(PastQuestion question) {
        try {
            try {
                return answerFromRows(question);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new ProjectionFailure(e);
        }
    }

    private String answerFromRows(PastQuestion question) throws SQLException {
        return switch (question.which()) {
            case PastQuestion.STATEMENT, PastQuestion.BALANCE, PastQuestion.INTERIM -> statements.answer(question);
            case PastQuestion.PAYMENT -> payment(question);
            case PastQuestion.PAYMENTS -> payments(question);
            case PastQuestion.DUTIES, PastQuestion.SHARES, PastQuestion.ENTRIES, PastQuestion.WORKED ->
                new PastContinuity(connection).answer(question);
            default -> PastAnswer.failed(question, "no such question");
        };
    }

    private String payments(PastQuestion question) throws SQLException {
        List<JsonObject> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(PAYMENT_COLUMNS
                + " where p.reference = ? order by p.payment_id desc, p.sequence, p.event_index limit "
                + (MAX_ROWS + 1))) {
            select.setString(1, question.text());
            addPayments(select, rows);
        }
        if (rows.size() > MAX_ROWS) {
            rows.removeLast();
            rows.add(more("older ones are left out"));
        }
        return rows.isEmpty()
                ? PastAnswer.failed(question, "no payment bears the reference " + question.text())
                : PastAnswer.rows(question, rows);
    }

    private String payment(PastQuestion question) throws SQLException {
        UnsafeBuffer ours = new UnsafeBuffer(new byte[OurReference.LENGTH]);
        ours.putStringWithoutLengthAscii(
                0, question.text(), 0, Math.min(question.text().length(), OurReference.LENGTH));
        long paymentId = OurReference.paymentId(ours, 0);
        List<JsonObject> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                PAYMENT_COLUMNS + " where p.payment_id = ? order by p.sequence, p.event_index limit " + MAX_ROWS)) {
            select.setLong(1, paymentId);
            addPayments(select, rows);
        }
        if (rows.isEmpty()) {
            return PastAnswer.failed(question, "no payment has our reference " + question.text());
        }
        int count = stepsOf(paymentId);
        if (count <= MAX_ROWS) {
            addSteps(paymentId, 0, MAX_ROWS, rows);
        } else {
            addSteps(paymentId, 0, MAX_ROWS / 2, rows);
            rows.add(more((count - MAX_ROWS) + " steps are left out here"));
            addSteps(paymentId, count - MAX_ROWS / 2, MAX_ROWS / 2, rows);
        }
        return PastAnswer.rows(question, rows);
    }

    private static JsonObject more(String detail) {
        return new JsonObject().with("step", "MORE").with("detail", detail);
    }

    private int stepsOf(long paymentId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select count(*) from past_payment_steps where payment_id = ?")) {
            select.setLong(1, paymentId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    private void addSteps(long paymentId, int from, int most, List<JsonObject> rows) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select sequence, event_index, time_ns, step, detail from past_payment_steps where payment_id = ?"
                        + " order by sequence, event_index limit ? offset ?")) {
            select.setLong(1, paymentId);
            select.setInt(2, most);
            select.setInt(3, from);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new JsonObject()
                            .with("sequence", row.getLong(1))
                            .with("timeNs", row.getLong(3))
                            .with("step", row.getString(4))
                            .with("detail", row.getString(5)));
                }
            }
        }
    }

    private static final String PAYMENT_COLUMNS = "select p.payment_id, p.reference, p.payment_type, p.currency,"
            + " p.amount_minor, p.value_date, debtor.bic, creditor.bic, debit.account_number, credit.account_number"
            + " from past_payments p"
            + " left join past_participants debtor on debtor.participant_id = p.debtor_id"
            + " left join past_participants creditor on creditor.participant_id = p.creditor_id"
            + " left join past_accounts debit on debit.account_id = p.debit_account_id"
            + " left join past_accounts credit on credit.account_id = p.credit_account_id";

    private static void addPayments(PreparedStatement select, List<JsonObject> rows) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String currency = row.getString(4);
                rows.add(new JsonObject()
                        .with("step", "PAYMENT")
                        .with("ourReference", String.format(Locale.ROOT, "A%015d", row.getLong(1)))
                        .with("reference", row.getString(2))
                        .with("type", row.getString(3))
                        .with("currency", currency)
                        .with(
                                "amount",
                                BigDecimal.valueOf(row.getLong(5), Math.max(0, Currencies.digits(currency)))
                                        .toPlainString())
                        .with("valueDate", row.getInt(6))
                        .with("debtor", row.getString(7))
                        .with("creditor", row.getString(8))
                        .with("debtorAccount", row.getString(9))
                        .with("creditorAccount", row.getString(10)));
            }
        }
    }
}
