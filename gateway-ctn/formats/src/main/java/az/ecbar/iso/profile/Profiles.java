package az.ecbar.iso.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The profiles that one reader knows: one envelope, the name spaces of the header, and the documents by theirs. Immutable;
 * any thread.
 */
public final class Profiles {
    final String envelopeNamespace;
    /** The name spaces in which a header is read; the first is named where another was found. */
    final List<String> headerNamespaces;
    /** The profile of an envelope whose document is not known yet. */
    final Profile outline;

    private final Element envelope;
    private final Map<String, Profile> profiles = new HashMap<>();

    /**
     * Profiles of one envelope.
     *
     * @param envelope holds a header and, at the end, an element without content that stands for the document
     */
    public Profiles(
            String envelopeNamespace, List<String> headerNamespaces, Element envelope, Map<String, Element> documents) {
        this.envelopeNamespace = envelopeNamespace;
        this.headerNamespaces = List.copyOf(headerNamespaces);
        this.envelope = envelope;
        this.outline = new Profile("", envelope, envelope.at(envelope.size() - 1));
        documents.forEach(
                (namespace, document) -> profiles.put(namespace, new Profile(namespace, this.envelope, document)));
    }

    /** The profile of a document's name space; null when none is read. */
    public @Nullable Profile of(String namespace) {
        return profiles.get(namespace);
    }

    /** The most elements that one message may have. */
    int most() {
        int most = outline.most();
        for (Profile profile : profiles.values()) {
            most = Math.max(most, profile.most());
        }
        return most;
    }

    /** The most elements that one profile has. */
    int size() {
        int size = outline.size();
        for (Profile profile : profiles.values()) {
            size = Math.max(size, profile.size());
        }
        return size;
    }
}
