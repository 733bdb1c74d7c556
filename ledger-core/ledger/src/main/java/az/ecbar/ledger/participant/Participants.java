package az.ecbar.ledger.participant;

import az.ecbar.ledger.key.TupleIndex;
import az.ecbar.record.SwiftTerminal;
import az.ecbar.schema.Channel;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.SystemId;
import java.util.Arrays;

/**
 * The directory of participants. A participant's id is its number in the order of registration; BIC, aliases and TIN
 * lead to it. Its status is a set of causes per system; it is active while the set is empty.
 *
 * <p>Owned by the ledger's thread; allocates only when a participant or an alias is added.
 *
 * @rule 4.4
 * @rule 4.8.4
 * @rule 7-10.4
 */
public final class Participants {
    public static final int UNKNOWN = TupleIndex.MISSING;

    /** SMT012 is not wanted. */
    public static final int NOTICE_NO = 0;

    /** SMT012 is wanted. */
    public static final int NOTICE_YES = 1;

    /** SMT012 goes by the rule set in force. */
    public static final int NOTICE_AS_RULE_SET = 2;

    private static final int SYSTEMS = 4;

    private final TupleIndex bics = new TupleIndex(1, 256);
    private final TupleIndex tins = new TupleIndex(1, 256);
    private final long[] key = new long[1];
    private int[] ownerOfBic = new int[256];
    private int[] ownerOfTin = new int[256];
    private int size;
    private int centralBank = UNKNOWN;
    private long[] bic = new long[256];
    private long[] tin = new long[256];
    private byte[] kind = new byte[256];
    private byte[] terminal = new byte[256];
    private boolean[] isOverSwift = new boolean[256];
    private boolean[] isToldInIso = new boolean[256];
    private int[] settlementBank = new int[256];
    private byte[] executionNotice = new byte[256];
    private int[] causes = new int[256 * SYSTEMS];
    private byte[][] registrationCode = new byte[256][];
    private byte[][] name = new byte[256][];

    /** Number of participants; ids are 0 to size - 1. */
    public int size() {
        return size;
    }

    /** Id of the participant with a packed BIC or alias, or {@link #UNKNOWN}. */
    public int find(long packedBic) {
        key[0] = packedBic;
        int at = bics.find(key);
        return at == TupleIndex.MISSING ? UNKNOWN : ownerOfBic[at];
    }

    /** Id of the participant with a TIN, or {@link #UNKNOWN}. */
    public int findByTin(long soughtTin) {
        key[0] = soughtTin;
        int at = tins.find(key);
        return at == TupleIndex.MISSING ? UNKNOWN : ownerOfTin[at];
    }

    /** Adds a participant whose BIC and TIN are not in use, and gives its id. */
    public int add(
            long packedBic,
            ParticipantKind newKind,
            int newTerminal,
            long newTin,
            int newSettlementBank,
            byte[] newRegistrationCode,
            byte[] newName) {
        int id = size++;
        growTo(size);
        bic[id] = packedBic;
        kind[id] = (byte) newKind.value();
        terminal[id] = (byte) newTerminal;
        tin[id] = newTin;
        settlementBank[id] = newSettlementBank;
        centralBank = newKind == ParticipantKind.CENTRAL_BANK ? id : centralBank;
        executionNotice[id] = NOTICE_AS_RULE_SET;
        registrationCode[id] = newRegistrationCode;
        name[id] = newName;
        addAlias(id, packedBic);
        if (newTin != 0) {
            key[0] = newTin;
            int at = tins.add(key);
            ownerOfTin = grown(ownerOfTin, at);
            ownerOfTin[at] = id;
        }
        return id;
    }

    /** Lets another BIC, not in use, lead to a participant. */
    public void addAlias(int id, long packedBic) {
        key[0] = packedBic;
        int at = bics.add(key);
        ownerOfBic = grown(ownerOfBic, at);
        ownerOfBic[at] = id;
    }

    public long bic(int id) {
        return bic[id];
    }

    public long tin(int id) {
        return tin[id];
    }

    public ParticipantKind kind(int id) {
        return ParticipantKind.get(kind[id]);
    }

    /** Whether the Central Bank is registered: there is one. */
    public boolean hasCentralBank() {
        return centralBank != UNKNOWN;
    }

