package az.ecbar.record;

/** What {@link RecordChain} found of a record, in the order in which it looks. */
public enum RecordCheck {
    /** The record is whole and continues the chain. */
    VALID,
    /** The length field is impossible, or more than the bytes at hand: torn, or no record at all. */
    BAD_LENGTH,
    /** The checksum differs: bytes were changed or are missing. */
    BAD_CRC,
    /** Whole, but not the next sequence. */
    BAD_SEQUENCE,
    /** Whole and next, but made after another history. */
    BAD_LINK,
    /** Whole and linked, but time or epoch goes back, the reserved field is used, or it knows the future. */
    BAD_ORDER
}
