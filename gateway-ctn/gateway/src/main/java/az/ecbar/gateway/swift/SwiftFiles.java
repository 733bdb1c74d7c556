package az.ecbar.gateway.swift;

import java.io.IOException;
import java.util.List;

/**
 * The folders that the node shares with the adapter, as a port. Nothing is forced: what the ledger answered for need not
 * be here, and what it did not is read or sent again.
 *
 * <p>Every {@link IOException} of a change means that its effect is unknown. Called on the edge's thread; the folders must
 * be on a disk of the node's machine.
 */
public interface SwiftFiles {
    /** One of the folders. */
    enum Folder {
        /** The adapter puts files here: messages delivered, and F21. */
        IN,
        /** The node puts files here, for the adapter to take. */
        OUT,
        /** Files of {@link #IN} that the ledger has answered for. */
        DONE,
        /** Files of {@link #IN} of which something was not taken: for people. */
        REFUSED,
        /** Files of {@link #OUT} that nobody had taken when the node began to lead. */
        WITHDRAWN
    }

    /** Names of the files in a folder, ascending, at most so many; what ends in {@code .tmp} is being written and left out. */
    List<String> list(Folder folder, int most) throws IOException;

    /** Bytes of a file. */
    long size(Folder folder, String name) throws IOException;

    /** All of a file, at most so many bytes of it. */
    byte[] read(Folder folder, String name, int mostBytes) throws IOException;

    boolean exists(Folder folder, String name) throws IOException;

    /** Writes a file under a temporary name, then gives it its own in one step. */
    void write(Folder folder, String name, byte[] bytes) throws IOException;

    /** Moves a file in one step; a file of that name there is replaced. */
    void move(Folder from, String name, Folder to, String newName) throws IOException;

    void delete(Folder folder, String name) throws IOException;
}