    /** Id of the Central Bank, or {@link #UNKNOWN} before it is registered. */
    public int centralBank() {
        return centralBank;
    }

    /** Letter of the terminal that receives notices: over CTN the one that was registered. */
    public int terminal(int id) {
        return isOverSwift[id] ? SwiftTerminal.LETTER : terminal[id];
    }

    /** Letter of the logical terminal that was registered. */
    public int registeredTerminal(int id) {
        return terminal[id];
    }

    /** The channel in force (4.4): CTN or SWIFT. */
    public Channel channel(int id) {
        return isOverSwift[id] ? Channel.SWIFT : Channel.CTN;
    }

    /** Puts a channel in force. */
    public void channel(int id, Channel newChannel) {
        isOverSwift[id] = newChannel == Channel.SWIFT;
    }

    /** The language in force. */
    public MessageLanguage language(int id) {
        return isToldInIso[id] ? MessageLanguage.ISO : MessageLanguage.MT;
    }

    /** The language of what goes to a terminal: over SWIFT always MT. */
    public MessageLanguage language(int id, int terminalLetter) {
        return terminalLetter == SwiftTerminal.LETTER ? MessageLanguage.MT : language(id);
    }

    /** Puts a language in force. */
    public void language(int id, MessageLanguage newLanguage) {
        isToldInIso[id] = newLanguage == MessageLanguage.ISO;
    }

    /** Id of the settlement bank of an indirect participant, or {@link #UNKNOWN}. */
    public int settlementBank(int id) {
        return settlementBank[id];
    }

    /**
     * Whether SMT012 goes to this participant when a message does not say (4.10.2): {@link #NOTICE_NO},
     * {@link #NOTICE_YES} or, while it has no profile of its own, {@link #NOTICE_AS_RULE_SET}.
     */
    public int executionNotice(int id) {
        return executionNotice[id];
    }

    public void executionNotice(int id, int profile) {
        executionNotice[id] = (byte) profile;
    }

    /** Registration code, padded with NUL; not to be changed. */
    public byte[] registrationCode(int id) {
        return registrationCode[id];
    }

    /** Name, padded with NUL; not to be changed. */
    public byte[] name(int id) {
        return name[id];
    }

    /** Set of {@link StatusCause} bits in a system. */
    public int causes(int id, SystemId system) {
        return causes[id * SYSTEMS + system.value()];
    }

    /** Replaces the set of causes in a system. */
    public void causes(int id, SystemId system, int newCauses) {
        causes[id * SYSTEMS + system.value()] = newCauses;
    }

    /** Whether a participant was removed from a system or left it. */
    public boolean isGone(int id, SystemId system) {
        return (causes(id, system) & StatusCause.GONE) != 0;
    }

    /** Whether a participant was registered and not admitted to AZIPS yet (7-10.1). */
    public boolean isJoining(int id) {
        return (causes(id, SystemId.AZIPS) & StatusCause.JOINING) != 0;
    }

    /** Number of BICs and aliases, for the snapshot. */
    public int bicCount() {
        return bics.size();
    }

    /** Packed BIC or alias {@code i}. */
    public long bicAt(int i) {
        return bics.keyPart(i, 0);
    }

    /** Participant to which BIC or alias {@code i} leads. */
    public int ownerOfBicAt(int i) {
        return ownerOfBic[i];
    }

    private void growTo(int wanted) {
        if (wanted <= bic.length) {
            return;
        }
        int capacity = bic.length * 2;
        bic = Arrays.copyOf(bic, capacity);
        tin = Arrays.copyOf(tin, capacity);
        kind = Arrays.copyOf(kind, capacity);
        terminal = Arrays.copyOf(terminal, capacity);
        isOverSwift = Arrays.copyOf(isOverSwift, capacity);
        isToldInIso = Arrays.copyOf(isToldInIso, capacity);
        settlementBank = Arrays.copyOf(settlementBank, capacity);
        executionNotice = Arrays.copyOf(executionNotice, capacity);
        causes = Arrays.copyOf(causes, capacity * SYSTEMS);
        registrationCode = Arrays.copyOf(registrationCode, capacity);
        name = Arrays.copyOf(name, capacity);
    }

    private static int[] grown(int[] array, int index) {
        return index < array.length ? array : Arrays.copyOf(array, array.length * 2);
    }
}
