package az.ecbar.ops.projection;

import az.ecbar.ops.continuity.BackupDay;
import az.ecbar.ops.continuity.Filed;
import az.ecbar.ops.pki.JsonObject;
import az.ecbar.ops.projection.PastContinuity.Bank;
import az.ecbar.schema.ContinuityEntry;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a participant's traffic of one day says for its report (Annex 1): from which sessions it sent how much, what settled,
 * what it got. Owned by the projection's thread.
 *
 * @rule 7.7
 */
final class WorkedDay {
    private static final int MAX_SESSIONS = 50;
    private static final int MINOR_DIGITS = 2;

    private final Connection connection;
    private final ContinuityFacts facts;

    WorkedDay(Connection connection, ContinuityFacts facts) {
        this.connection = connection;
        this.facts = facts;
    }

    /** One row about the day, one for each session of which something was accepted, one about what came in. */
    List<JsonObject> rows(Bank bank, int date) throws SQLException {
        Map<String, Integer> kept = facts.keptAtBackup(bank);
        BackupDay day = facts.day(bank, date, kept);
        int announced = Filed.inForce(facts.filed(bank)).stream()
                .filter(one -> one.entry() == ContinuityEntry.TEST_ANNOUNCED && one.date() == date)
                .mapToInt(one -> one.receivedDate())
                .min()
                .orElse(0);
        List<JsonObject> rows = new ArrayList<>();
        rows.add(new JsonObject()
                .with("step", "DAY")
                .with("bic", bank.bic())
                .with("date", date)
                .with("announced", announced)
                .with("proven", day.isProven() ? "yes" : "no")
                .with("fromElsewhere", day.fromElsewhere())
                .with("settledFromBackup", day.settledFromBackup()));
        addSessions(bank, date, kept, rows);
        addReceived(bank, date, rows);
        return rows;
    }

    private void addSessions(Bank bank, int date, Map<String, Integer> kept, List<JsonObject> rows)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select p.session_id, s.terminal, s.site,"
                + " c.fingerprint, s.time_ns, count(*), count(t.payment_id), sum(case when t.payment_id is not null"
                + " and p.currency = 'AZN' then p.amount_minor else 0 end),"
                + " sum(case when p.payment_type = '' then 1 else 0 end) from past_payments p"
                + " left join past_sessions s on s.session_id = p.session_id"
                + " left join past_certificates c on c.certificate_id = s.certificate_id"
                + " left join past_payment_steps t on t.payment_id = p.payment_id and t.step = 'SETTLED'"
                + " and p.value_date = p.sent_date"
                + " where p.debtor_id = ? and p.sent_date = ?"
                + " and (s.participant_id = p.debtor_id or s.session_id is null)"
                + " group by p.session_id, s.terminal, s.site, c.fingerprint, s.time_ns"
                + " having sum(case when p.payment_type <> '' then 1 else 0 end) > 0"
                + " order by p.session_id limit " + (MAX_SESSIONS + 1))) {
            select.setInt(1, bank.id());
            select.setInt(2, date);
            try (ResultSet row = select.executeQuery()) {
                for (int sessions = 0; row.next(); sessions++) {
                    if (sessions == MAX_SESSIONS) {
                        rows.add(new JsonObject()
                                .with("step", "MORE")
                                .with("detail", "only the first " + MAX_SESSIONS + " sessions are listed"));
                        return;
                    }
                    String site = row.getString(3);
                    String fingerprint = row.getString(4);
                    rows.add(new JsonObject()
                            .with("step", "SESSION")
                            .with("session", row.getLong(1))
                            .with("terminal", site == null ? "" : row.getString(2))
                            .with("site", site == null ? "NONE" : site)
                            .with("certificate", fingerprint == null ? "" : fingerprint)
                            .with(
                                    "fromBackup",
                                    ContinuityFacts.isFromBackup(
                                                    site == null ? "" : site,
                                                    fingerprint == null ? "" : fingerprint,
                                                    date,
                                                    kept)
                                            ? "yes"
                                            : "no")
                            .with("openedNs", row.getLong(5))
                            .with("payments", row.getLong(6))
                            .with("settled", row.getLong(7))
                            .with("settledSum", manats(row.getBigDecimal(8)))
                            .with("refused", row.getLong(9)));
                }
            }
        }
    }

    private void addReceived(Bank bank, int date, List<JsonObject> rows) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select count(*), coalesce(sum(e.amount_minor), 0)"
                + " from past_entries e join past_accounts a on a.account_id = e.account_id"
                + " where a.participant_id = ? and a.currency = 'AZN' and e.azips_date = ? and e.is_credit = 1")) {
            select.setInt(1, bank.id());
            select.setInt(2, date);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    rows.add(new JsonObject()
                            .with("step", "RECEIVED")
                            .with("entries", row.getLong(1))
                            .with("sum", manats(row.getBigDecimal(2))));
                }
            }
        }
    }

    private static String manats(BigDecimal minor) {
        return minor.movePointLeft(MINOR_DIGITS).setScale(MINOR_DIGITS).toPlainString();
    }
}
