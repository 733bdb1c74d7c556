package az.ecbar.iso;

import az.ecbar.iso.profile.Refusal;
import az.ecbar.mt.FormatReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the MT102, MT103 or MT205 that says what a pacs.008 or pacs.009 says, by {@code docs/formats/iso20022.md}. The
 * message was read by the profile; what agrees with what is checked here, all else in the MT. Stateless.
 *
 * @rule 4.7.1, 4.7.2, 4.8.3
 */
final class PaymentEquivalent {
    private static final String ROC = "/ROC/";

    private final EquivalentText out;
    private final Part root;
    private final Part group;
    private final List<Part> payments;
    private final Part first;
    private final Part id;

    private PaymentEquivalent(EquivalentText out, Part root) {
        this.out = out;
        this.root = root;
        this.group = root.get("GrpHdr");
        this.payments = root.all("CdtTrfTxInf");
        this.first = payments.getFirst();
        this.id = group.get("MsgId");
    }

    /** Writes the payment that an envelope holds. */
    static void write(Part envelope, boolean isDelivered, EquivalentText out) throws Refusal {
        Part document = envelope.get("Document");
        Part customer = document.find(Elements.CUSTOMER_ROOT);
        PaymentEquivalent payment =
                new PaymentEquivalent(out, customer == null ? document.get(Elements.BANK_ROOT) : customer);
        boolean isBatch = payment.isBatch();
        payment.checkReferences(envelope, isDelivered, isBatch);
        int type = customer == null ? 205 : isBatch ? 102 : 103;
        HeaderEquivalent.write(envelope, isDelivered, type, out);
        payment.putUserHeader(isDelivered);
        out.put("{4:\r\n");
        switch (type) {
            case 102 -> payment.putBatch();
            case 103 -> payment.putCustomerPayment();
            default -> payment.putBankPayment();
        }
        out.put("-}");
        HeaderEquivalent.writeTrailers(envelope, isDelivered, out);
    }

    /** BtchBookg says it; several payments without it are one as well. */
    private boolean isBatch() throws Refusal {
        Part booked = group.find("BtchBookg");
        boolean several = payments.size() > 1;
        if (booked != null && several && booked.value().equals("false")) {
            throw booked.refusal(FormatReason.CODE_NOT_ACCEPTED);
        }
        return several || (booked != null && booked.value().equals("true"));
    }

    private void checkReferences(Part envelope, boolean isDelivered, boolean isBatch) throws Refusal {
        if (!isDelivered) {
            checkSame(id, envelope.get("AppHdr", "BizMsgIdr"));
        }
        Part count = group.get("NbOfTxs");
        if (!count.value().equals(Integer.toString(payments.size()))) {
            throw count.refusal(FormatReason.COUNT_DIFFERS);
        }
        Part uetr = first.find("PmtId", "UETR");
        Part user = first.find("PmtId", "TxId");
        for (Part payment : payments) {
            Part instruction = payment.find("PmtId", "InstrId");
            if (instruction != null) {
                checkSame(id, instruction);
            }
            checkAlike(uetr, payment.find("PmtId", "UETR"), payment);
            checkAlike(user, payment.find("PmtId", "TxId"), payment);
            checkPlace(isBatch, payment.find("IntrBkSttlmDt"), payment, "IntrBkSttlmDt");
            if (payment != first && payment.find("InstrForNxtAgt") != null) {
                throw notHere(payment.get("InstrForNxtAgt"));
            }
        }
        for (String name : List.of("CtrlSum", "TtlIntrBkSttlmAmt", "IntrBkSttlmDt")) {
            checkPlace(!isBatch, group.find(name), group, name);
        }
    }

    /** What one payment bears itself, several bear together: it is either not allowed here or missing. */
    private static void checkPlace(boolean isElsewhere, @Nullable Part found, Part holder, String name) throws Refusal {
        if (isElsewhere && found != null) {
            throw notHere(found);
        }
        boolean isExpected = holder.mayHold(name);
        if (!isElsewhere && found == null && isExpected) {
            throw new Refusal(FormatReason.FIELD_MISSING, holder.path + '/' + name, "", holder.offset);
        }
    }

    private static Refusal notHere(Part part) {
        return new Refusal(FormatReason.FIELD_NOT_ALLOWED, part.path, "", part.offset);
    }

    private static void checkSame(Part wanted, Part other) throws Refusal {
        if (!wanted.value().equals(other.value())) {
            throw other.refusal(FormatReason.IDENTIFICATION_DIFFERS);
        }
    }

    /** What stands in the first payment stands in each, and what does not, in none. */
    private static void checkAlike(@Nullable Part wanted, @Nullable Part other, Part payment) throws Refusal {
        if (wanted != null && other != null) {
            checkSame(wanted, other);
        } else if (wanted != other) {
            throw new Refusal(FormatReason.IDENTIFICATION_DIFFERS, payment.get("PmtId").path, "", payment.offset);
        }
    }

