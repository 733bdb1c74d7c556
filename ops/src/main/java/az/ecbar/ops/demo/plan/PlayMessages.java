package az.ecbar.ops.demo.plan;

import az.ecbar.ops.sandbox.InventedBank;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A few messages to play with, for today and with references of their own. */
public final class PlayMessages {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("ddHHmmss", Locale.ROOT);

    private final MessageTexts texts;
    private final String moment;
    private final Map<String, String> messages = new LinkedHashMap<>();

    private PlayMessages(LocalDateTime now) {
        this.texts = new MessageTexts(now.toLocalDate());
        this.moment = now.format(MOMENT);
    }

    /**
     * Messages by the names of their files.
     *
     * @param rich has at least 10.00 manats
     * @param poor has less than 5000.00 manats
     * @param now in Baku
     */
    public static Map<String, String> of(InventedBank rich, InventedBank other, InventedBank poor, LocalDateTime now) {
        PlayMessages play = new PlayMessages(now);
        String pays = play.reference(rich, 1);
        play.add(rich, "pays", play.texts.mt103(rich, other).reference(pays).text());
        String lends = play.reference(rich, 2);
        play.add(
                rich,
                "lends",
                play.texts
                        .mt205(rich, poor)
                        .reference(lends)
                        .amount("AZN", 600_000)
                        .text());
        String waits = play.reference(poor, 3);
        play.add(
                poor,
                "waits-until-somebody-lends",
                play.texts
                        .mt205(poor, other)
                        .reference(waits)
                        .amount("AZN", 500_000)
                        .text());
        play.add(rich, "is-refused", play.texts.mt103(rich, other).priority(10).text());
        return play.messages;
    }

    private String reference(InventedBank bank, int number) {
        return bank.letters() + "-" + moment + "-" + number;
    }

    private void add(InventedBank sender, String what, String text) {
        messages.put(sender.letters().toLowerCase(Locale.ROOT) + "-" + what + ".fin", text);
    }
}
