package az.ecbar.ops.console;

import static az.ecbar.ops.console.TextTable.Column.number;
import static az.ecbar.ops.console.TextTable.Column.text;

import az.ecbar.schema.QueryKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Which members of a row are shown to people, and under which head.
 *
 * @param members in the order of the columns; empty if each member of a row is a line of its own
 * @param heads one for each member
 */
record AnswerView(List<String> members, List<TextTable.Column> heads) {
    private static final AnswerView STATUS = new AnswerView(List.of(), List.of());
    private static final AnswerView PARTICIPANTS = STATUS.with("bic", text("BIC"))
            .with("name", text("NAME"))
            .with("kind", text("KIND"))
            .with("tin", number("VOEN"))
            .with("causes", text("NOT ACTIVE FOR"))
            .with("channel", text("CHANNEL"))
            .with("language", text("LANGUAGE"))
            .with("outOfOrderNumber", text("OUT OF ORDER"))
            .with("connected", text("CONNECTED"))
            .with("lastInputNumber", number("LAST INPUT"))
            .with("lastOutputNumber", number("LAST OUTPUT"))
            .with("outputAcknowledged", number("ACKNOWLEDGED"));
    private static final AnswerView ACCOUNT = STATUS.with("number", text("ACCOUNT"))
            .with("kind", text("KIND"))
            .with("currency", text("CUR"))
            .with("balance", number("BALANCE"))
            .with("held", number("HELD"))
            .with("available", number("AVAILABLE"))
            .with("waiting", number("WAITING"))
            .with("waitingAmount", number("WAITING AMOUNT"))
            .with("debits", number("DEBITS"))
            .with("credits", number("CREDITS"))
            .with("state", text("STATE"));
    private static final AnswerView PAYMENTS = STATUS.with("paymentId", number("PAYMENT"))
            .with("reference", text("REFERENCE"))
            .with("state", text("STATE"))
            .with("causes", text("BECAUSE OF"))
            .with("priority", number("PRIORITY"))
            .with("debtor", text("DEBTOR"))
            .with("creditor", text("CREDITOR"))
            .with("currency", text("CUR"))
            .with("amount", number("AMOUNT"))
            .with("shortfall", number("LACKS"));
    private static final AnswerView MATCHES = STATUS.with("ourReference", text("OUR REFERENCE"))
            .with("receivedNs", text("RECEIVED"))
            .with("bic", text("SENT BY"))
            .with("state", text("STATE"))
            .with("creditor", text("CREDITOR"))
            .with("currency", text("CUR"))
            .with("amount", number("AMOUNT"));
    private static final AnswerView PROPOSALS = STATUS.with("proposalId", number("PROPOSAL"))
            .with("action", text("ACTION"))
            .with("holder", text("PROPOSED BY"))
            .with("expiresNs", text("OPEN UNTIL"));

    private static final AnswerView AUTHORITIES = STATUS.with("grantor", text("GRANTOR"))
            .with("grantee", text("GRANTEE"))
            .with("number", text("ACCOUNT"))
            .with("currency", text("CUR"))
            .with("scope", text("SCOPE"))
            .with("fromDate", number("FROM"))
            .with("toDate", number("TO"));

    private static final AnswerView JOININGS = STATUS.with("bic", text("BIC"))
            .with("protocolNumber", text("PROTOCOL"))
            .with("protocolDate", number("OF"))
            .with("admittedNs", text("ADMITTED"))
            .with("terminal", text("TERMINAL"))
            .with("testedInput", number("LAST TEST INPUT"))
            .with("testedSequence", number("SEQUENCE"))
            .with("testedNs", text("TAKEN"));

    private static final AnswerView SEIZURES = STATUS.with("number", text("ACCOUNT"))
            .with("currency", text("CUR"))
            .with("decision", text("DECISION"))
            .with("decisionDate", number("OF"))
            .with("wanted", number("WANTED"))
            .with("held", number("HELD"));

    private static final AnswerView CALENDAR = STATUS.with("date", number("DATE"))
            .with("isBusinessDay", text("BUSINESS DAY"))
            .with("source", text("BY"))
            .with("decisionNumber", text("DECISION"))
            .with("decisionDate", number("OF"));

    AnswerView {
        members = List.copyOf(members);
        heads = List.copyOf(heads);
    }

    static AnswerView of(QueryKind kind) {
        return switch (kind) {
            case STATUS, NULL_VAL -> STATUS;
            case PARTICIPANTS -> PARTICIPANTS;
            case ACCOUNT -> ACCOUNT;
            case QUEUE -> PAYMENTS;
            case PAYMENT, PAYMENTS_BY_REFERENCE, PAYMENTS_BY_UETR -> MATCHES;
            case PROPOSALS -> PROPOSALS;
            case AUTHORITIES -> AUTHORITIES;
            case JOININGS -> JOININGS;
            case SEIZURES -> SEIZURES;
            case CALENDAR -> CALENDAR;
        };
    }

    private AnswerView with(String member, TextTable.Column head) {
        List<String> moreMembers = new ArrayList<>(members);
        moreMembers.add(member);
        List<TextTable.Column> moreHeads = new ArrayList<>(heads);
        moreHeads.add(head);
        return new AnswerView(moreMembers, moreHeads);
    }
}
