package az.ecbar.ledger.authority;

import az.ecbar.ledger.account.Accounts;
import az.ecbar.ledger.day.Days;
import az.ecbar.ledger.event.ReferenceEvents;
import az.ecbar.ledger.key.Reference;
import az.ecbar.ledger.participant.Participants;
import az.ecbar.ledger.rule.BusinessDate;
import az.ecbar.ledger.violation.InvariantViolation;
import az.ecbar.reason.RejectReason;
import az.ecbar.schema.AuthorityScope;
import az.ecbar.schema.DayState;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.SystemId;
import java.util.Arrays;

/**
 * The register of authorities: which participant may be advised of, ask about, or have the statement of an account of
 * another one, on which AZIPS days. One that is over stays until it is withdrawn, and allows nothing.
 *
 * <p>Kept in order of account, grantee and scope, so that what concerns an account lies together. Owned by the ledger's
 * thread; allocates only when there are more authorities than ever before. Dates as yyyymmdd.
 *
 * @rule 4.19
 */
public final class Authorities {
    /** Authorities over one account, over ones included: with each booking their grantees may have to be advised. */
    public static final int MAX_OF_ACCOUNT = 8;

    /** No authority. */
    public static final int NONE = -1;

    private static final int ACCOUNT_SHIFT = 32;
    private static final int GRANTEE_SHIFT = 8;
    private static final int SCOPE_MASK = 0xFF;

    private final Participants participants;
    private final Accounts accounts;
    private final Days days;
    private final ReferenceEvents events;
    /** Account above, grantee in 24 bits, scope in the lowest 8; ascending. */
    private long[] keys = new long[16];

    private int[] fromDates = new int[16];
    private int[] toDates = new int[16];
    private int size;

    public Authorities(Participants participants, Accounts accounts, Days days, ReferenceEvents events) {
        this.participants = participants;
        this.accounts = accounts;
        this.days = days;
        this.events = events;
    }

    /**
     * Grants an authority over an account whose number stands in {@code accountKey} from 1 on. Refused, in this order:
     * DAY_NOT_CLOSED (while the statements of a day go out the register stands), PARTICIPANT_UNKNOWN (grantor, grantee),
     * KIND_NOT_ALLOWED (the Central Bank is no grantee), PARTICIPANT_NOT_JOINED (grantor, grantee), ACCOUNT_UNKNOWN (the
     * grantor has none such), ACCOUNT_CLOSED, DATE_MALFORMED, AUTHORITY_NOT_ALLOWED (to itself, for no scope, over before it
     * begins), AUTHORITY_EXISTS, LIMIT_REACHED.
     *
     * @param to 0: until it is withdrawn
     */
    public RejectReason grant(
            long grantorBic,
            long granteeBic,
            long[] accountKey,
            int currency,
            AuthorityScope scope,
            int from,
            int to,
            int paperDate,
            Reference paperNumber) {
        if (days.state(SystemId.AZIPS) == DayState.CLOSING) {
            return RejectReason.DAY_NOT_CLOSED;
        }
        int grantor = participants.find(grantorBic);
        int grantee = participants.find(granteeBic);
        if (grantor == Participants.UNKNOWN || grantee == Participants.UNKNOWN) {
            return RejectReason.PARTICIPANT_UNKNOWN;
        }
        if (participants.kind(grantee) == ParticipantKind.CENTRAL_BANK) {
            return RejectReason.KIND_NOT_ALLOWED;
        }
        if (participants.isJoining(grantor) || participants.isJoining(grantee)) {
            return RejectReason.PARTICIPANT_NOT_JOINED;
        }
        int account = accounts.findInAzips(accountKey, currency);
        if (account == Accounts.UNKNOWN || accounts.participant(account) != grantor) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        if (accounts.isClosed(account)) {
            return RejectReason.ACCOUNT_CLOSED;
        }
        boolean isEndDate = to == 0 || BusinessDate.isValid(to);
        if (!BusinessDate.isValid(from) || !isEndDate || !BusinessDate.isValid(paperDate)) {
            return RejectReason.DATE_MALFORMED;
        }
        if (grantor == grantee || scope == AuthorityScope.NULL_VAL || (to != 0 && to < from)) {
            return RejectReason.AUTHORITY_NOT_ALLOWED;
        }
        if (find(account, grantee, scope) >= 0) {
            return RejectReason.AUTHORITY_EXISTS;
        }
        if (firstOf(account + 1) - firstOf(account) == MAX_OF_ACCOUNT) {
            return RejectReason.LIMIT_REACHED;
        }
        // Decided: granted.
        add(account, grantee, scope, from, to);
        events.authorityGranted(grantor, grantee, account, scope, from, to, paperDate, paperNumber);
        return RejectReason.NONE;
    }

