package az.ecbar.ops.projection;

/** The kinds of rows, each with its table and number of columns. */
enum Row {
    PARTICIPANT("past_participants", 3),
    ACCOUNT("past_accounts", 5),
    ENTRY("past_entries", 11),
    ACCOUNT_DAY("past_account_days", 6),
    STATEMENT("past_statements", 9),
    STATEMENT_PAGE("past_statement_pages", 4),
    PAYMENT("past_payments", 14),
    PAYMENT_STEP("past_payment_steps", 6),
    SESSION("past_sessions", 7),
    CERTIFICATE("past_certificates", 3),
    RULE("past_rules", 5),
    DECLARED_DAY("past_declared_days", 5),
    CONTINUITY("past_continuity", 17);

    private final String table;
    private final int columns;

    Row(String table, int columns) {
        this.table = table;
        this.columns = columns;
    }

    int columns() {
        return columns;
    }

    String insertion() {
        return "insert into " + table + " values (" + "?, ".repeat(columns - 1) + "?)";
    }
}
