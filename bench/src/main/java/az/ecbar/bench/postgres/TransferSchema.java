package az.ecbar.bench.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Double entry in SQL, as an experienced hand would write it for speed: accounts, payments with a unique reference per
 * sender, two postings a payment, and one function that does a whole transfer in one round trip and one transaction.
 * Accounts are locked in the order of their ids, so that two transfers never wait for each other. No foreign keys: they
 * would cost it locks for checks that our ledger makes otherwise.
 */
final class TransferSchema {

    private static final String TABLES = """
        CREATE TABLE account (
            id int PRIMARY KEY,
            balance_minor bigint NOT NULL CHECK (balance_minor >= 0)
        ) WITH (fillfactor = 50);
        CREATE TABLE payment (
            debtor int NOT NULL,
            reference text NOT NULL,
            creditor int NOT NULL,
            amount_minor bigint NOT NULL CHECK (amount_minor > 0),
            PRIMARY KEY (debtor, reference)
        );
        CREATE TABLE posting (
            account int NOT NULL,
            debtor int NOT NULL,
            reference text NOT NULL,
            amount_minor bigint NOT NULL,
            balance_minor bigint NOT NULL
        );
        """;

    private static final String FUNCTION = """
        CREATE FUNCTION transfer(the_debtor int, the_creditor int, the_reference text, the_amount bigint)
        RETURNS text LANGUAGE plpgsql AS $$
        DECLARE
            debtor_balance bigint;
            creditor_balance bigint;
        BEGIN
            PERFORM 1 FROM account WHERE id IN (the_debtor, the_creditor) ORDER BY id FOR NO KEY UPDATE;
            INSERT INTO payment VALUES (the_debtor, the_reference, the_creditor, the_amount)
                ON CONFLICT DO NOTHING;
            IF NOT FOUND THEN
                RETURN 'DUPLICATE_REFERENCE';
            END IF;
            UPDATE account SET balance_minor = balance_minor - the_amount
                WHERE id = the_debtor AND balance_minor >= the_amount
                RETURNING balance_minor INTO debtor_balance;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'LACK_OF_FUNDS';
            END IF;
            UPDATE account SET balance_minor = balance_minor + the_amount
                WHERE id = the_creditor
                RETURNING balance_minor INTO creditor_balance;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'UNKNOWN_CREDITOR';
            END IF;
            INSERT INTO posting VALUES
                (the_debtor, the_debtor, the_reference, -the_amount, debtor_balance),
                (the_creditor, the_debtor, the_reference, the_amount, creditor_balance);
            RETURN 'SETTLED';
        END $$;
        """;

    private TransferSchema() {}

    /** Creates all with that many accounts, each with the same balance. */
    static void create(Connection connection, int accounts, long balanceMinor) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
            statement.execute(FUNCTION);
            statement.execute("INSERT INTO account SELECT id, " + balanceMinor + " FROM generate_series(1, " + accounts
                    + ") AS id");
            statement.execute("VACUUM ANALYZE account");
            statement.execute("CHECKPOINT");
        }
    }
}