    /**
     * Withdraws an authority. Refused, in this order: DAY_NOT_CLOSED, PARTICIPANT_UNKNOWN, ACCOUNT_UNKNOWN,
     * DATE_MALFORMED, AUTHORITY_MISSING.
     */
    public RejectReason withdraw(
            long grantorBic,
            long granteeBic,
            long[] accountKey,
            int currency,
            AuthorityScope scope,
            int paperDate,
            Reference paperNumber) {
        if (days.state(SystemId.AZIPS) == DayState.CLOSING) {
            return RejectReason.DAY_NOT_CLOSED;
        }
        int grantor = participants.find(grantorBic);
        int grantee = participants.find(granteeBic);
        if (grantor == Participants.UNKNOWN || grantee == Participants.UNKNOWN) {
            return RejectReason.PARTICIPANT_UNKNOWN;
        }
        int account = accounts.findInAzips(accountKey, currency);
        if (account == Accounts.UNKNOWN || accounts.participant(account) != grantor) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        if (!BusinessDate.isValid(paperDate)) {
            return RejectReason.DATE_MALFORMED;
        }
        int place = find(account, grantee, scope);
        if (place < 0) {
            return RejectReason.AUTHORITY_MISSING;
        }
        // Decided: withdrawn.
        remove(place);
        events.authorityWithdrawn(grantor, grantee, account, scope, paperDate, paperNumber);
        return RejectReason.NONE;
    }

    /** Whether any authority over an account stands in the register, in force or not. */
    public boolean areGivenOver(int account) {
        return firstOf(account) < firstOf(account + 1);
    }

    /** Whether a participant may do something about a foreign account on the last AZIPS day. */
    public boolean allows(int account, int participantId, AuthorityScope scope) {
        int place = find(account, participantId, scope);
        return place >= 0 && isInForce(place);
    }

    /**
     * The next authority over an account that is of a scope and in force on the last AZIPS day, or {@link #NONE}.
     *
     * @param before the one before; {@link #NONE} at first
     */
    public int next(int account, AuthorityScope scope, int before) {
        int place = before == NONE ? firstOf(account) : before + 1;
        for (; place < size && account(place) == account; place++) {
            if (scope(place) == scope && isInForce(place)) {
                return place;
            }
        }
        return NONE;
    }

    public int size() {
        return size;
    }

    /** What orders the register and names an authority for good; never 0. */
    public long key(int place) {
        return keys[place];
    }

    /** Place of the first authority whose key is not before this one; {@link #size} if there is none. */
    public int firstFrom(long key) {
        int place = Arrays.binarySearch(keys, 0, size, key);
        return place >= 0 ? place : -1 - place;
    }

    public int account(int place) {
        return (int) (keys[place] >>> ACCOUNT_SHIFT);
    }

    /** Participant that may. */
    public int grantee(int place) {
        return (int) keys[place] >>> GRANTEE_SHIFT;
    }

    public AuthorityScope scope(int place) {
        return AuthorityScope.get((short) (keys[place] & SCOPE_MASK));
    }

    /** First AZIPS day on which it holds. */
    public int fromDate(int place) {
        return fromDates[place];
    }

    /** Last AZIPS day on which it holds; 0: until it is withdrawn. */
    public int toDate(int place) {
        return toDates[place];
    }

    /** Puts back what a snapshot holds; who and what it names must be there already. */
    public void restore(int account, int grantee, AuthorityScope scope, int from, int to) {
        boolean isKnown = account >= 0 && account < accounts.size() && grantee >= 0 && grantee < participants.size();
        if (!isKnown || scope == AuthorityScope.NULL_VAL || find(account, grantee, scope) >= 0) {
            throw new InvariantViolation("snapshot gives authority " + scope + " over account " + account
                    + " to participant " + grantee + ": unknown, or given before");
        }
        add(account, grantee, scope, from, to);
    }

    /** Adds one that is new. */
    private void add(int account, int grantee, AuthorityScope scope, int from, int to) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            fromDates = Arrays.copyOf(fromDates, size * 2);
            toDates = Arrays.copyOf(toDates, size * 2);
        }
        int place = -1 - find(account, grantee, scope);
        shift(place, place + 1);
        keys[place] = key(account, grantee, scope);
        fromDates[place] = from;
        toDates[place] = to;
        size++;
    }

    private void remove(int place) {
        shift(place + 1, place);
        size--;
    }

    /** Moves all from a place on. */
    private void shift(int from, int to) {
        System.arraycopy(keys, from, keys, to, size - from);
        System.arraycopy(fromDates, from, fromDates, to, size - from);
        System.arraycopy(toDates, from, toDates, to, size - from);
    }

    private boolean isInForce(int place) {
        int date = days.date(SystemId.AZIPS);
        return date >= fromDates[place] && (toDates[place] == 0 || date <= toDates[place]);
    }

    private int find(int account, int grantee, AuthorityScope scope) {
        return Arrays.binarySearch(keys, 0, size, key(account, grantee, scope));
    }

    /** Place of the first authority over an account, or where it would be; no scope is 0. */
    private int firstOf(int account) {
        return -1 - Arrays.binarySearch(keys, 0, size, (long) account << ACCOUNT_SHIFT);
    }

    private static long key(int account, int grantee, AuthorityScope scope) {
        return (long) account << ACCOUNT_SHIFT | (long) grantee << GRANTEE_SHIFT | scope.value();
    }
}
