package az.ecbar.ops.console;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the answers of a session have named: the BICs, account numbers and open proposals that a command can be about. So
 * the console completes them without asking. One thread; grows with what there is.
 */
final class KnownWords {
    private static final List<String> PARTICIPANTS = List.of("bic", "grantor", "grantee", "debtor", "creditor");
    private static final Set<String> ABOUT_ACCOUNTS = Set.of("ACCOUNT", "AUTHORITIES", "SEIZURES");

    private final Set<String> bics = new TreeSet<>();
    private final Set<String> accounts = new TreeSet<>();
    private final Set<String> proposals = new TreeSet<>();

    /** Takes the words of an answer. */
    void learn(Answer page) {
        String query = page.text("query");
        if (query.equals("PROPOSALS")) {
            proposals.clear();
        }
        for (Answer row : page.entries()) {
            PARTICIPANTS.stream()
                    .map(row::text)
                    .filter(bic -> !bic.isEmpty())
                    .map(TextTable::printable)
                    .forEach(bics::add);
            if (ABOUT_ACCOUNTS.contains(query) && !row.text("number").isEmpty()) {
                accounts.add(TextTable.printable(row.text("number")));
            }
            if (query.equals("PROPOSALS")) {
                proposals.add(String.valueOf(row.number("proposalId")));
            }
        }
    }

    /** What may stand where a command's help says {@code label}; nothing where that is not known. */
    Collection<String> of(String label) {
        return switch (label) {
            case "BIC", "GRANTOR", "GRANTEE" -> bics;
            case "ACCOUNT" -> accounts;
            case "PROPOSAL" -> proposals;
            default -> List.of();
        };
    }
}
