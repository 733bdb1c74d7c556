package az.ecbar.ips;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import az.ecbar.iso.profile.Profile;
import az.ecbar.iso.profile.ProfileReader;
import az.ecbar.iso.profile.Refusal;
import az.ecbar.iso.profile.Values;
import java.math.BigDecimal;
import java.time.OffsetDateTime;

/** Reads messages in tests, and says all that a message bears as lines of text. */
final class Readings {
    private Readings() {}

    static <T extends IpsMessage> T read(IpsReader reader, String message, Class<T> type) {
        IpsResult result = reader.read(MadeMessage.bytes(message));
        return assertInstanceOf(type, result, () -> result + "\n" + message);
    }

    static IpsMessage read(IpsReader reader, String message) {
        return read(reader, message, IpsMessage.class);
    }

    static IpsRefusal refusal(IpsReader reader, String message) {
        IpsResult result = reader.read(MadeMessage.bytes(message));
        return assertInstanceOf(IpsRefusal.class, result, () -> "read: " + message);
    }

    /** All that a delivered message bears; fails when it is not as its profile says. */
    static String delivered(String message) throws Refusal {
        byte[] bytes = MadeMessage.bytes(message);
        return said(new ProfileReader(IpsProfiles.DELIVERED, bytes.length).read(bytes, 0, bytes.length));
    }

    /** The values of the document, one a line, amounts and moments in one form. */
    static String said(Values values) {
        Profile profile = values.profile();
        StringBuilder said = new StringBuilder();
        for (int i = values.first(profile.document()); i < values.count(); i++) {
            if (profile.form(values.id(i)) != null) {
                String path = profile.path(values.id(i));
                said.append(path).append('=').append(normal(path, values.value(i)));
                said.append(values.currency(i)).append('\n');
            }
        }
        return said.toString();
    }

    /** The values of the document as they stand there, one a line. */
    static String asRead(Values values) {
        Profile profile = values.profile();
        StringBuilder said = new StringBuilder();
        for (int i = values.first(profile.document()); i < values.count(); i++) {
            if (profile.form(values.id(i)) != null) {
                said.append(profile.path(values.id(i))).append('=').append(values.value(i));
                said.append(values.currency(i)).append('\n');
            }
        }
        return said.toString();
    }

    private static String normal(String path, String value) {
        if (path.endsWith("Amt") || path.endsWith("AmtWthCcy") || path.endsWith("TtlDbt") || path.endsWith("TtlCdt")) {
            return new BigDecimal(value).stripTrailingZeros().toPlainString();
        }
        boolean isMoment = path.endsWith("/CreDtTm") || path.endsWith("/DtTm") || path.endsWith("/SchdldTm");
        return isMoment ? OffsetDateTime.parse(value).toInstant().toString() : value;
    }
}
