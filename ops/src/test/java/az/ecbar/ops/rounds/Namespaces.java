package az.ecbar.ops.rounds;

import az.ecbar.ops.sandbox.ChildPlace;
import az.ecbar.ops.sandbox.PairPlaces;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Three network namespaces, for the two nodes and the witness, at a bridge that this process is at too. Between them lie
 * {@link Relay}s; each way can be cut, can lose packets, or can be slow.
 *
 * <pre>
 *  node1 .11 ──┐                         .1   banks and operators
 *  node2 .12 ──┼── bridge ── this host   .101 node1 and node2
 *  witness .13 ┘                         .102 node1 and witness, .103 node2 and witness
 * </pre>
 *
 * <p>One thread.
 */
final class Namespaces implements PairPlaces, Closeable {
    private static final int CLIENTS_HOST = 1;
    private static final Map<String, Integer> HOSTS =
            Map.of(NODE_1, 11, NODE_2, 12, WITNESS, 13, CLIENTS, CLIENTS_HOST);
    private static final String DROPS = "ecbar_";

    private static final List<String> OUTSIDE = List.of("nft", "-f", "-");

    private final String tag =
            String.format(Locale.ROOT, "eb%04x", ThreadLocalRandom.current().nextInt(0x10000));
    private final String net = "10." + ThreadLocalRandom.current().nextInt(64, 128) + "."
            + ThreadLocalRandom.current().nextInt(256) + ".";
    private final boolean hasWitness;
    private final Map<Link, Relay> relays = new LinkedHashMap<>();
    private final Set<Integer> passed = new TreeSet<>();
    private final Thread atExit = Thread.ofPlatform().unstarted(this::remove);

    /** A way between two parts. */
    enum Link {
        NODES(NODE_1, NODE_2, 101),
        WITNESS_1(NODE_1, WITNESS, 102),
        WITNESS_2(NODE_2, WITNESS, 103),
        CLIENTS_1(NODE_1, CLIENTS, CLIENTS_HOST),
        CLIENTS_2(NODE_2, CLIENTS, CLIENTS_HOST);

        private final String one;
        private final String other;
        private final int middle;

        Link(String one, String other, int middle) {
            this.one = one;
            this.other = other;
            this.middle = middle;
        }

        /** The way between a node and the witness. */
        static Link witness(int node) {
            return node == 1 ? WITNESS_1 : WITNESS_2;
        }

        /** The way between a node, and banks and operators. */
        static Link clients(int node) {
            return node == 1 ? CLIENTS_1 : CLIENTS_2;
        }
    }

    Namespaces(boolean hasWitness) throws IOException {
        this.hasWitness = hasWitness;
        Runtime.getRuntime().addShutdownHook(atExit);
        ip("link", "add", tag, "type", "bridge");
        ip("link", "set", tag, "up");
        ip("addr", "add", net + CLIENTS_HOST + "/24", "dev", tag);
        for (String part : List.of(NODE_1, NODE_2, WITNESS)) {
            addSpace(part);
        }
        for (Link link : Link.values()) {
            if (link.middle != CLIENTS_HOST) {
                ip("addr", "add", net + link.middle + "/24", "dev", tag);
                relays.put(link, new Relay(net + link.middle));
            }
        }
    }

    private void addSpace(String part) throws IOException {
        String space = space(part);
        String cable = cable(part);
        ip("netns", "add", space);
        ip("link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", space);
        ip("link", "set", cable, "master", tag, "up");
        ip("-n", space, "link", "set", "lo", "up");
        ip("-n", space, "link", "set", "eth0", "up");
        ip("-n", space, "addr", "add", host(part) + "/24", "dev", "eth0");
        // What comes in is dropped in the namespace, what goes out at the other end of its cable: no sender is told.
        nft(inside(part), chain("eth0"));
        nft(OUTSIDE, chain(cable));
    }

    private String chain(String device) {
        return "add table " + table(device) + "\nadd chain " + table(device)
                + " way { type filter hook ingress device \"" + device + "\" priority 0; }\n";
    }

