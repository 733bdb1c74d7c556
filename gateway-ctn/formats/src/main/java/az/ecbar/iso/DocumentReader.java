package az.ecbar.iso;

import az.ecbar.iso.profile.ProfileReader;
import az.ecbar.iso.profile.Refusal;
import az.ecbar.mt.FormatReason;

/** Takes an envelope with its header and document apart by the profile of {@link Elements}. Owned by one thread; allocates. */
final class DocumentReader {
    private final ProfileReader reader;

    DocumentReader(boolean isDelivered) {
        reader = new ProfileReader(
                isDelivered ? Elements.DELIVERED : Elements.HANDED_IN,
                isDelivered ? XmlWriter.MAX_LENGTH : MessageReader.MAX_LENGTH);
    }

    /** How many factories were made. */
    int factoryCount() {
        return reader.factoryCount();
    }

    /** What the document read last says that it is, {@code pacs.008.001.08}; empty where it did not come to that. */
    String definition() {
        return Refusal.readable(ProfileReader.shortened(reader.namespace()));
    }

    /** The envelope, whole and according to the profile. */
    Part read(byte[] bytes, int offset, int length) throws Refusal {
        try {
            return Part.of(reader.read(bytes, offset, length));
        } catch (Refusal e) {
            boolean hasNoPlace = e.reason == FormatReason.XML_NOT_WELL_FORMED;
            throw hasNoPlace ? new Refusal(e.reason, "", e.found, e.offset) : e;
        }
    }
}
