package az.ecbar.ops.projection;

import az.ecbar.mt.Text;
import az.ecbar.mt.check.Reference;
import az.ecbar.mt.output.AccountAnswerWriter;
import az.ecbar.mt.output.Balance;
import az.ecbar.mt.output.MtWriter;
import az.ecbar.mt.output.OutputHeader;
import az.ecbar.mt.output.StatementLine;
import az.ecbar.mt.output.Totals;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an account was told, or would have been told, of a past day: its MT950 byte for byte as it was sent, and MT941 and
 * MT942 as they would have been at the end of the day. Owned by the projection's thread.
 *
 * @rule 4.20, 4.25
 */
final class PastStatements {
    private static final int LINES_OF_PAGE = 24;
    private static final Text SYSTEM = Text.of("NABZAZ2CXRTS");
    private static final Text NO_INQUIRY = Text.of("NONREF");
    private static final Text NOTHING = new Text();
    private static final int BIC8 = 8;

    /** A statement that was sent, and whose it is. */
    private record Sent(
            int accountId,
            String account,
            String currency,
            String terminal,
            int date,
            long sequence,
            int number,
            int pages,
            int openingDate,
            long opening,
            long closing,
            long timeNs) {}

    private final Connection connection;
    private final AccountAnswerWriter writer = new AccountAnswerWriter();
    private final OutputHeader header = new OutputHeader();
    private final byte[] target = new byte[MtWriter.MAX_LENGTH];

    PastStatements(Connection connection) {
        this.connection = connection;
    }

    String answer(PastQuestion question) throws SQLException {
        Sent sent = find(question);
        if (sent == null) {
            return PastAnswer.failed(
                    question, "no statement of account " + question.text() + " for the day " + question.date());
        }
        return switch (question.which()) {
            case PastQuestion.STATEMENT -> statement(question, sent);
            case PastQuestion.BALANCE -> balance(question, sent);
            default -> interim(question, sent);
        };
    }

    /** By account number, a space, and the currency. */
    private @Nullable Sent find(PastQuestion question) throws SQLException {
        int space = question.text().indexOf(' ');
        if (space < 0) {
            return null;
        }
        try (PreparedStatement select = connection.prepareStatement("select a.account_id, a.account_number, a.currency,"
                + " o.bic, o.terminal, s.azips_date, s.sequence, s.statement_number, s.pages, s.opening_date,"
                + " s.opening_minor, s.closing_minor, s.time_ns from past_accounts a"
                + " join past_statements s on s.account_id = a.account_id"
                + " join past_participants o on o.participant_id = a.participant_id"
                + " where a.account_number = ? and a.currency = ? and s.azips_date = ? order by a.account_id")) {
            select.setString(1, question.text().substring(0, space));
            select.setString(2, question.text().substring(space + 1));
            select.setInt(3, question.date());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? sent(row) : null;
            }
        }
    }

    private static Sent sent(ResultSet row) throws SQLException {
        String bic = row.getString(4);
        String terminal = bic.substring(0, BIC8) + row.getString(5) + bic.substring(BIC8);
        return new Sent(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                terminal,
                row.getInt(6),
                row.getLong(7),
                row.getInt(8),
                row.getInt(9),
                row.getInt(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13));
    }

    private String statement(PastQuestion question, Sent sent) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select message from past_statement_pages" + " where account_id = ? and azips_date = ? and page = ?")) {
            select.setInt(1, sent.accountId());
            select.setInt(2, sent.date());
            select.setInt(3, question.page());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? PastAnswer.page(question, sent.pages(), row.getString(1))
                        : PastAnswer.failed(question, "the statement has " + sent.pages() + " pages");
            }
        }
    }

    private String balance(PastQuestion question, Sent sent) throws SQLException {
        Text currency = Text.of(sent.currency());
        int length = writer.balance(
                header(sent),
                reference(sent),
                NO_INQUIRY,
                Text.of(sent.account()),
                sent.number(),
                new Balance(sent.openingDate(), currency, sent.opening()),
                totals(sent, false),
                totals(sent, true),
                new Balance(sent.date(), currency, sent.closing()),
                sent.closing() - held(sent),
                target,
                0);
        return PastAnswer.page(question, 1, text(length));
    }

    private String interim(PastQuestion question, Sent sent) throws SQLException {
        Text currency = Text.of(sent.currency());
        if (question.page() > sent.pages()) {
            return PastAnswer.failed(question, "the answer has " + sent.pages() + " pages");
        }
        writer.startInterim(
                header(sent),
                reference(sent),
                NO_INQUIRY,
                Text.of(sent.account()),
                sent.number(),
                question.page(),
                currency,
                0,
                target,
                0);
        for (StatementLine line : lines(sent, question.page(), currency)) {
            writer.line(line);
        }
        boolean isLast = question.page() == sent.pages();
        int length = writer.endEntries(isLast ? totals(sent, false) : null, isLast ? totals(sent, true) : null);
        return PastAnswer.page(question, sent.pages(), text(length));
    }

    private List<StatementLine> lines(Sent sent, int page, Text currency) throws SQLException {
        List<StatementLine> lines = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select booked_id, is_credit, amount_minor,"
                + " value_date, payment_type, reference from past_entries where account_id = ? and azips_date = ?"
                + " order by sequence, event_index limit ? offset ?")) {
            select.setInt(1, sent.accountId());
            select.setInt(2, sent.date());
            select.setInt(3, LINES_OF_PAGE);
            select.setInt(4, (page - 1) * LINES_OF_PAGE);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String reference = row.getString(6);
                    String type = row.getString(5);
                    lines.add(new StatementLine(
                            row.getInt(4),
                            sent.date(),
                            row.getInt(2) == 1,
                            currency,
                            row.getLong(3),
                            type.isEmpty() ? StatementLine.NO_MESSAGE : Integer.parseInt(type.substring(2)),
                            Reference.check(reference) == Reference.Finding.VALID ? Text.of(reference) : NOTHING,
                            Text.of(String.format(Locale.ROOT, "A%015d", row.getLong(1)))));
                }
            }
        }
        return lines;
    }

    private Totals totals(Sent sent, boolean isCredit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select count(*), sum(amount_minor)"
                + " from past_entries where account_id = ? and azips_date = ? and is_credit = ?")) {
            select.setInt(1, sent.accountId());
            select.setInt(2, sent.date());
            select.setInt(3, isCredit ? 1 : 0);
            try (ResultSet row = select.executeQuery()) {
                boolean isFound = row.next();
                return new Totals(isFound ? row.getInt(1) : 0, Text.of(sent.currency()), isFound ? row.getLong(2) : 0);
            }
        }
    }

    /** What blocks held at the end of the day. */
    private long held(Sent sent) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select held_minor from past_account_days"
                + " where account_id = ? and calendar_date = ? order by sequence desc, event_index desc limit 1")) {
            select.setInt(1, sent.accountId());
            select.setInt(2, sent.date());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** As of the moment at which the statement was sent; it has no output's number, for it was never sent. */
    private OutputHeader header(Sent sent) {
        return header.system(SYSTEM)
                .receiver(Text.of(sent.terminal()))
                .numbers(0, sent.sequence())
                .moment(sent.timeNs(), OutputHeader.BAKU_OFFSET_MINUTES)
                .uetr(NOTHING)
                .repeated(false);
    }

    /** The statement's own. */
    private static Text reference(Sent sent) {
        return Text.of(String.format(Locale.ROOT, "S%06d%09d", sent.date() % 1_000_000, sent.accountId()));
    }

    private String text(int length) {
        return new String(target, 0, length, StandardCharsets.ISO_8859_1);
    }
}
