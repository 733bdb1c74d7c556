package az.ecbar.ops.projection;

import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.rule.BusinessCalendar;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.ledger.rule.RuleSet;
import az.ecbar.ops.continuity.BackupDay;
import az.ecbar.ops.continuity.Deadlines;
import az.ecbar.ops.continuity.Duties;
import az.ecbar.ops.continuity.Duty;
import az.ecbar.ops.continuity.DutyState;
import az.ecbar.ops.pki.JsonObject;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers about the register of systemically important participants (section 7): what each owes, what was entered, who
 * had which share of a year's value, and from which site a day was worked. What it says follows from the rows alone; today
 * is the date in Baku of the last command that was taken in.
 *
 * <p>Owned by the projection's thread; each answer is bounded.
 *
 * @rule 7.1, 7.5, 7.6, 7.7, 7.8, 7.9, 7.10
 */
final class PastContinuity {
    private static final int MAX_ROWS = 64;
    private static final int YEAR = 10_000;
    private static final int FIRST_OF_JANUARY = 101;
    private static final int FIRST_OF_DECEMBER = 1201;
    private static final int END_OF_DECEMBER = 1231;
    private static final int MINOR_DIGITS = 2;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);

    /** A participant that an answer is about. */
    record Bank(int id, String bic) {}

    /** What a participant sent of what all sent in a year, minor units, and whether that is above the limit. */
    private record Share(Bank bank, BigDecimal sent, BigDecimal all, boolean isAbove) {}

    private final Connection connection;
    private final ContinuityFacts facts;

    PastContinuity(Connection connection) {
        this.connection = connection;
        this.facts = new ContinuityFacts(connection);
    }

    String answer(PastQuestion question) throws SQLException {
        RuleSet rules = rules();
        int today = today(rules);
        int year = (question.date() == 0 ? today : question.date()) / YEAR;
        if (question.which() == PastQuestion.SHARES) {
            return PastAnswer.rows(question, shares(year, rules));
        }
        if (question.which() == PastQuestion.DUTIES && question.text().isEmpty()) {
            return paged(question, attention(year, today, rules));
        }
        Bank bank = bank(question.text());
        if (bank == null) {
            return PastAnswer.failed(question, "no participant has the BIC " + question.text());
        }
        return switch (question.which()) {
            case PastQuestion.DUTIES ->
                paged(question, rows(bank, duties(bank, year, today, rules).ofYear(year)));
            case PastQuestion.ENTRIES -> paged(question, facts.entries(bank, year));
            default -> PastAnswer.rows(question, new WorkedDay(connection, facts).rows(bank, question.date()));
        };
    }

    /** What wants attention of a year, and of the year before what had to be done in December or later. */
    private List<JsonObject> attention(int year, int today, RuleSet rules) throws SQLException {
        List<JsonObject> rows = new ArrayList<>();
        int listUntil = new Deadlines(rules, calendar()).listOf(year);
        if (today / YEAR == year && isListOpen(year, today, rules)) {
            DutyState state = today > listUntil ? DutyState.MISSED : DutyState.DUE;
            rows.add(new JsonObject()
                    .with("step", "DUTY")
                    .with("bic", "")
                    .with("duty", "LIST")
                    .with("date", year * YEAR + FIRST_OF_JANUARY)
                    .with("until", listUntil)
                    .with("state", state.name())
                    .with("doneOn", 0));
        }
        for (Bank bank : facts.everNamed()) {
            List<Duty> lately = duties(bank, year - 1, today, rules).ofYear(year - 1).stream()
                    .filter(duty -> duty.until() >= (year - 1) * YEAR + FIRST_OF_DECEMBER)
                    .toList();
            List<Duty> wanting = new ArrayList<>(lately);
            wanting.addAll(duties(bank, year, today, rules).ofYear(year));
            wanting.removeIf(duty -> !duty.state().wantsAttention());
            rows.addAll(rows(bank, wanting));
        }
        return rows;
    }

    /** Whether nobody is named for a year yet, or somebody who would have to be is not. */
    private boolean isListOpen(int year, int today, RuleSet rules) throws SQLException {
        boolean isAnybodyNamed = false;
        for (Bank bank : facts.everNamed()) {
            isAnybodyNamed |= duties(bank, year, today, rules).isNamed(year);
        }
        boolean isAnybodyMissing = false;
        for (Share share : sent(year, rules)) {
            isAnybodyMissing |=
                    share.isAbove() && !duties(share.bank(), year, today, rules).isNamed(year);
        }
        return !isAnybodyNamed || isAnybodyMissing;
    }

    private Duties duties(Bank bank, int year, int today, RuleSet rules) throws SQLException {
        List<BackupDay> worked = facts.worked(bank, (year - 1) * YEAR, year * YEAR + END_OF_DECEMBER);
        return new Duties(facts.filed(bank), worked, new Deadlines(rules, calendar()), today);
    }

    private static List<JsonObject> rows(Bank bank, List<Duty> duties) {
        List<JsonObject> rows = new ArrayList<>();
        for (Duty duty : duties) {
            rows.add(new JsonObject()
                    .with("step", "DUTY")
                    .with("bic", bank.bic())
                    .with("duty", duty.duty().name())
                    .with("date", duty.date())
                    .with("until", duty.until())
                    .with("state", duty.state().name())
                    .with("doneOn", duty.doneOn()));
        }
        return rows;
    }

    /** A page of rows; whether there are more is told by one row behind them. */
    private static String paged(PastQuestion question, List<JsonObject> all) {
        int from = (int) Math.min(all.size(), (question.page() - 1L) * MAX_ROWS);
        int to = Math.min(all.size(), from + MAX_ROWS);
        List<JsonObject> page = new ArrayList<>(all.subList(from, to));
        if (to < all.size()) {
            page.add(
                    new JsonObject().with("step", "MORE").with("detail", "go on with --page " + (question.page() + 1)));
        }
        return PastAnswer.rows(question, page);
    }

    /** What each participant sent in AZIPS in the year before, in manats, and whether that makes it important. */
    private List<JsonObject> shares(int year, RuleSet rules) throws SQLException {
        List<JsonObject> rows = new ArrayList<>();
        for (Share share : sent(year, rules)) {
            rows.add(new JsonObject()
                    .with("step", "SHARE")
                    .with("bic", share.bank().bic())
                    .with("year", year)
                    .with("sentMinor", share.sent().longValueExact())
                    .with("allMinor", share.all().longValueExact())
                    .with("sent", share.sent().movePointLeft(MINOR_DIGITS).toPlainString())
                    .with("percent", percent(share.sent(), share.all()))
                    .with("important", share.isAbove() ? "yes" : "no")
                    .with("named", duties(share.bank(), year, 0, rules).isNamed(year) ? "yes" : "no"));
        }
        return rows;
    }

    /** The largest shares of the year before, the largest first. */
    private List<Share> sent(int year, RuleSet rules) throws SQLException {
        List<Bank> banks = new ArrayList<>();
        List<BigDecimal> sent = new ArrayList<>();
        BigDecimal all = BigDecimal.ZERO;
        try (PreparedStatement select = connection.prepareStatement("select o.participant_id, o.bic,"
                + " sum(e.amount_minor) as sent from past_entries e"
                + " join past_accounts a on a.account_id = e.account_id"
                + " join past_participants o on o.participant_id = a.participant_id"
                + " where e.is_credit = 0 and e.payment_type <> '' and a.currency = 'AZN'"
                + " and a.account_kind <> 'CENTRAL_BANK' and e.azips_date between ? and ?"
                + " group by o.participant_id, o.bic order by sent desc, o.participant_id")) {
            select.setInt(1, (year - 1) * YEAR);
            select.setInt(2, (year - 1) * YEAR + END_OF_DECEMBER);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    banks.add(new Bank(row.getInt(1), row.getString(2)));
                    sent.add(row.getBigDecimal(3));
                    all = all.add(row.getBigDecimal(3));
                }
            }
        }
        BigDecimal limit =
                BigDecimal.valueOf(rules.valueOn(RuleId.IMPORTANT_SHARE_BASIS_POINTS, year * YEAR + FIRST_OF_JANUARY));
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < Math.min(MAX_ROWS, banks.size()); i++) {
            boolean isAbove = sent.get(i).multiply(WHOLE).compareTo(all.multiply(limit)) > 0;
            shares.add(new Share(banks.get(i), sent.get(i), all, isAbove));
        }
        return shares;
    }

    /** Cut off, never rounded up: what reads 2.00 may be more, what is not more never reads so. */
    private static String percent(BigDecimal sent, BigDecimal all) {
        return all.signum() == 0
                ? "0.00"
                : sent.movePointRight(2).divide(all, 2, RoundingMode.DOWN).toPlainString();
    }

    private @Nullable Bank bank(String bic) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select participant_id, bic from past_participants where bic = ? order by participant_id")) {
            select.setString(1, bic);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Bank(row.getInt(1), row.getString(2)) : null;
            }
        }
    }

    private int today(RuleSet rules) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select time_ns from past_position");
                ResultSet row = select.executeQuery()) {
            long timeNs = row.next() ? row.getLong(1) : 0;
            int roughly = BusinessDate.ofUtc(timeNs, rules.valueOn(RuleId.UTC_OFFSET_MINUTES, 0));
            return BusinessDate.ofUtc(timeNs, rules.valueOn(RuleId.UTC_OFFSET_MINUTES, roughly));
        }
    }

    /** Rule set version 1, and what was changed since. */
    private RuleSet rules() throws SQLException {
        RuleSet rules = new RuleSet();
        try (PreparedStatement select = connection.prepareStatement(
                        "select rule_id, rule_value, effective_date from past_rules order by sequence, event_index");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rules.set(RuleId.get(row.getInt(1)), row.getLong(2), row.getInt(3));
            }
        }
        return rules;
    }

    private BusinessCalendar calendar() throws SQLException {
        BusinessCalendar calendar = new BusinessCalendar();
        Reference none = new Reference();
        try (PreparedStatement select = connection.prepareStatement("select system_id, declared_date, is_business_day"
                        + " from past_declared_days order by sequence, event_index");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                int system = row.getInt(1);
                if (system == SystemId.AZIPS.value() || system == SystemId.ALL.value()) {
                    calendar.declare(SystemId.AZIPS, row.getInt(2), row.getInt(3) == 1, 0, none);
                }
            }
        }
        return calendar;
    }
}
