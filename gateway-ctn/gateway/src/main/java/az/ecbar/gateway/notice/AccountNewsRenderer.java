package az.ecbar.gateway.notice;

import az.ecbar.mt.Text;
import az.ecbar.mt.check.CalendarDate;
import az.ecbar.mt.check.Reference;
import az.ecbar.mt.output.AccountNewsWriter;
import az.ecbar.mt.output.AccountTold;
import az.ecbar.schema.AccountNews;
import az.ecbar.schema.AccountToldDueDecoder;

/**
 * Makes the SMT720 that an {@code AccountToldDue} asks for.
 *
 * <p>A pure function of the event and the directory. Owned by the edge's thread; allocates.
 *
 * @rule 7-10.2.1
 */
final class AccountNewsRenderer {
    private static final Text NOTHING = new Text();

    private final Directory directory;
    private final AccountNewsWriter writer = new AccountNewsWriter();
    private final EventHeader header;

    AccountNewsRenderer(RendererConfig config, Directory directory) {
        this.directory = directory;
        this.header = new EventHeader(config, directory);
    }

    /** Writes the message and gives its length. */
    int render(long sequence, AccountToldDueDecoder told, byte[] target) {
        return writer.write(
                header.of(sequence, told.participantId(), told.terminal(), told.outputNumber(), told.timeNs()),
                message(told),
                target,
                0);
    }

    private AccountTold message(AccountToldDueDecoder told) {
        AccountNews news = told.news();
        boolean isOfSeizure = !told.seizedBy().isEmpty();
        int date = told.decisionDate();
        return new AccountTold(
                EventHeader.ourReference(told.decidedSequence()),
                reference(told.decisionNumber()),
                CalendarDate.isValid(date) ? date : 0,
                Text.of(news.name().replace('_', '-')),
                directory.account(told.accountId()),
                Text.of(told.currency()),
                told.availableMinor(),
                isOfSeizure ? orNone(reference(told.seizedBy())) : NOTHING,
                told.wantedMinor(),
                told.heldMinor(),
                Text.of(words(news, told.wantedMinor())));
    }

    private static Text reference(String number) {
        return Reference.check(number) == Reference.Finding.VALID ? Text.of(number) : NOTHING;
    }

    private static Text orNone(Text number) {
        return number.isEmpty() ? Text.of("NONREF") : number;
    }

    private static String words(AccountNews news, long wantedMinor) {
        return switch (news) {
            case OPENED -> both("The account is open", "Hesab açılıb");
            case CLOSED -> both("The account is closed", "Hesab bağlanıb");
            case SEIZED ->
                wantedMinor == AccountTold.WHOLE
                        ? both("The whole account is seized", "Hesab tam həbsə alınıb")
                        : both("A sum of the account is seized", "Hesabdakı məbləğ həbsə alınıb");
            case SEIZURE_REDUCED -> both("Less is seized of the account", "Hesabda həbsə alınan məbləğ azaldılıb");
            case SEIZURE_LIFTED -> both("The seizure is lifted", "Hesabın həbsi götürülüb");
            case NULL_VAL -> throw new RenderingFailure("nothing is told of an account");
        };
    }

    private static String both(String english, String azerbaijani) {
        return english + " / " + Transliteration.toX(azerbaijani);
    }
}
