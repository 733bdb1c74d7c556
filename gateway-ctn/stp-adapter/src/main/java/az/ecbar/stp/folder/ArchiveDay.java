package az.ecbar.stp.folder;

import az.ecbar.stp.store.OutMessage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The day of Baku that a file is archived under: that of the last change of its messages. */
final class ArchiveDay {
    private static final ZoneOffset BAKU = ZoneOffset.ofHours(4);

    private ArchiveDay() {}

    static String of(List<OutMessage> messages) {
        return of(lastChangeMs(messages));
    }

    static String of(long utcMs) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(
                Instant.ofEpochMilli(utcMs).atOffset(BAKU).toLocalDate());
    }

    static long lastChangeMs(List<OutMessage> messages) {
        long last = 0;
        for (OutMessage message : messages) {
            last = Math.max(last, message.changedAtMs());
        }
        return last;
    }
}
