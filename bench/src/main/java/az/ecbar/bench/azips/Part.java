package az.ecbar.bench.azips;

/** A part of what one payment costs both ends in processor time, in the order in which a payment meets them. */
enum Part {
    SIGN("bank signs"),
    TLS_IN("TLS to the node, both ends"),
    VERIFY("node verifies"),
    TRANSLATE("node reads and translates"),
    SETTLE("ledger settles"),
    JOURNAL("journal appends and forces"),
    RENDER("node renders four outputs"),
    SIGN_OUTPUTS("node signs acknowledgement and outputs"),
    TLS_OUT("TLS to the banks, both ends"),
    VERIFY_OUTPUTS("banks verify acknowledgement and outputs");

    private final String words;

    Part(String words) {
        this.words = words;
    }

    /** Figure of this part for envelopes of so many payments. */
    String figure(int envelopeSize) {
        return LoadRun.mode(envelopeSize) + ", CPU per payment: " + words;
    }

    /** Figure of all parts together. */
    static String sumFigure(int envelopeSize) {
        return LoadRun.mode(envelopeSize) + ", CPU per payment: sum of the parts";
    }
}
