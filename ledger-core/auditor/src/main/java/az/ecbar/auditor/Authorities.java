package az.ecbar.auditor;

import az.ecbar.schema.AuthorityScope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** 4.19: what participants allow others about their accounts, each for a scope and a period of AZIPS days. */
final class Authorities {
    private final State state;
    private final Map<Key, Period> granted = new TreeMap<>();

    /** One of each. */
    private record Key(int accountId, int granteeId, AuthorityScope scope) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byAccount = Integer.compare(accountId, other.accountId);
            int byGrantee = Integer.compare(granteeId, other.granteeId);
            return byAccount != 0 ? byAccount : byGrantee != 0 ? byGrantee : scope.compareTo(other.scope);
        }
    }

    /** Both days included; {@code to} 0: without an end. */
    private record Period(int from, int to) {
        boolean holdsOn(int date) {
            return from <= date && (to == 0 || date <= to);
        }
    }

    Authorities(State state) {
        this.state = state;
    }

    boolean isGranted(Account account, Participant grantee, AuthorityScope scope) {
        return granted.containsKey(new Key(account.id, grantee.id, scope));
    }

    boolean allows(Account account, Participant grantee, AuthorityScope scope) {
        Period period = granted.get(new Key(account.id, grantee.id, scope));
        return period != null && period.holdsOn(state.day.date());
    }

    /** Whether the register has any right to something about an account, in force or not. */
    boolean areAnyOver(Account account) {
        return granted.keySet().stream().anyMatch(one -> one.accountId() == account.id);
    }

    /** Who, beside its owner, has a right to something about an account on the AZIPS day. */
    List<Participant> holders(Account account, AuthorityScope scope) {
        return granted.entrySet().stream()
                .filter(one -> one.getKey().accountId() == account.id)
                .filter(one -> one.getKey().scope() == scope)
                .filter(one -> one.getValue().holdsOn(state.day.date()))
                .map(one -> state.directory.participants.get(one.getKey().granteeId()))
                .toList();
    }

    /** The register, as an operator is told of it. */
    List<Event.AuthorityReported> rows(Command.Origin asker) {
        return granted.entrySet().stream()
                .map(one -> row(asker, one.getKey(), one.getValue()))
                .toList();
    }

    private Event.AuthorityReported row(Command.Origin asker, Key key, Period period) {
        Account account = state.directory.accounts.get(key.accountId());
        return new Event.AuthorityReported(
                asker.sessionId(),
                asker.inputNumber(),
                account.owner.id,
                key.granteeId(),
                account.id,
                key.scope(),
                period.from(),
                period.to(),
                account.currency);
    }

    void grant(Command.GrantAuthority grant) {
        Account account = account(grant.right());
        Participant grantee = grantee(grant.right());
        Command.Right right = grant.right();
        granted.put(new Key(account.id, grantee.id, right.scope()), new Period(grant.from(), grant.to()));
        state.evidence.expect(
                "4.19", new Event.AuthorityGranted(told(account, grantee, right), grant.from(), grant.to()));
    }

    void withdraw(Command.Right right) {
        Account account = account(right);
        Participant grantee = grantee(right);
        granted.remove(new Key(account.id, grantee.id, right.scope()));
        state.evidence.expect("4.19", new Event.AuthorityWithdrawn(told(account, grantee, right)));
    }

    private static Event.Authority told(Account account, Participant grantee, Command.Right right) {
        return new Event.Authority(
                account.owner.id, grantee.id, account.id, right.scope(), right.paperDate(), right.paperNumber());
    }

    private Account account(Command.Right right) {
        return state.directory
                .settlementAccount(right.account(), right.currency())
                .orElseThrow();
    }

    private Participant grantee(Command.Right right) {
        return state.directory.byBic(right.grantee()).orElseThrow();
    }
}
