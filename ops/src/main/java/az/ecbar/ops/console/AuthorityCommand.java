package az.ecbar.ops.console;

import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.QueryKind;
import java.util.Iterator;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code console authority}. */
@Command(
        name = "authority",
        description = {
            "What a participant allows another one about one of its accounts (4.19), by the grantor's paper: to be"
                + " advised of bookings, to ask, to have the statement. Granting and withdrawing needs two operators."
        })
final class AuthorityCommand extends ActionGroup {
    @ParentCommand
    private ConsoleCommand console;

    @Command(description = "Enters an authority.")
    int grant(
            @ArgGroup(exclusive = false, multiplicity = "1") Right right,
            @Option(
                            names = "--from",
                            paramLabel = "YYYYMMDD",
                            defaultValue = "0",
                            description = "First AZIPS day on which it holds; by default today.")
                    int from,
            @Option(
                            names = "--to",
                            paramLabel = "YYYYMMDD",
                            defaultValue = "0",
                            description = "Last AZIPS day on which it holds; by default until it is withdrawn.")
                    int to) {
        return console.act(writer -> writer.grantAuthority(
                right.grantor,
                right.grantee,
                right.account,
                right.currency,
                right.scope,
                from == 0 ? BakuTime.today() : from,
                to,
                right.paperDate(),
                right.paperNumber));
    }

    @Command(description = "Takes an authority back.")
    int withdraw(@ArgGroup(exclusive = false, multiplicity = "1") Right right) {
        return console.act(writer -> writer.withdrawAuthority(
                right.grantor,
                right.grantee,
                right.account,
                right.currency,
                right.scope,
                right.paperDate(),
                right.paperNumber));
    }

    @Command(description = "The register: who may what about whose account; TO 0 is until it is withdrawn.")
    int list() {
        return console.query(QueryKind.AUTHORITIES, "");
    }

    /** Which authority, and the paper that says so. */
    static final class Right {
        @Parameters(index = "0", paramLabel = "GRANTOR", description = "BIC of the account's owner.")
        private String grantor = "";

        @Parameters(index = "1", paramLabel = "GRANTEE", description = "BIC of the participant that may.")
        private String grantee = "";

        @Parameters(index = "2", paramLabel = "ACCOUNT", description = "Number of the grantor's account.")
        private String account = "";

        @Parameters(
                index = "3",
                paramLabel = "SCOPE",
                completionCandidates = Scopes.class,
                description = "One of ${COMPLETION-CANDIDATES}.")
        private AuthorityScope scope = AuthorityScope.NULL_VAL;

        @Option(names = "--currency", paramLabel = "CODE", defaultValue = "AZN", description = "${DEFAULT-VALUE}.")
        private String currency = "AZN";

        @Option(
                names = "--paper",
                required = true,
                paramLabel = "NUMBER",
                description = "Of the grantor's paper, at most 16 characters.")
        private String paperNumber = "";

        @Option(
                names = "--paper-date",
                paramLabel = "YYYYMMDD",
                defaultValue = "0",
                description = "Of the grantor's paper; by default today.")
        private int paperDate;

        private int paperDate() {
            return paperDate == 0 ? BakuTime.today() : paperDate;
        }
    }

    /** The names of all scopes, without the codec's own value for none. */
    static final class Scopes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(
                            AuthorityScope.ADVICE, AuthorityScope.QUERY, AuthorityScope.STATEMENT, AuthorityScope.DEBIT)
                    .map(AuthorityScope::name)
                    .iterator();
        }
    }
}
