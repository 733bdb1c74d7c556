package az.ecbar.ops.view;

import az.ecbar.mt.FormatReason;
import az.ecbar.mt.check.Currencies;
import az.ecbar.ops.pki.JsonObject;
import az.ecbar.reason.RejectReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One line of the tail while it is put together: members for machines, words for people. Used by one thread. */
final class Line {
    private final String event;
    private final List<String> bics = new ArrayList<>();
    private final Map<String, Object> members = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    /** @param event what happened, as the line's first word says it */
    Line(String event) {
        this.event = event;
    }

    /** Whom it concerns. */
    Line of(String member, String bic) {
        if (!bic.isEmpty()) {
            bics.add(bic);
            members.put(member, bic);
        }
        return this;
    }

    Line with(String member, String value) {
        members.put(member, value);
        return this;
    }

    Line with(String member, long value) {
        members.put(member, value);
        return this;
    }

    /** A decimal with the digits of its currency. */
    Line amount(String currency, long minor) {
        String decimal = BigDecimal.valueOf(minor, Math.max(0, Currencies.digits(currency)))
                .toPlainString();
        return with("currency", currency).with("amount", decimal).say(decimal + " " + currency);
    }

    /** Code, constant and words of a reason. */
    Line reason(int code) {
        if (code == 0) {
            return this;
        }
        String name = "";
        String english = "";
        if (RejectReason.isKnown(code)) {
            name = RejectReason.of(code).name();
            english = RejectReason.of(code).english();
        }
        for (FormatReason reason : FormatReason.values()) {
            if (reason.code() == code) {
                name = reason.name();
                english = reason.english();
            }
        }
        return with("reason", code).with("reasonName", name).say(code + " " + name + ": " + english);
    }

    /** Words for people, a blank before them. */
    Line say(String words) {
        if (!words.isEmpty()) {
            text.append(text.isEmpty() ? "" : " ").append(words);
        }
        return this;
    }

    /** Whether it is about this participant; empty: about any. */
    boolean concerns(String bic) {
        return bic.isEmpty() || bics.contains(bic);
    }

    String toJson(long sequence, long timeNs) {
        JsonObject json =
                new JsonObject().with("event", event).with("sequence", sequence).with("timeNs", timeNs);
        members.forEach((name, value) -> {
            if (value instanceof Long number) {
                json.with(name, number.longValue());
            } else {
                json.with(name, value.toString());
            }
        });
        return json.with("text", text.toString()).toString();
    }
}
