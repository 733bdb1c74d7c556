package az.ecbar.iso;

import az.ecbar.iso.profile.Refusal;
import az.ecbar.mt.FormatReason;
import org.jspecify.annotations.Nullable;

/**
 * Writes the MT298 and MT920 that say what a camt.056 and a camt.060 say, by {@code docs/formats/iso20022.md}. Stateless.
 *
 * @rule 4.16, 4.20, 4.25
 */
final class RequestEquivalent {
    private static final String NATIONAL_CURRENCY = "AZN";

    private RequestEquivalent() {}

    /** SMT200: a payment is to be cancelled. */
    static void writeCancellation(Part envelope, EquivalentText out) throws Refusal {
        Part request = envelope.get("Document", Elements.CANCELLATION_ROOT);
        Part id = request.get("Assgnmt", "Id");
        checkSame(id, envelope);
        checkParty(envelope.get("AppHdr", "Fr", "FIId", "FinInstnId", "BICFI"), request.get("Assgnmt", "Assgnr"));
        checkParty(envelope.get("AppHdr", "To", "FIId", "FinInstnId", "BICFI"), request.get("Assgnmt", "Assgne"));
        Part payment = request.get("Undrlyg", "TxInf");
        Part meant = payment.get("OrgnlGrpInf", "OrgnlMsgId");
        Part date = payment.find("OrgnlIntrBkSttlmDt");
        HeaderEquivalent.write(envelope, false, 298, out);
        out.put("{4:\r\n").field("20").put(id.value(), id).end();
        out.field("12").put("200").end();
        out.field("77E").end();
        out.field("21").put(meant.value(), meant).end();
        if (date != null) {
            out.field("30")
                    .put(date.value().substring(2).replace("-", ""), date)
                    .end();
        }
        out.put("-}");
        HeaderEquivalent.writeTrailers(envelope, false, out);
    }

    /** MT920: balance, entries or statement of an account. */
    static void writeInquiry(Part envelope, EquivalentText out) throws Refusal {
        Part inquiry = envelope.get("Document", Elements.INQUIRY_ROOT);
        Part id = inquiry.get("GrpHdr", "MsgId");
        checkSame(id, envelope);
        Part request = inquiry.get("RptgReq");
        checkParty(envelope.get("AppHdr", "Fr", "FIId", "FinInstnId", "BICFI"), request.get("AcctOwnr"));
        Part kind = request.get("ReqdMsgNmId");
        Part floor = request.find("ReqdTxTp", "FlrLmt", "Amt");
        Part account = request.get("Acct", "Id", "IBAN");
        Part currency = request.find("Acct", "Ccy");
        HeaderEquivalent.write(envelope, false, 920, out);
        out.put("{4:\r\n").field("20").put(id.value(), id).end();
        out.field("12").put(asked(kind, floor), kind).end();
        out.field("25").put(account.value(), account);
        if (currency != null && !currency.value().equals(NATIONAL_CURRENCY)) {
            out.put(currency.value(), currency);
        }
        out.end();
        if (floor != null) {
            out.field("34F")
                    .put(floor.currency + PaymentEquivalent.amount(floor), floor)
                    .end();
        }
        out.put("-}");
        HeaderEquivalent.writeTrailers(envelope, false, out);
    }

    /** A statement, the entries where a floor is given, else the balance. */
    private static String asked(Part kind, @Nullable Part floor) throws Refusal {
        if (kind.value().equals(Elements.STATEMENT)) {
            return "950";
        }
        if (!kind.value().equals(Elements.REPORT)) {
            throw kind.refusal(FormatReason.INQUIRY_TYPE_INVALID);
        }
        return floor == null ? "941" : "942";
    }

    private static void checkSame(Part id, Part envelope) throws Refusal {
        Part header = envelope.get("AppHdr", "BizMsgIdr");
        if (!header.value().equals(id.value())) {
            throw header.refusal(FormatReason.IDENTIFICATION_DIFFERS);
        }
    }

    /** Who is named in the document is who is named in the header. */
    private static void checkParty(Part ofHeader, Part party) throws Refusal {
        Part bic = party.get("Agt", "FinInstnId", "BICFI");
        if (!bic.value().equals(ofHeader.value())) {
            throw bic.refusal(FormatReason.IDENTIFICATION_DIFFERS);
        }
    }
}
