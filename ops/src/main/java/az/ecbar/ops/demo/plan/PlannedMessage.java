package az.ecbar.ops.demo.plan;

import az.ecbar.ops.sandbox.InventedBank;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One message of the plan.
 *
 * @param number from 1, in the order of the plan
 * @param about what it is, for people
 * @param text the message, one byte a character
 * @param payment what it pays; null where it is to be refused at once
 * @param refusal what becomes of it where it is to be refused at once, else null
 */
public record PlannedMessage(
        int number,
        Stage stage,
        InventedBank sender,
        String about,
        String text,
        @Nullable Payment payment,
        @Nullable Fate refusal) {
    public PlannedMessage {
        if ((payment == null) == (refusal == null)) {
            throw new IllegalArgumentException("a message is either a payment or to be refused: " + about);
        }
    }

    /** The name of its file in the bank's folder; in the order of the numbers. */
    public String fileName() {
        return String.format("%05d-%s.fin", number, about.replaceAll("[^A-Za-z0-9]+", "-"));
    }

    /** The bytes of its file. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
