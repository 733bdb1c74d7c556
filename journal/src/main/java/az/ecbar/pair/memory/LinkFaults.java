package az.ecbar.pair.memory;

/**
 * What goes wrong on the way of records while it stands.
 *
 * @param capacityMessages at most so many are under way in one direction; more are refused
 * @param refused the part of offers that is refused though there is room, 0 to 1
 * @param minDelayNs each message is under way at least so long
 * @param maxDelayNs and at most so long, unless one before it is later
 * @param added the part of messages to which somebody else adds one of his own: changed, repeated, cut or made up
 * @param replaced the part of messages in whose place somebody else puts one of his own
 * @param swapped the part of messages that somebody else holds back behind the next one
 */
public record LinkFaults(
        int capacityMessages,
        double refused,
        long minDelayNs,
        long maxDelayNs,
        double added,
        double replaced,
        double swapped) {
    public LinkFaults {
        if (capacityMessages < 1 || minDelayNs < 0 || maxDelayNs < minDelayNs) {
            throw new IllegalArgumentException(
                    capacityMessages + " messages, delay " + minDelayNs + " to " + maxDelayNs + " ns");
        }
        requirePart(refused);
        requirePart(added);
        requirePart(replaced);
        requirePart(swapped);
    }

    /** No fault; 64 messages under way. */
    public static LinkFaults none() {
        return new LinkFaults(64, 0, 0, 0, 0, 0, 0);
    }

    /** A network that works: refuses now and then, and takes some of the time. */
    public LinkFaults withDelay(double refused, long minDelayNs, long maxDelayNs) {
        return new LinkFaults(capacityMessages, refused, minDelayNs, maxDelayNs, added, replaced, swapped);
    }

    /** Somebody else in the network. */
    public LinkFaults withAttack(double added, double replaced, double swapped) {
        return new LinkFaults(capacityMessages, refused, minDelayNs, maxDelayNs, added, replaced, swapped);
    }

    private static void requirePart(double part) {
        if (!(part >= 0 && part <= 1)) {
            throw new IllegalArgumentException("not a part: " + part);
        }
    }
}
