package az.ecbar.iso.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All elements of one kind of message, envelope, header and document, numbered in their order: the envelope is 0, what
 * stands before the document has the same numbers in every profile with the same envelope. Immutable; any thread.
 */
public final class Profile {
    /** Says that there is no such element. */
    public static final int NONE = -1;

    /** The number of the envelope itself. */
    static final int ENVELOPE = 0;

    private final String namespace;
    private final Node[] nodes;
    private final Map<String, Integer> ids = new HashMap<>();
    private final int document;
    private final int most;

    /**
     * A profile.
     *
     * @param namespace of the document
     * @param envelope whose last element stands for the document
     * @param document what the document bears
     */
    Profile(String namespace, Element envelope, Element document) {
        this.namespace = namespace;
        List<Node> all = new ArrayList<>();
        Node root = number(envelope.endingWith(document), NONE, "", all);
        nodes = all.toArray(Node[]::new);
        this.document = root.children[root.children.length - 1];
        for (Node node : nodes) {
            ids.put(node.path, node.id);
        }
        most = occurrences(root);
    }

    /** An element in its place. */
    static final class Node {
        final Element element;
        final int id;
        final int parent;
        final String path;
        final int[] children;

        Node(Element element, int id, int parent, String path) {
            this.element = element;
            this.id = id;
            this.parent = parent;
            this.path = path;
            this.children = new int[element.size()];
        }
    }

    private static Node number(Element element, int parent, String path, List<Node> all) {
        Node node = new Node(element, all.size(), parent, path);
        all.add(node);
        for (int i = 0; i < element.size(); i++) {
            Element inner = element.at(i);
            node.children[i] = number(inner, node.id, path + '/' + inner.name, all).id;
        }
        return node;
    }

    private int occurrences(Node node) {
        int inner = 1;
        for (int child : node.children) {
            inner += occurrences(nodes[child]);
        }
        return Math.multiplyExact(node.element.most, inner);
    }

    /** The name space of the document. */
    public String namespace() {
        return namespace;
    }

    /** How many elements there are. */
    public int size() {
        return nodes.length;
    }

    /** How many elements a message may have in all. */
    int most() {
        return most;
    }

    /** The number of the document's element. */
    public int document() {
        return document;
    }

    /**
     * The number of an element.
     *
     * @param path from the header or the document on, {@code /Document/FIToFICstmrCdtTrf/GrpHdr/MsgId}
     * @throws IllegalArgumentException when there is none
     */
    public int id(String path) {
        int id = find(path);
        if (id == NONE) {
            throw new IllegalArgumentException("no element " + path + " in " + namespace);
        }
        return id;
    }

    /** The same; {@link #NONE} when there is none. */
    public int find(String path) {
        return ids.getOrDefault(path, NONE);
    }

    /** The name of an element. */
    public String name(int id) {
        return nodes[id].element.name;
    }

    /** The path of an element, without numbers of those that may occur several times. */
    public String path(int id) {
        return nodes[id].path;
    }

    /** The element around an element; {@link #NONE} around the envelope. */
    public int parent(int id) {
        return nodes[id].parent;
    }

    /** Whether an element must be there where the one around it is. */
    public boolean isMandatory(int id) {
        return nodes[id].element.isMandatory;
    }

    /** Whether it holds exactly one of its elements. */
    public boolean isChoice(int id) {
        return nodes[id].element.isChoice;
    }

    /** How often an element may occur in its place. */
    public int most(int id) {
        return nodes[id].element.most;
    }

    /** The form of an element's value; null when it holds elements. */
    public @Nullable Form form(int id) {
        return nodes[id].element.form;
    }

    /** Whether an element bears a currency as attribute. */
    public boolean hasCurrency(int id) {
        return nodes[id].element.currency != null;
    }

    Node node(int id) {
        return nodes[id];
    }
}
