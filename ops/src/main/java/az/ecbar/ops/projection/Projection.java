package az.ecbar.ops.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * The open database of past days. Whatever is written between two calls of {@link #commit} counts together with the place
 * up to which it goes, or not at all: so each command of the journal is in it exactly once, whatever ends a process.
 *
 * <p>Owned by one thread, save for {@link #abort}. Every method throws {@link ProjectionFailure} when the database fails; the projection is then
 * to be closed and opened again.
 */
public final class Projection implements AutoCloseable {
    /**
     * Up to where the journal is in the projection.
     *
     * @param sequence of the last command; 0: of none
     * @param timeNs time of that command
     * @param eventHash running hash of the ledger's events there, by which the journal of another ledger is known
     * @param azipsDate the AZIPS day there
     */
    public record Position(long sequence, long timeNs, long eventHash, int azipsDate) {
        static final Position NOTHING = new Position(0, 0, 0, 0);
    }

    /** SQL states by which PostgreSQL, then H2, say that there is no such table. */
    private static final Set<String> NO_SUCH_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");

    private final Connection connection;
    private final PastWriter writer;
    private Position position;

    private Projection(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        this.position = prepare();
        this.writer = new PastWriter(connection, position.azipsDate());
    }

    /** Opens the database; one of another schema version is emptied. */
    public static Projection open(ProjectionConfig config) {
        try {
            Connection connection = config.connect();
            try {
                return new Projection(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new ProjectionFailure(e);
        }
    }

    private Position prepare() throws SQLException {
        if (storedVersion() != ProjectionSchema.VERSION) {
            ProjectionSchema.drop(connection);
            ProjectionSchema.create(connection);
            connection.commit();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select sequence, time_ns, event_hash, azips_date from past_position where only_row = 1")) {
            return row.next()
                    ? new Position(row.getLong(1), row.getLong(2), row.getLong(3), row.getInt(4))
                    : Position.NOTHING;
        }
    }

    /** 0 where there are no tables; whatever else is wrong with the database is no reason to empty it. */
    private int storedVersion() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select schema_version from past_position")) {
            return row.next() ? row.getInt(1) : 0;
        } catch (SQLException e) {
            connection.rollback();
            if (NO_SUCH_TABLE.contains(String.valueOf(e.getSQLState()))) {
                return 0;
            }
            throw e;
        }
    }

    /** Up to where the journal is in it. */
    public Position position() {
        return position;
    }

    /** Takes the events of the commands behind {@link #position}, in their order. */
    public PastWriter writer() {
        return writer;
    }

    /** Makes all that was written count, up to this command. */
    public void commit(long sequence, long timeNs, long eventHash) {
        Position next = new Position(sequence, timeNs, eventHash, writer.azipsDate());
        try {
            writer.flush();
            try (PreparedStatement update = connection.prepareStatement("update past_position set sequence = ?,"
                    + " time_ns = ?, event_hash = ?, azips_date = ? where only_row = 1 and sequence = ?")) {
                update.setLong(1, next.sequence());
                update.setLong(2, next.timeNs());
                update.setLong(3, next.eventHash());
                update.setInt(4, next.azipsDate());
                update.setLong(5, position.sequence());
                if (update.executeUpdate() != 1) {
                    throw new SQLException("another node writes into this projection");
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new ProjectionFailure(e);
        }
        position = next;
    }

    /** Empties it: the journal is to be taken in again from its beginning. */
    public void drop() {
        try {
            connection.rollback();
            ProjectionSchema.drop(connection);
            ProjectionSchema.create(connection);
            connection.commit();
            writer.forget();
        } catch (SQLException e) {
            throw new ProjectionFailure(e);
        }
        position = Position.NOTHING;
    }

    /** Answers questions from what is committed. */
    public PastDays past() {
        return new PastDays(connection);
    }

    /**
     * Cuts the connection from outside, so that a call which waits for the database fails; what was not committed is gone.
     * The one method for any thread; a database that cannot be cut off is left as it is.
     *
     * @param by runs what the driver has to do
     */
    public void abort(Executor by) {
        try {
            connection.abort(by);
        } catch (SQLException e) {
            throw new ProjectionFailure(e);
        }
    }

    /** What was not committed is gone. */
    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new ProjectionFailure(e);
        }
    }
}
