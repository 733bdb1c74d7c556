package az.ecbar.ops.pki;

import az.ecbar.trust.authority.AuthorityException;
import az.ecbar.trust.authority.AuthorityFolder;
import az.ecbar.trust.authority.IndexEntry;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Purpose;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pki list}. Needs no password. */
@Command(name = "list", description = "All certificates that the authority issued. Needs no password.")
final class PkiList extends PkiAction {
    @Option(names = "--json", description = "As JSON: an array, one certificate a line.")
    private boolean isJson;

    PkiList() {
        super(new Passwords());
    }

    @Override
    void run(PrintWriter out) throws AuthorityException {
        Instant now = TIME.instant();
        List<IndexEntry> entries = new AuthorityFolder(folder()).entries();
        if (isJson) {
            out.println(
                    entries.stream().map(entry -> json(entry, now)).collect(Collectors.joining(",\n", "[\n", "\n]")));
            return;
        }
        out.printf(
                "%-33s %-8s %-8s %-15s %-11s %-10s %-10s %s%n",
                "SERIAL", "STATE", "ROLE", "FOR", "BIC", "FROM", "TO", "NAME");
        for (IndexEntry entry : entries) {
            Identity identity = entry.identity();
            String unit = identity.unit().isEmpty() ? "" : " (" + identity.unit() + ")";
            out.printf(
                    "%-33s %-8s %-8s %-15s %-11s %-10.10s %-10.10s %s%n",
                    entry.serial(),
                    entry.stateAt(now),
                    identity.role().name().toLowerCase(Locale.ROOT),
                    purposes(entry),
                    identity.bic(),
                    entry.from(),
                    entry.to(),
                    identity.name() + unit);
        }
    }

    private static String purposes(IndexEntry entry) {
        return entry.purposes().stream()
                .sorted()
                .map(Purpose::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }

    private static String json(IndexEntry entry, Instant now) {
        Identity identity = entry.identity();
        return new JsonObject()
                .with("serial", entry.serial())
                .with("state", entry.stateAt(now))
                .with("role", identity.role().name())
                .with("for", purposes(entry))
                .with("bic", identity.bic())
                .with("registrationCode", identity.registrationCode())
                .with("unit", identity.unit())
                .with("name", identity.name())
                .with("from", entry.from().toString())
                .with("to", entry.to().toString())
                .with("fingerprint", entry.fingerprint())
                .with(
                        "revokedAt",
                        entry.revokedAt() == null ? null : entry.revokedAt().toString())
                .with("cause", entry.cause() == null ? null : entry.cause().name())
                .toString();
    }
}
