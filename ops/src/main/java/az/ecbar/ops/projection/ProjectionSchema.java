package az.ecbar.ops.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of the projection, the same for each database. A row bears its place, the sequence of the command and the
 * index of the event in it: by that alone rows are ordered. Amounts are minor units, dates yyyymmdd, times nanoseconds of
 * UTC.
 */
final class ProjectionSchema {
    /** Raised with each change below: a projection of another version is dropped and built anew from the journal. */
    static final int VERSION = 2;

    private static final List<String> TABLES = List.of(
            "past_position",
            "past_participants",
            "past_accounts",
            "past_entries",
            "past_account_days",
            "past_statements",
            "past_statement_pages",
            "past_payments",
            "past_payment_steps",
            "past_sessions",
            "past_certificates",
            "past_rules",
            "past_declared_days",
            "past_continuity");

    private static final List<String> DEFINITIONS = List.of(
            "create table past_position (only_row integer primary key, schema_version integer not null,"
                    + " sequence bigint not null, time_ns bigint not null, event_hash bigint not null,"
                    + " azips_date integer not null)",
            "create table past_participants (participant_id integer primary key, bic varchar(11) not null,"
                    + " terminal varchar(1) not null)",
            "create table past_accounts (account_id integer primary key, participant_id integer not null,"
                    + " account_kind varchar(20) not null, currency varchar(3) not null,"
                    + " account_number varchar(35) not null)",
            "create index past_accounts_by_number on past_accounts (account_number)",
            "create table past_entries (account_id integer not null, azips_date integer not null,"
                    + " sequence bigint not null, event_index integer not null, booked_id bigint not null,"
                    + " is_credit integer not null, amount_minor bigint not null, balance_minor bigint not null,"
                    + " value_date integer not null, payment_type varchar(8) not null, reference varchar(16) not null,"
                    + " primary key (account_id, azips_date, sequence, event_index))",
            "create table past_account_days (account_id integer not null, calendar_date integer not null,"
                    + " sequence bigint not null, event_index integer not null, balance_minor bigint not null,"
                    + " held_minor bigint not null,"
                    + " primary key (account_id, calendar_date, sequence, event_index))",
            "create table past_statements (account_id integer not null, azips_date integer not null,"
                    + " sequence bigint not null, statement_number integer not null, pages integer not null,"
                    + " opening_date integer not null, opening_minor bigint not null, closing_minor bigint not null,"
                    + " time_ns bigint not null, primary key (account_id, azips_date))",
            "create table past_statement_pages (account_id integer not null, azips_date integer not null,"
                    + " page integer not null, message varchar(10240) not null,"
                    + " primary key (account_id, azips_date, page))",
            "create table past_payments (payment_id bigint not null, sequence bigint not null,"
                    + " event_index integer not null, debtor_id integer not null, creditor_id integer not null,"
                    + " debit_account_id integer not null, credit_account_id integer not null,"
                    + " amount_minor bigint not null, currency varchar(3) not null, value_date integer not null,"
                    + " payment_type varchar(8) not null, reference varchar(16) not null,"
                    + " session_id bigint not null, sent_date integer not null,"
                    + " primary key (payment_id, sequence, event_index))",
            "create index past_payments_by_reference on past_payments (reference)",
            "create index past_payments_by_session on past_payments (session_id)",
            "create index past_payments_by_day on past_payments (debtor_id, sent_date)",
            "create table past_payment_steps (payment_id bigint not null, sequence bigint not null,"
                    + " event_index integer not null, time_ns bigint not null, step varchar(32) not null,"
                    + " detail varchar(200) not null, primary key (payment_id, sequence, event_index))",
            "create table past_sessions (session_id bigint primary key, participant_id integer not null,"
                    + " terminal varchar(1) not null, site varchar(8) not null, certificate_id integer not null,"
                    + " time_ns bigint not null, opened_date integer not null)",
            "create index past_sessions_by_participant on past_sessions (participant_id, site)",
            "create table past_certificates (certificate_id integer primary key, participant_id integer not null,"
                    + " fingerprint varchar(64) not null)",
            "create table past_rules (sequence bigint not null, event_index integer not null,"
                    + " rule_id integer not null, rule_value bigint not null, effective_date integer not null,"
                    + " primary key (sequence, event_index))",
            "create table past_declared_days (sequence bigint not null, event_index integer not null,"
                    + " system_id integer not null, declared_date integer not null,"
                    + " is_business_day integer not null, primary key (sequence, event_index))",
            "create table past_continuity (sequence bigint not null, event_index integer not null,"
                    + " time_ns bigint not null, participant_id integer not null, entry varchar(24) not null,"
                    + " duty varchar(16) not null, about_date integer not null, until_date integer not null,"
                    + " received_date integer not null, is_passed integer not null,"
                    + " sent_minor bigint not null, all_sent_minor bigint not null,"
                    + " withdrawn_sequence bigint not null, paper_date integer not null,"
                    + " paper_number varchar(16) not null, digest varchar(64) not null,"
                    + " words varchar(280) not null, primary key (sequence, event_index))",
            "create index past_continuity_by_participant on past_continuity (participant_id)");

    private ProjectionSchema() {}

    /** Makes all tables, empty; the caller commits. */
    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String definition : DEFINITIONS) {
                int _ = statement.executeUpdate(definition);
            }
            int _ = statement.executeUpdate("insert into past_position values (1, " + VERSION + ", 0, 0, 0, 0)");
        }
    }

    /** Removes all tables that are there; the caller commits. */
    static void drop(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                int _ = statement.executeUpdate("drop table if exists " + table);
            }
        }
    }
}
