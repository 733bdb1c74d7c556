package az.ecbar.ops.projection;

import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.config.YamlMap;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where the projection stands, the section {@code projection} of a node's configuration: {@code kind} is {@code h2}, an
 * embedded database in the data folder, which is usual; {@code postgres}, with {@code url}, {@code user} and the
 * environment variable that holds the password; or {@code none}.
 *
 * @param url JDBC's
 * @param user empty for the embedded one
 * @param passwordVariable name of the environment variable; empty: no password
 * @param recordsPerSecond so many records of the journal a second are taken in at most, so that the ledger keeps its cores
 */
public record ProjectionConfig(String url, String user, String passwordVariable, long recordsPerSecond) {
    /** Usual for {@link #recordsPerSecond}: the records of a day of 84,000 payments in some seven minutes. */
    public static final long USUAL_RECORDS_PER_SECOND = 250;

    private static final String EMBEDDED = "h2";
    private static final String POSTGRES = "postgres";
    private static final String NONE = "none";
    private static final String FOLDER = "projection";
    private static final String POSTGRES_URL = "jdbc:postgresql:";
    /** Nothing is waited for longer: a server that is silent is one that is gone. */
    private static final String WAIT_SECONDS = "10";

    private static final String LIMITS = "-c lock_timeout=5s -c statement_timeout=10s";

    /** Reads the section; null where there is to be none. */
    public static @Nullable ProjectionConfig read(YamlMap section, Path dataFolder) throws ConfigException {
        String kind = section.text("kind", EMBEDDED);
        long records = section.number("recordsPerSecond", USUAL_RECORDS_PER_SECOND);
        if (records < 1 || records > 1_000_000) {
            throw new ConfigException(section.at("recordsPerSecond") + " must be between 1 and 1000000");
        }
        ProjectionConfig config = switch (kind) {
            case EMBEDDED -> embedded(dataFolder.resolve(FOLDER), records);
            case POSTGRES ->
                new ProjectionConfig(
                        section.text("url"),
                        section.text("user"),
                        section.text("passwordVariable", "ECBAR_PROJECTION_PASSWORD"),
                        records);
            case NONE -> null;
            default ->
                throw new ConfigException(
                        section.at("kind") + " must be one of h2, postgres, none, not '" + kind + "'");
        };
        if (config != null && kind.equals(POSTGRES) && !config.url.startsWith(POSTGRES_URL)) {
            throw new ConfigException(section.at("url") + " must begin with " + POSTGRES_URL);
        }
        section.end();
        return config;
    }

    /** An embedded database in a folder. */
    public static ProjectionConfig embedded(Path folder, long recordsPerSecond) {
        // The process ends the database itself, after its last commit. It is never compacted: H2 2.3.232 loses rows by
        // that,
        // also at a sound close (h2database issue 4247); and a hand-over would wait for it.
        String url = "jdbc:h2:file:" + folder.toAbsolutePath().resolve("past-days")
                + ";DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=16384;MAX_COMPACT_TIME=0;AUTO_COMPACT_FILL_RATE=0";
        return new ProjectionConfig(url, "", "", recordsPerSecond);
    }

    /** Whether it lies on the node's own disk. */
    public boolean isEmbedded() {
        return url.startsWith("jdbc:h2:file:");
    }

    /** A new connection; the caller's to close. To PostgreSQL no call on it waits for ever. */
    Connection connect() throws SQLException {
        String password = passwordVariable.isEmpty() ? "" : environment().getOrDefault(passwordVariable, "");
        if (!url.startsWith(POSTGRES_URL)) {
            return DriverManager.getConnection(url, user, password);
        }
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", WAIT_SECONDS);
        properties.setProperty("socketTimeout", WAIT_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("options", LIMITS);
        return DriverManager.getConnection(url, properties);
    }

    private static Map<String, String> environment() {
        return System.getenv();
    }
}
