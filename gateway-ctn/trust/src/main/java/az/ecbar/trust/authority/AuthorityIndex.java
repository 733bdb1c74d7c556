package az.ecbar.trust.authority;

import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Purpose;
import az.ecbar.trust.certificate.RevocationCause;
import az.ecbar.trust.certificate.Role;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The authority's list of all that it issued: a text file with a line per certificate, fields separated by tabs.
 * Immutable: each change gives a new value, which is then written as a whole.
 *
 * <pre>
 * ecbar-index  1  LAST-CRL-NUMBER
 * serial  role  purposes  bic  registration-code  unit  name  from  to  fingerprint  revoked-at  cause
 * </pre>
 */
final class AuthorityIndex {
    private static final String TAG = "ecbar-index";
    private static final String VERSION = "1";
    private static final int FIELDS = 12;
    private static final String NOTHING = "-";

    private final long lastListNumber;
    private final List<IndexEntry> entries;

    private AuthorityIndex(long lastListNumber, List<IndexEntry> entries) {
        this.lastListNumber = lastListNumber;
        this.entries = List.copyOf(entries);
    }

    static AuthorityIndex empty() {
        return new AuthorityIndex(0, List.of());
    }

    long lastListNumber() {
        return lastListNumber;
    }

    List<IndexEntry> entries() {
        return entries;
    }

    AuthorityIndex with(List<IndexEntry> added) {
        List<IndexEntry> more = new ArrayList<>(entries);
        more.addAll(added);
        return new AuthorityIndex(lastListNumber, more);
    }

    AuthorityIndex withListNumber(long number) {
        return new AuthorityIndex(number, entries);
    }

    AuthorityIndex changed(UnaryOperator<IndexEntry> change) {
        return new AuthorityIndex(lastListNumber, entries.stream().map(change).toList());
    }

    byte[] encode() {
        StringBuilder text = new StringBuilder();
        text.append(TAG).append('\t').append(VERSION).append('\t').append(lastListNumber);
        for (IndexEntry entry : entries) {
            text.append('\n').append(line(entry));
        }
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(IndexEntry entry) {
        Identity identity = entry.identity();
        String purposes = entry.purposes().stream().sorted().map(Purpose::name).collect(Collectors.joining(","));
        return String.join(
                "\t",
                entry.serial(),
                identity.role().name(),
                purposes,
                identity.bic(),
                identity.registrationCode(),
                identity.unit().isEmpty() ? NOTHING : identity.unit(),
                identity.name(),
                entry.from().toString(),
                entry.to().toString(),
                entry.fingerprint(),
                textOf(entry.revokedAt()),
                textOf(entry.cause()));
    }

    private static String textOf(@Nullable Object value) {
        return value == null ? NOTHING : value.toString();
    }

    static AuthorityIndex decode(byte[] file) throws AuthorityException {
        List<String> lines = new String(file, StandardCharsets.UTF_8).lines().toList();
        String[] head = lines.isEmpty() ? new String[0] : lines.getFirst().split("\t", -1);
        if (head.length != 3 || !head[0].equals(TAG) || !head[1].equals(VERSION)) {
            throw new AuthorityException("the authority's index has no head that is known");
        }
        List<IndexEntry> entries = new ArrayList<>();
        int number = 1;
        try {
            long lastListNumber = Long.parseLong(head[2]);
            for (String line : lines.subList(1, lines.size())) {
                number++;
                entries.add(entry(line.split("\t", -1)));
            }
            return new AuthorityIndex(lastListNumber, entries);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new AuthorityException("line " + number + " of the authority's index is broken", e);
        }
    }

    private static IndexEntry entry(String[] fields) {
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException(fields.length + " fields");
        }
        Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
        Arrays.stream(fields[2].split(",", -1)).map(Purpose::valueOf).forEach(purposes::add);
        String unit = fields[5].equals(NOTHING) ? "" : fields[5];
        boolean isRevoked = !fields[10].equals(NOTHING);
        return new IndexEntry(
                fields[0],
                new Identity(Role.valueOf(fields[1]), fields[3], fields[4], unit, fields[6]),
                purposes,
                Instant.parse(fields[7]),
                Instant.parse(fields[8]),
                fields[9],
                isRevoked ? Instant.parse(fields[10]) : null,
                isRevoked ? RevocationCause.valueOf(fields[11]) : null);
    }
}