    private String table(String device) {
        return "netdev " + DROPS + device;
    }

    private String cable(String part) {
        return tag + "v" + HOSTS.get(part);
    }

    private static void ip(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        String _ = Shell.run(command, "");
    }

    private List<String> inside(String part) {
        return List.of("ip", "netns", "exec", space(part), "nft", "-f", "-");
    }

    private static void nft(List<String> command, String rules) throws IOException {
        String _ = Shell.run(command, rules);
    }

    private String space(String part) {
        return tag + "-" + part;
    }

    @Override
    public String host(String part) {
        return net + HOSTS.get(part);
    }

    @Override
    public String way(String from, String to, int port, boolean isDatagram) {
        if (from.equals(CLIENTS)) {
            return host(to) + ":" + port;
        }
        Map.Entry<Link, Relay> between = relays.entrySet().stream()
                .filter(each -> Set.of(each.getKey().one, each.getKey().other).equals(Set.of(from, to)))
                .findFirst()
                .orElseThrow();
        if (passed.add(between.getKey().middle << 16 | port)) {
            try {
                if (isDatagram) {
                    between.getValue().passDatagrams(port, host(to));
                } else {
                    between.getValue().passStreams(port, host(to));
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return net + between.getKey().middle + ":" + port;
    }

    @Override
    public ChildPlace place(String part) {
        return part.equals(CLIENTS)
                ? ChildPlace.HERE
                : ChildPlace.HERE.withBefore(List.of("ip", "netns", "exec", space(part)));
    }

    @Override
    public boolean hasWitness() {
        return hasWitness;
    }

    @Override
    public List<String> times() {
        return List.of("heartbeatMs: 250", "silenceMs: 1500", "retryMs: 500", "giveUpMs: 5000");
    }

    /** Nothing comes through any more. */
    void cut(Link link) throws IOException {
        drop(link, "");
    }

    /** So many of a hundred packets are lost, each way and at each end. */
    void lose(Link link, int percent) throws IOException {
        drop(link, "numgen random mod 100 < " + percent + " ");
    }

    private void drop(Link link, String which) throws IOException {
        String middle = net + link.middle;
        for (String part : List.of(link.one, link.other)) {
            if (!part.equals(CLIENTS)) {
                nft(inside(part), "add rule " + table("eth0") + " way ip saddr " + middle + " " + which + "drop\n");
                nft(OUTSIDE, "add rule " + table(cable(part)) + " way ip daddr " + middle + " " + which + "drop\n");
            }
        }
    }

    /** Whatever goes this way is late by so much, and up to half as much again. */
    void delay(Link link, long milliseconds) {
        Objects.requireNonNull(relays.get(link)).delay(milliseconds);
    }

    /** Every way is whole again. */
    void heal() throws IOException {
        for (String part : List.of(NODE_1, NODE_2, WITNESS)) {
            nft(inside(part), "flush table " + table("eth0") + "\n");
            nft(OUTSIDE, "flush table " + table(cable(part)) + "\n");
        }
        relays.values().forEach(relay -> relay.delay(0));
    }

    /** Ends relays and namespaces; what runs in them must have ended. */
    @Override
    public void close() throws IOException {
        for (Relay relay : relays.values()) {
            relay.close();
        }
        boolean _ = Runtime.getRuntime().removeShutdownHook(atExit);
        remove();
    }

    private void remove() {
        List<List<String>> commands = new ArrayList<>();
        for (String part : List.of(NODE_1, NODE_2, WITNESS)) {
            commands.add(List.of("nft", "delete", "table", "netdev", DROPS + cable(part)));
            commands.add(List.of("ip", "netns", "del", space(part)));
        }
        commands.add(List.of("ip", "link", "del", tag));
        for (List<String> command : commands) {
            try {
                String _ = Shell.run(command, "");
            } catch (IOException e) {
                System.err.println(e.getMessage());
            }
        }
    }
}
