package az.ecbar.bankview;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Judges what a bank sent, and requires that it was told what follows. */
final class Inbox {
    private final Centre centre;
    private final Waiting waiting;
    private final Acceptance acceptance;
    private final Answers answers;
    private final Drafts drafts;
    private final Ears ears;

    Inbox(Centre centre, Waiting waiting, Answers answers, Drafts drafts, Ears ears) {
        this.centre = centre;
        this.waiting = waiting;
        this.answers = answers;
        this.drafts = drafts;
        this.ears = ears;
        acceptance = new Acceptance(centre);
    }

    void take(Moment moment, DayRecord.Taken taken) {
        Register.Participant sender = Objects.requireNonNull(centre.directory.get(taken.bic()), taken.bic());
        MessageReader reader = new MessageReader(taken.text());
        try {
            Instruction instruction = reader.read();
            String blockOne = reader.envelope.sender;
            switch (instruction) {
                case Instruction.Payment payment -> pay(moment, taken, sender, blockOne, payment, reader.definition());
                case Instruction.Change change -> change(moment, sender, blockOne, change, reader.definition());
                case Instruction.Inquiry inquiry -> answer(moment, sender, blockOne, inquiry, reader);
            }
        } catch (Unreadable e) {
            String reference = e.reason == 100 ? MessageReader.NO_REFERENCE : MessageReader.reference(taken.text());
            Draft draft = drafts.refused(
                            900,
                            moment.sequence,
                            sender.bic(),
                            reference,
                            reader.envelope.type,
                            moment.date(centre.day),
                            e.reason,
                            e.tag,
                            "")
                    .with(Draft.Beside.original(reader.definition(), e.path));
            centre.refusals.put(moment.sequence, new Centre.Refusal(sender.bic(), reference, e.reason, ""));
            ears.require(moment, draft, "4.8.3, 4.24");
        }
    }

    // ---- payments (4.8 to 4.13)

    private void pay(
            Moment moment,
            DayRecord.Taken taken,
            Register.Participant sender,
            String blockOne,
            Instruction.Payment content,
            String definition) {
        String uetr = content.header().getOrDefault("121", uetr(sender.bic(), taken.text()));
        int reason = acceptance.refusal(sender, blockOne, content);
        if (reason != 0) {
            refuse(moment, sender, content, uetr, reason, definition);
            return;
        }
        Payment payment = new Payment(
                moment.sequence,
                content,
                centre.day,
                sender,
                centre.existing(content.issuer().account(), content.currency()),
                centre.existing(content.beneficiary().account(), content.currency()),
                uetr,
                definition,
                Centre.priority(content));
        centre.accept(payment);
        if (content.valueDate().isAfter(centre.day)) {
            payment.state = Payment.State.KEPT;
            tellWait(moment, payment);
            return;
        }
        boolean _ = payment.debit.queue.add(payment);
        if (!payment.equals(waiting.executable(payment.debit))
                || isToldToWait(moment.front(sender.bic()), moment.sequence)) {
            tellWait(moment, payment);
        }
    }

    private static boolean isToldToWait(@Nullable Output output, long sequence) {
        return output != null && output.smt.equals("700") && output.meant() == sequence;
    }

    private void tellWait(Moment moment, Payment payment) {
        tellWait(moment, payment, waiting.named(payment));
    }

    private void tellWait(Moment moment, Payment payment, int cause) {
        payment.told = cause;
        ears.require(moment, drafts.waits(payment, cause), "4.13");
    }

    private void refuse(
            Moment moment,
            Register.Participant sender,
            Instruction.Payment content,
            String uetr,
            int reason,
            String definition) {
        centre.refusals.put(moment.sequence, new Centre.Refusal(sender.bic(), content.reference(), reason, ""));
        Draft draft = reason == 246 || reason == 247
                ? drafts.gone(moment.sequence, sender.bic(), content, moment.date(centre.day), uetr, reason)
                : drafts.refused(
                        900,
                        moment.sequence,
                        sender.bic(),
                        content.reference(),
                        content.type(),
                        moment.date(centre.day),
                        reason,
                        "",
                        Draft.header(uetr));
        ears.require(moment, draft.with(Draft.Beside.original(definition, "")), "4.9");
    }

    /** Of a message that bears none: from who sent it and its bytes. */
    private static String uetr(String bic, String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] content = sha.digest(text.getBytes(StandardCharsets.ISO_8859_1));
            sha.update("ECBAR-UETR-1".getBytes(StandardCharsets.US_ASCII));
            sha.update((byte) 1);
            sha.update(bic.getBytes(StandardCharsets.US_ASCII));
            byte[] hash = sha.digest(content);
            hash[6] = (byte) ((hash[6] & 0x0f) | 0x40);
            hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
            String hex = HexFormat.of().formatHex(hash, 0, 16).toLowerCase(Locale.ROOT);
            return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                    + hex.substring(16, 20) + "-" + hex.substring(20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    // ---- what a bank asks for its pending payment (4.14 to 4.17)

    private void change(
            Moment moment, Register.Participant sender, String blockOne, Instruction.Change change, String definition) {
        int reason = acceptance.refusal(sender, blockOne, change);
        if (reason != 0) {
            Draft draft = drafts.refused(
                    change.isCancellation() ? 250 : 252,
                    moment.sequence,
                    sender.bic(),
                    change.reference(),
                    "298",
                    moment.date(centre.day),
                    reason,
                    "",
                    "");
            ears.require(moment, draft.with(Draft.Beside.original(definition, "")), "4.15, 4.17");
            return;
        }
        Payment payment = Objects.requireNonNull(acceptance.meant(sender, change));
        if (change.isCancellation()) {
            annul(payment, 253);
            ears.require(moment, drafts.annulled(payment, 253), "4.16");
        } else {
            payment.debit.changePriority(payment, change.priority());
            // What is executed now waits for nothing any more: it is told what it was told last.
            boolean isNext = payment.equals(waiting.executable(payment.debit));
            tellWait(moment, payment, isNext ? payment.told : waiting.named(payment));
        }
    }

    static void annul(Payment payment, int reason) {
        boolean _ = payment.debit.queue.remove(payment);
        payment.state = Payment.State.ANNULLED;
        payment.endReason = reason;
    }

    // ---- what a bank asks about (4.20 to 4.25)

    private void answer(
            Moment moment,
            Register.Participant asker,
            String blockOne,
            Instruction.Inquiry inquiry,
            MessageReader reader) {
        Answers.Refusal refusal = answers.refusal(asker, blockOne, inquiry);
        if (refusal.reason() != 0) {
            Draft draft = drafts.refused(
                    900,
                    moment.sequence,
                    asker.bic(),
                    inquiry.reference(),
                    reader.envelope.type,
                    moment.date(centre.day),
                    refusal.reason(),
                    refusal.tag(),
                    "");
            String path = reader.path(refusal.reason(), refusal.tag());
            ears.require(moment, draft.with(Draft.Beside.original(reader.definition(), path)), "4.24");
            return;
        }
        List<Draft> pages = answers.answer(moment.sequence, asker.bic(), inquiry);
        for (int page = 0; page < pages.size(); page++) {
            if (page < Heard.PAGES_AT_ONCE) {
                ears.require(moment, pages.get(page), "4.20, 4.21, 4.22, 4.23");
            } else {
                // It tells of the moment of the inquiry, whenever it comes.
                Draft later = pages.get(page);
                ears.owe(new Draft(
                        later.bic(),
                        later.type(),
                        later.header(),
                        later.text().replace(Draft.MOMENT, moment.clock + "+0400"),
                        later.beside()));
            }
        }
    }
}
