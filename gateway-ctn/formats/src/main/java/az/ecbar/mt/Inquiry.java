package az.ecbar.mt;

import az.ecbar.mt.check.Bic;

/**
 * What a bank asks by MT920 or MT298.
 *
 * @param sender terminal in block 1
 * @param kind what is asked for
 * @param reference field 20
 * @param account the account, an IBAN; empty where a payment is asked for
 * @param currency of the account, three letters; empty where a payment is asked for
 * @param floorMinor minor units: smaller entries are left out of an MT942
 * @param meant the payment asked for: its field 20, or AZIPS's reference of it; else empty
 */
public record Inquiry(Text sender, Kind kind, Text reference, Text account, Text currency, long floorMinor, Text meant)
        implements InquiryResult {
    /** What can be asked for. */
    public enum Kind {
        /** MT941: general information (4.20). */
        BALANCE,
        /** MT942: interim information (4.20). */
        INTERIM,
        /** MT950: the last statement once more (4.25). */
        STATEMENT,
        /** MT298/SMT850: the entries, and what is to be written off (4.21). */
        MOVEMENTS,
        /** MT298/SMT851: what waits, and how the account stands (4.22). */
        PENDING,
        /** MT298/SMT854: one payment (4.23). */
        PAYMENT
    }

    /** Copies the BIC11 of the terminal that sends. */
    public void copySenderBic(byte[] target, int offset) {
        Bic.copyBic11(sender.array(), sender.offset(), target, offset);
    }
}
