package az.ecbar.mt;

/**
 * Which requisites a payment instruction must and may bear, in their order: the national profile of MT102, MT103 and MT205.
 * An MT102 is a head, then one part for each payment, then a tail.
 *
 * @rule 3.2.1, 4.8.3
 */
enum PaymentProfile {
    /** MT103. */
    CUSTOMER_PAYMENT(Tag.T20, Tag.T23B, Tag.T32A, Tag.T50K, Tag.T59, Tag.T70, Tag.T71A, -Tag.T72),
    /** MT205. */
    BANK_PAYMENT(Tag.T20, Tag.T21, Tag.T32A, Tag.T52D, Tag.T58D, -Tag.T72),
    /** What an MT102 says of all its payments. */
    BATCH_HEAD(Tag.T20, Tag.T23, Tag.T71A),
    /** One payment of an MT102. */
    BATCH_ITEM(Tag.T21, Tag.T32B, Tag.T50K, Tag.T59, Tag.T70),
    /** What an MT102 ends with. */
    BATCH_TAIL(Tag.T32A, Tag.T19, -Tag.T72);

    private final int[] fields;

    /** Optional fields are given as their negative. */
    PaymentProfile(int... fields) {
        this.fields = fields;
    }

    /** An order of its own for one reader. */
    FieldOrder order() {
        return new FieldOrder(fields);
    }
}
