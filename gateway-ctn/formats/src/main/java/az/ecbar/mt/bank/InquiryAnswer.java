package az.ecbar.mt.bank;

import java.util.List;

/**
 * The answer to what a bank asked: MT941, MT942 (a page of it), SMT850 (a page of it), SMT851 or SMT854.
 *
 * @param type three digits: of the message, or of the SMT
 * @param ourReference the system's reference of the inquiry
 * @param reference field 20 of the inquiry
 * @param fields all other fields, in their order
 */
public record InquiryAnswer(int type, String ourReference, String reference, List<Field> fields)
        implements BankMessage {
    public InquiryAnswer {
        fields = List.copyOf(fields);
    }

    /**
     * A field.
     *
     * @param tag such as {@code 62F}
     * @param value lines parted by CR and LF
     */
    public record Field(String tag, String value) {}

    /** The values of the fields with a tag. */
    public List<String> values(String tag) {
        return fields.stream()
                .filter(field -> field.tag().equals(tag))
                .map(Field::value)
                .toList();
    }

    /** The value of the first field with a tag; empty if there is none. */
    public String value(String tag) {
        List<String> found = values(tag);
        return found.isEmpty() ? "" : found.getFirst();
    }
}
