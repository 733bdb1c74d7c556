package az.ecbar.mt;

/**
 * Which requisites a payment instruction must and may bear, in their order: the national profile of MT102, MT103 and MT205.
 * An MT102 is a head, then one part for each payment, then a tail. Optional fields are given as their negative; each call
 * gives an order of its own, for one reader.
 *
 * @rule 3.2.1, 4.8.3
 */
final class PaymentProfile {
    private PaymentProfile() {}

    /** MT103. */
    static FieldOrder customerPayment() {
        return new FieldOrder(Tag.T20, Tag.T23B, Tag.T32A, Tag.T50K, Tag.T59, Tag.T70, Tag.T71A, -Tag.T72);
    }

    /** MT205. */
    static FieldOrder bankPayment() {
        return new FieldOrder(Tag.T20, Tag.T21, Tag.T32A, Tag.T52D, Tag.T58D, -Tag.T72);
    }

    /** What an MT102 says of all its payments. */
    static FieldOrder batchHead() {
        return new FieldOrder(Tag.T20, Tag.T23, Tag.T71A);
    }

    /** One payment of an MT102. */
    static FieldOrder batchItem() {
        return new FieldOrder(Tag.T21, Tag.T32B, Tag.T50K, Tag.T59, Tag.T70);
    }

    /** What an MT102 ends with. */
    static FieldOrder batchTail() {
        return new FieldOrder(Tag.T32A, Tag.T19, -Tag.T72);
    }
}
