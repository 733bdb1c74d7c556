package az.ecbar.ops.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rows on their way into the database, a batch for each table. Owned by the projection's thread. */
final class RowBatches {
    private static final int MAX_BATCH = 1_000;

    /** Hears who owns an account. */
    interface Owners {
        void put(int accountId, int participantId);
    }

    private final Connection connection;
    private final Map<Row, PreparedStatement> insertions = new EnumMap<>(Row.class);
    private final Map<Row, List<Object[]>> waiting = new EnumMap<>(Row.class);
    private int count;

    RowBatches(Connection connection) {
        this.connection = connection;
    }

    /** The owners of all accounts that are in the database. */
    void owners(Owners owners) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select account_id, participant_id from past_accounts")) {
            while (row.next()) {
                owners.put(row.getInt(1), row.getInt(2));
            }
        }
    }

    /** Keeps a row until {@link #flush}; asks nothing of the database. */
    void add(Row kind, Object... values) {
        if (values.length != kind.columns()) {
            throw new IllegalArgumentException(kind + " has " + kind.columns() + " columns");
        }
        waiting.computeIfAbsent(kind, _ -> new ArrayList<>()).add(values);
        count++;
    }

    /** So many rows wait. */
    int count() {
        return count;
    }

    void flush() throws SQLException {
        for (Map.Entry<Row, List<Object[]>> entry : waiting.entrySet()) {
            flush(entry.getKey(), entry.getValue());
            entry.getValue().clear();
        }
        count = 0;
    }

    /** Forgets what waits, and the statements: their tables are new ones. */
    void clear() throws SQLException {
        for (PreparedStatement insertion : insertions.values()) {
            insertion.close();
        }
        insertions.clear();
        waiting.clear();
        count = 0;
    }

    private void flush(Row kind, List<Object[]> rows) throws SQLException {
        PreparedStatement insertion = insertions.get(kind);
        if (insertion == null) {
            insertion = connection.prepareStatement(kind.insertion());
            insertions.put(kind, insertion);
        }
        for (int from = 0; from < rows.size(); from += MAX_BATCH) {
            for (Object[] values : rows.subList(from, Math.min(rows.size(), from + MAX_BATCH))) {
                for (int i = 0; i < values.length; i++) {
                    insertion.setObject(i + 1, values[i]);
                }
                insertion.addBatch();
            }
            int[] _ = insertion.executeBatch();
        }
    }
}
