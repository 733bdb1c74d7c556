package az.ecbar.gateway.notice;

import az.ecbar.mt.Text;
import az.ecbar.mt.check.CalendarDate;
import az.ecbar.mt.check.Reference;
import az.ecbar.mt.output.ParticipationTold;
import az.ecbar.mt.output.ParticipationWriter;
import az.ecbar.schema.ParticipantToldDueDecoder;
import az.ecbar.schema.ParticipationNews;
import java.util.List;

/**
 * Makes the SMT710 that a {@code ParticipantToldDue} asks for (7-10.1, 7-10.3, 7-10.5, 4.27, 6.1).
 *
 * <p>A pure function of the event, the directory and the book of participants as they stand at the event. Owned by the
 * edge's thread; allocates.
 *
 * @rule 7-10.1, 7-10.3, 7-10.5, 4.27, 6.1
 */
final class ParticipationRenderer {
    /** Accounts of a new participant that are told. */
    private static final int MAX_ACCOUNTS = 24;

    private static final int TIN_DIGITS = 10;
    private static final Text NOTHING = new Text();

    private final ParticipantBook book;
    private final ParticipationWriter writer = new ParticipationWriter();
    private final EventHeader header;

    ParticipationRenderer(RendererConfig config, Directory directory, ParticipantBook book) {
        this.book = book;
        this.header = new EventHeader(config, directory);
    }

    /** Writes the message and gives its length. */
    int render(long sequence, ParticipantToldDueDecoder told, byte[] target) {
        return writer.write(
                header.of(sequence, told.participantId(), told.terminal(), told.outputNumber(), told.timeNs()),
                message(told),
                target,
                0);
    }

    private ParticipationTold message(ParticipantToldDueDecoder told) {
        ParticipantBook.Entry about = book.of(told.aboutId());
        ParticipationNews news = told.news();
        String decision = told.decisionNumber();
        int date = told.decisionDate();
        boolean isSuspension = news == ParticipationNews.SUSPENDED;
        return new ParticipationTold(
                EventHeader.ourReference(told.decidedSequence()),
                Reference.check(decision) == Reference.Finding.VALID ? Text.of(decision) : NOTHING,
                CalendarDate.isValid(date) ? date : 0,
                Text.of(news.name()),
                isSuspension ? Text.of(CauseNames.ofSuspension(told.causes())) : NOTHING,
                Text.of(about.bic()),
                Text.of(about.name().isBlank() ? about.bic() : about.name()),
                about.tin() == 0 ? NOTHING : Text.of(digits(about.tin())),
                news == ParticipationNews.JOINED ? accounts(about.accounts()) : NOTHING,
                Text.of(words(news)));
    }

    private static Text accounts(List<String> all) {
        return Text.of(String.join("\r\n", all.subList(0, Math.min(all.size(), MAX_ACCOUNTS))));
    }

    private static String digits(long tin) {
        String digits = String.valueOf(tin);
        return "0".repeat(Math.max(0, TIN_DIGITS - digits.length())) + digits;
    }

    private static String words(ParticipationNews news) {
        return switch (news) {
            case JOINED -> both("The participant has joined AZIPS", "İştirakçı AZİPS-ə qoşulub");
            case SUSPENDED -> both("Your activity in AZIPS is suspended", "AZİPS-də fəaliyyətiniz dayandırılıb");
            case RESUMED -> both("Your activity in AZIPS is resumed", "AZİPS-də fəaliyyətiniz bərpa olunub");
            case REMOVED -> both("The participant was removed from AZIPS", "İştirakçı AZİPS-dən çıxarılıb");
            case LEAVING ->
                both(
                        "The participant ends its participation in AZIPS by its own will",
                        "İştirakçı öz istəyi ilə AZİPS-də iştirakına xitam verir");
            case WORKSTATION ->
                both(
                        "The participant is out of order: the Central Bank enters its payments",
                        "İştirakçıda texniki nasazlıq var: ödənişlərini Mərkəzi Bank daxil edir");
            case RESTORED ->
                both("The participant works in AZIPS by itself again", "İştirakçı AZİPS-də yenidən özü işləyir");
            case NULL_VAL -> throw new RenderingFailure("nothing is told of a participant");
        };
    }

    private static String both(String english, String azerbaijani) {
        return english + " / " + Transliteration.toX(azerbaijani);
    }
}