    private void putUserHeader(boolean isDelivered) {
        Part priority = group.find("PmtTpInf", "SvcLvl", "Prtry");
        Part user = first.find("PmtId", "TxId");
        Part variant = group.find("PmtTpInf", "LclInstrm", "Prtry");
        Part uetr = first.find("PmtId", "UETR");
        Part entered = isDelivered ? group.find("InstgAgt", "FinInstnId", "BICFI") : null;
        if (priority == null && user == null && variant == null && uetr == null && entered == null) {
            return;
        }
        out.put("{3:");
        putHeaderField("113", priority);
        putHeaderField("108", user);
        putHeaderField("119", variant);
        putHeaderField("121", uetr);
        if (entered != null) {
            Part issuer = first.get(isBankPayment() ? "Dbtr" : "DbtrAgt").get("FinInstnId", "BICFI");
            out.put("{115:").put("ON BEHALF OF " + issuer.value(), entered).put("}");
        }
        out.put("}");
    }

    private void putHeaderField(String tag, @Nullable Part part) {
        if (part != null) {
            out.put("{" + tag + ":").put(part.value(), part).put("}");
        }
    }

    private boolean isBankPayment() {
        return root.name.equals(Elements.BANK_ROOT);
    }

    private void putCustomerPayment() throws Refusal {
        out.field("20").put(id.value(), id).end();
        out.field("23B").put("CRED").end();
        putValue(first.get("IntrBkSttlmDt"), first.get("IntrBkSttlmAmt"));
        putCustomers(first);
        putRemittance(first);
        out.field("71A").put("OUR").end();
        Part endToEnd = first.get("PmtId", "EndToEndId");
        putInstructions(endToEnd.value().equals(Elements.NOT_PROVIDED) ? null : endToEnd);
    }

    private void putBatch() throws Refusal {
        out.field("20").put(id.value(), id).end();
        out.field("23").put("CREDIT").end();
        out.field("71A").put("OUR").end();
        for (Part payment : payments) {
            Part reference = payment.get("PmtId", "EndToEndId");
            Part amount = payment.get("IntrBkSttlmAmt");
            out.field("21").put(reference.value(), reference).end();
            out.field("32B").put(amount.currency + amount(amount), amount).end();
            putCustomers(payment);
            putRemittance(payment);
        }
        putValue(group.get("IntrBkSttlmDt"), group.get("TtlIntrBkSttlmAmt"));
        Part sum = group.get("CtrlSum");
        out.field("19").put(amount(sum), sum).end();
        putInstructions(null);
    }

    private void putBankPayment() throws Refusal {
        out.field("20").put(id.value(), id).end();
        Part related = first.get("PmtId", "EndToEndId");
        out.field("21").put(related.value(), related).end();
        putValue(first.get("IntrBkSttlmDt"), first.get("IntrBkSttlmAmt"));
        PartyEquivalent.putBank(out, "52D", first.get("Dbtr"), first.get("DbtrAcct"));
        PartyEquivalent.putBank(out, "58D", first.get("Cdtr"), first.get("CdtrAcct"));
        putInstructions(null);
    }

    private void putCustomers(Part payment) throws Refusal {
        PartyEquivalent.putCustomer(
                out,
                "50K",
                payment.get("Dbtr"),
                payment.get("DbtrAcct"),
                payment.get("DbtrAgt"),
                payment.get("DbtrAgtAcct"));
        PartyEquivalent.putCustomer(
                out,
                "59",
                payment.get("Cdtr"),
                payment.get("CdtrAcct"),
                payment.get("CdtrAgt"),
                payment.get("CdtrAgtAcct"));
    }

    private void putRemittance(Part payment) throws Refusal {
        out.field("70");
        for (Part line : payment.get("RmtInf").all("Ustrd")) {
            out.line("", line);
        }
    }

    /** Field 72; the customer's reference, where there is one, as its last line. */
    private void putInstructions(@Nullable Part endToEnd) throws Refusal {
        List<Part> lines = first.all("InstrForNxtAgt");
        if (lines.isEmpty() && endToEnd == null) {
            return;
        }
        out.field("72");
        for (Part line : lines) {
            out.line("", line.get("InstrInf"));
        }
        if (endToEnd != null) {
            out.line(ROC, endToEnd);
        }
    }

    private void putValue(Part date, Part amount) {
        out.field("32A");
        out.put(date.value().substring(2).replace("-", ""), date);
        out.put(amount.currency + amount(amount), amount).end();
    }

    /** As MT writes it: with a comma, which is always there. */
    static String amount(Part part) {
        String text = part.value();
        return text.indexOf('.') < 0 ? text + ',' : text.replace('.', ',');
    }
}
