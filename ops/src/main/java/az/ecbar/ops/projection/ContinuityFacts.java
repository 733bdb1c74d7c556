package az.ecbar.ops.projection;

import az.ecbar.ops.continuity.BackupDay;
import az.ecbar.ops.continuity.Filed;
import az.ecbar.ops.pki.JsonObject;
import az.ecbar.ops.projection.PastContinuity.Bank;
import az.ecbar.schema.ContinuityEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was entered about a participant and from where its payments came. A payment is from the backup centre when
 * the session in which it came said so at its logon and was signed with a certificate that is entered as kept there; all
 * other payments of the participant that were accepted are from elsewhere, those over SWIFT too. What operators entered for it is neither.
 *
 * <p>Owned by the projection's thread.
 *
 * @rule 7.5
 */
final class ContinuityFacts {
    private static final String BACKUP = "BACKUP";
    private static final int YEAR = 10_000;

    private final Connection connection;

    ContinuityFacts(Connection connection) {
        this.connection = connection;
    }

    /** All that was entered about a participant, oldest first. */
    List<Filed> filed(Bank bank) throws SQLException {
        List<Filed> all = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select sequence, entry, about_date, until_date,"
                + " received_date, is_passed, withdrawn_sequence from past_continuity where participant_id = ?"
                + " order by sequence, event_index")) {
            select.setInt(1, bank.id());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(new Filed(
                            row.getLong(1),
                            ContinuityEntry.valueOf(row.getString(2)),
                            row.getInt(3),
                            row.getInt(4),
                            row.getInt(5),
                            row.getInt(6) == 1,
                            row.getLong(7)));
                }
            }
        }
        return all;
    }

    /** The entries about a year, as they were made, oldest first; those that were made void say by which. */
    List<JsonObject> entries(Bank bank, int year) throws SQLException {
        Map<Long, Long> isVoidBy = Filed.voidBy(filed(bank));
        List<JsonObject> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select sequence, time_ns, entry, duty, about_date,"
                + " until_date, received_date, is_passed, paper_date, paper_number, digest, words, withdrawn_sequence"
                + " from past_continuity where participant_id = ?"
                + " and (about_date between ? and ? or about_date = 0) order by sequence, event_index")) {
            select.setInt(1, bank.id());
            select.setInt(2, year * YEAR);
            select.setInt(3, (year + 1) * YEAR - 1);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new JsonObject()
                            .with("step", "ENTRY")
                            .with("sequence", row.getLong(1))
                            .with("timeNs", row.getLong(2))
                            .with("bic", bank.bic())
                            .with("entry", row.getString(3))
                            .with("duty", row.getString(4))
                            .with("date", row.getInt(5))
                            .with("until", row.getInt(6))
                            .with("received", row.getInt(7))
                            .with("passed", row.getInt(8) == 1 ? "yes" : "no")
                            .with("paperDate", row.getInt(9))
                            .with("paper", row.getString(10))
                            .with("digest", row.getString(11))
                            .with("text", row.getString(12))
                            .with("withdraws", row.getLong(13))
                            .with("voidBy", isVoidBy.getOrDefault(row.getLong(1), 0L)));
                }
            }
        }
        return rows;
    }

    /** Everybody about whom NAMED was ever entered. */
    List<Bank> everNamed() throws SQLException {
        List<Bank> banks = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select distinct p.participant_id, p.bic"
                        + " from past_continuity c join past_participants p on p.participant_id = c.participant_id"
                        + " where c.entry = 'NAMED' order by p.bic");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                banks.add(new Bank(row.getInt(1), row.getString(2)));
            }
        }
        return banks;
    }

    /** The days on which payments came from the backup centre, and what came on them from elsewhere. */
    List<BackupDay> worked(Bank bank, int from, int to) throws SQLException {
        Map<String, Integer> kept = keptAtBackup(bank);
        List<BackupDay> days = new ArrayList<>();
        for (int date : backupDates(bank, from, to)) {
            days.add(day(bank, date, kept));
        }
        return days;
    }

    /**
     * One day; of a day on which nothing was sent both counts are 0. What was refused is not counted: it may have come
     * after the day's end, from wherever.
     */
    BackupDay day(Bank bank, int date, Map<String, Integer> kept) throws SQLException {
        long fromElsewhere = 0;
        long settledFromBackup = 0;
        try (PreparedStatement select = connection.prepareStatement("select s.site, c.fingerprint, count(*),"
                + " count(t.payment_id) from past_payments p"
                + " left join past_sessions s on s.session_id = p.session_id"
                + " left join past_certificates c on c.certificate_id = s.certificate_id"
                + " left join past_payment_steps t on t.payment_id = p.payment_id and t.step = 'SETTLED'"
                + " and p.value_date = p.sent_date"
                + " where p.debtor_id = ? and p.sent_date = ? and p.payment_type <> ''"
                + " and (s.participant_id = p.debtor_id or s.session_id is null)"
                + " group by s.site, c.fingerprint")) {
            select.setInt(1, bank.id());
            select.setInt(2, date);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (isFromBackup(row.getString(1), row.getString(2), date, kept)) {
                        settledFromBackup += row.getLong(4);
                    } else {
                        fromElsewhere += row.getLong(3);
                    }
                }
            }
        }
        return new BackupDay(date, fromElsewhere, settledFromBackup);
    }

    /** Whether a session of a day counts as one of the backup centre; what came over SWIFT has neither site nor certificate. */
    static boolean isFromBackup(
            @Nullable String site, @Nullable String fingerprint, int date, Map<String, Integer> kept) {
        Integer since = fingerprint == null ? null : kept.get(fingerprint);
        return BACKUP.equals(site) && since != null && since <= date;
    }

    /** The certificates whose keys are kept at the backup centre alone, each with the day from which on it is. */
    Map<String, Integer> keptAtBackup(Bank bank) throws SQLException {
        Set<Long> isVoid = Filed.voidBy(filed(bank)).keySet();
        Map<String, Integer> kept = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement("select sequence, digest, about_date"
                + " from past_continuity where participant_id = ? and entry = 'BACKUP_CERTIFICATE'"
                + " order by sequence, event_index")) {
            select.setInt(1, bank.id());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (!isVoid.contains(row.getLong(1))) {
                        int _ = kept.merge(row.getString(2), row.getInt(3), Math::min);
                    }
                }
            }
        }
        return kept;
    }

    private List<Integer> backupDates(Bank bank, int from, int to) throws SQLException {
        List<Integer> dates = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select distinct p.sent_date from past_sessions s"
                + " join past_payments p on p.session_id = s.session_id"
                + " where s.participant_id = ? and s.site = 'BACKUP' and p.sent_date between ? and ?"
                + " order by p.sent_date")) {
            select.setInt(1, bank.id());
            select.setInt(2, from);
            select.setInt(3, to);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    dates.add(row.getInt(1));
                }
            }
        }
        return dates;
    }
}
