package az.ecbar.cluster.aeron;

/**
 * Where a member is reached by the others: six UDP ports in a row, for ingress (which nobody but the member itself may
 * use), consensus, log, catch-up, archive and the log's control.
 *
 * @param host address or name
 * @param port the first of the six
 */
public record MemberAddress(String host, int port) {
    /** How many ports in a row a member takes. */
    public static final int PORTS = 6;

    private static final int ARCHIVE = 4;
    private static final int LOG_CONTROL = 5;

    public MemberAddress {
        if (host.isEmpty() || port < 1 || port > 65_536 - PORTS) {
            throw new IllegalArgumentException("no address: " + host + ":" + port);
        }
    }

    /** The member's entry in Aeron's list: the first five endpoints. */
    String entry(int memberId) {
        StringBuilder entry = new StringBuilder().append(memberId);
        for (int i = 0; i <= ARCHIVE; i++) {
            entry.append(',').append(endpoint(i));
        }
        return entry.toString();
    }

    String archive() {
        return endpoint(ARCHIVE);
    }

    String logControl() {
        return endpoint(LOG_CONTROL);
    }

    private String endpoint(int index) {
        return host + ":" + (port + index);
    }
}
