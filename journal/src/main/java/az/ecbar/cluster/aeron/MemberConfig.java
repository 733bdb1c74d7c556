package az.ecbar.cluster.aeron;

import java.nio.file.Path;
import java.util.List;

/**
 * How a member of the cluster works.
 *
 * @param memberId which of the members this one is, from 0
 * @param members all of them, the same on each; an odd number
 * @param folder where log and snapshots are kept
 * @param aeronFolder where the media driver keeps its buffers while it runs; removed at its start
 * @param fileSyncLevel 1: data is forced before it counts as written; 2: the file's attributes too
 * @param termBytes length of a term buffer of the log, a power of two from 64 KiB on; a member holds three of them
 * @param heartbeatTimeoutMs silence of the leader after which the others elect
 */
public record MemberConfig(
        int memberId,
        List<MemberAddress> members,
        Path folder,
        Path aeronFolder,
        int fileSyncLevel,
        int termBytes,
        long heartbeatTimeoutMs) {
    private static final int MIN_TERM_BYTES = 64 * 1024;
    private static final int MAX_TERM_BYTES = 64 * 1024 * 1024;
    private static final int MIN_HEARTBEAT_MS = 200;

    public MemberConfig {
        members = List.copyOf(members);
        if (memberId < 0 || memberId >= members.size()) {
            throw new IllegalArgumentException("member " + memberId + " of " + members.size());
        }
        if (members.size() % 2 == 0) {
            throw new IllegalArgumentException("an odd number of members, not " + members.size());
        }
        if (fileSyncLevel < 1 || fileSyncLevel > 2) {
            throw new IllegalArgumentException(
                    "file sync level " + fileSyncLevel + ": what is committed must be forced, so it is 1 or 2");
        }
        if (Integer.bitCount(termBytes) != 1 || termBytes < MIN_TERM_BYTES || termBytes > MAX_TERM_BYTES) {
            throw new IllegalArgumentException("a term of " + termBytes + " bytes");
        }
        if (heartbeatTimeoutMs < MIN_HEARTBEAT_MS) {
            throw new IllegalArgumentException("a heartbeat timeout of " + heartbeatTimeoutMs + " ms");
        }
    }

    MemberAddress own() {
        return members.get(memberId);
    }

    /** Aeron's list of the members. */
    String list() {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < members.size(); i++) {
            list.append(i == 0 ? "" : "|").append(members.get(i).entry(i));
        }
        return list.toString();
    }
}
