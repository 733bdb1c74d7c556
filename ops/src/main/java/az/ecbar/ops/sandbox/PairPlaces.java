package az.ecbar.ops.sandbox;

import java.util.List;

/**
 * Where the parts of a pair run and how each reaches the others: all on loopback, unless somebody says otherwise. The parts
 * are {@link #NODE_1}, {@link #NODE_2}, {@link #WITNESS} and {@link #CLIENTS}, which are banks and operators.
 */
public interface PairPlaces {
    String NODE_1 = "node1";
    String NODE_2 = "node2";
    String WITNESS = "witness";
    String CLIENTS = "clients";

    /** All on this machine's loopback, with a witness. */
    PairPlaces LOOPBACK = new PairPlaces() {};

    /** The address at which a part listens. */
    default String host(String part) {
        return "127.0.0.1";
    }

    /** Host and port by which one part reaches what listens at a port of another. */
    default String way(String from, String to, int port, boolean isDatagram) {
        return host(to) + ":" + port;
    }

    /** How the process of a part is started. */
    default ChildPlace place(String part) {
        return ChildPlace.HERE;
    }

    /** Whether there is a witness. */
    default boolean hasWitness() {
        return true;
    }

    /** Lines of the section {@code times} of a node's configuration, such as {@code silenceMs: 1000}. */
    default List<String> times() {
        return List.of();
    }
}
