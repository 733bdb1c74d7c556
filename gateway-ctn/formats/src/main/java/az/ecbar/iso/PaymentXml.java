package az.ecbar.iso;

import az.ecbar.iso.TextFields.Field;
import az.ecbar.mt.PaymentInstruction;
import az.ecbar.mt.Text;
import az.ecbar.mt.check.Amount;
import az.ecbar.mt.check.Currencies;
import az.ecbar.mt.output.OutputHeader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Writes a payment as pacs.008 or pacs.009, by {@code docs/formats/iso20022.md}: all that the MT says, which was read
 * before. The same payment and header give the same bytes. Owned by one thread; allocates.
 *
 * @rule 4.10.2
 */
public final class PaymentXml {
    /** Says that a payment is not written: it would be longer than {@link XmlWriter#MAX_LENGTH}. */
    public static final int NONE = 0;

    private static final String ROC = "/ROC/";
    private static final int LONGEST_END_TO_END = 30;

    private final XmlWriter out = new XmlWriter();

    /** A writer. */
    public PaymentXml() {}

    /**
     * Writes the payment that is forwarded to the beneficiary participant.
     *
     * @param header of the output; says on whose behalf operators entered the payment, if they did
     * @param ourReference AZIPS's reference of the payment
     * @param target has room for {@link XmlWriter#MAX_LENGTH} bytes
     * @return the length of the message; {@link #NONE} if it would be too long
     */
    public int forward(
            OutputHeader header, PaymentInstruction payment, CharSequence ourReference, byte[] target, int offset) {
        out.start(target, offset);
        IsoHeader.begin(out, header, definition(payment));
        return write(header, payment, ourReference);
    }

    /**
     * Writes a payment as a bank hands it in: for the bank's side, which has it as MT.
     *
     * @param payment as a bank writes it, with sender and receiver in its headers
     * @param utcNs when it is written
     * @param target has room for {@link XmlWriter#MAX_LENGTH} bytes
     * @return the length of the message; {@link #NONE} if it would be too long
     */
    public int submit(PaymentInstruction payment, long utcNs, byte[] target, int offset) {
        OutputHeader header = new OutputHeader()
                .moment(utcNs, OutputHeader.BAKU_OFFSET_MINUTES)
                .repeated(payment.isPossibleDuplicate());
        out.start(target, offset);
        IsoHeader.begin(
                out,
                header,
                payment.senderTerminal(),
                payment.receiverTerminal(),
                payment.reference(),
                definition(payment));
        return write(header, payment, "");
    }

    private static String definition(PaymentInstruction payment) {
        return payment.messageType() == 205 ? Elements.BANK_PAYMENT : Elements.CUSTOMER_PAYMENT;
    }

    private int write(OutputHeader header, PaymentInstruction payment, CharSequence ourReference) {
        boolean isBank = payment.messageType() == 205;
        boolean isBatch = payment.messageType() == 102;
        String root = isBank ? Elements.BANK_ROOT : Elements.CUSTOMER_ROOT;
        TextFields fields = new TextFields(payment.textBlock());
        out.open(root);
        groupHeader(header, payment, isBatch ? fields.payments().size() : 0);
        Numbers numbers = new Numbers(header, payment, ourReference);
        if (isBank) {
            bankPayment(numbers, fields);
        } else if (isBatch) {
            List<List<Field>> payments = fields.payments();
            for (int i = 0; i < payments.size(); i++) {
                batchPayment(numbers, payments.get(i), i == 0 ? fields.lines("72") : List.of());
            }
        } else {
            customerPayment(numbers, fields);
        }
        out.close(root);
        int length = IsoHeader.end(out);
        return out.isTooLong() ? NONE : length;
    }

    /** What identifies the message, and is the same in each of its payments. */
    private record Numbers(OutputHeader header, PaymentInstruction payment, CharSequence ourReference) {
        Text uetr() {
            return payment.uetr().isEmpty() ? header.uetr() : payment.uetr();
        }
    }

    /** @param batch number of payments of an MT102, or 0 */
    private void groupHeader(OutputHeader header, PaymentInstruction payment, int batch) {
        boolean isBatch = batch > 0;
        out.open("GrpHdr").leaf("MsgId", payment.reference());
        out.moment("CreDtTm", header.utcNs(), header.offsetMinutes());
        out.leaf("BtchBookg", isBatch ? "true" : "").number("NbOfTxs", Math.max(1, batch));
        if (isBatch) {
            out.decimal("CtrlSum", payment.currency(), payment.amountMinor());
            out.amount("TtlIntrBkSttlmAmt", payment.currency(), payment.amountMinor());
            out.date("IntrBkSttlmDt", payment.valueDate());
        }
        out.open("SttlmInf").leaf("SttlmMtd", Elements.CLEARING);
        out.open("ClrSys").leaf("Prtry", Elements.SERVICE).close("ClrSys").close("SttlmInf");
        boolean hasVariant = !payment.validationFlag().isEmpty();
        if (payment.priority() >= 0 || hasVariant) {
            out.open("PmtTpInf");
            if (payment.priority() >= 0) {
                String priority = String.format(Locale.ROOT, "%04d", payment.priority());
                out.open("SvcLvl").leaf("Prtry", priority).close("SvcLvl");
            }
            if (hasVariant) {
                out.open("LclInstrm").leaf("Prtry", payment.validationFlag()).close("LclInstrm");
            }
            out.close("PmtTpInf");
        }
        if (!header.onBehalfOf().isEmpty()) {
            IsoHeader.party(out, "InstgAgt", header.system());
        }
        out.close("GrpHdr");
    }

    private void identification(Numbers numbers, CharSequence endToEnd) {
        out.open("PmtId");
        out.leaf("InstrId", numbers.payment.reference());
        out.leaf("EndToEndId", endToEnd);
        out.leaf("TxId", numbers.payment.userReference());
        out.leaf("UETR", numbers.uetr());
        out.leaf("ClrSysRef", numbers.ourReference);
        out.close("PmtId");
    }

    private void customerPayment(Numbers numbers, TextFields fields) {
        PaymentInstruction payment = numbers.payment;
        List<String> instructions = fields.lines("72");
        String endToEnd = endToEnd(instructions);
        out.open("CdtTrfTxInf");
        identification(numbers, endToEnd);
        out.amount("IntrBkSttlmAmt", payment.currency(), payment.amountMinor());
        out.date("IntrBkSttlmDt", payment.valueDate());
        customers(fields.get("50K"), fields.get("59"));
        boolean isLastLine = !endToEnd.equals(Elements.NOT_PROVIDED);
        instructions(isLastLine ? instructions.subList(0, instructions.size() - 1) : instructions);
        remittance(fields.get("70"));
        out.close("CdtTrfTxInf");
    }

    private void batchPayment(Numbers numbers, List<Field> fields, List<String> instructions) {
        out.open("CdtTrfTxInf");
        identification(numbers, fields.getFirst().first());
        String amount = fields.get(1).first();
        byte[] text = amount.getBytes(StandardCharsets.US_ASCII);
        String currency = amount.substring(0, 3);
        long minor = Amount.minor(text, 3, text.length - 3, Currencies.digits(currency));
        out.amount("IntrBkSttlmAmt", currency, minor);
        customers(fields.get(2), fields.get(3));
        instructions(instructions);
        remittance(fields.get(4));
        out.close("CdtTrfTxInf");
    }

    private void bankPayment(Numbers numbers, TextFields fields) {
        PaymentInstruction payment = numbers.payment;
        out.open("CdtTrfTxInf");
        identification(numbers, payment.relatedReference());
        out.amount("IntrBkSttlmAmt", payment.currency(), payment.amountMinor());
        out.date("IntrBkSttlmDt", payment.valueDate());
        participant("Dbtr", fields.get("52D").lines());
        participant("Cdtr", fields.get("58D").lines());
        instructions(fields.lines("72"));
        out.close("CdtTrfTxInf");
    }

    /** The customer's reference: what the last line of field 72 says after /ROC/, if that is all of it. */
    private static String endToEnd(List<String> instructions) {
        if (instructions.isEmpty() || !instructions.getLast().startsWith(ROC)) {
            return Elements.NOT_PROVIDED;
        }
        String reference = instructions.getLast().substring(ROC.length());
        boolean fits = !reference.isBlank() && reference.length() <= LONGEST_END_TO_END;
        return fits ? reference : Elements.NOT_PROVIDED;
    }

    private void customers(Field issuer, Field beneficiary) {
        out.leaf("ChrgBr", Elements.CHARGES);
        customer("Dbtr", issuer.lines());
        account("DbtrAcct", issuer.lines().get(0).substring(1));
        agent("DbtrAgt", issuer.lines().get(3));
        account("DbtrAgtAcct", issuer.lines().get(4));
        agent("CdtrAgt", beneficiary.lines().get(3));
        account("CdtrAgtAcct", beneficiary.lines().get(4));
        customer("Cdtr", beneficiary.lines());
        account("CdtrAcct", beneficiary.lines().get(0).substring(1));
    }

    private void customer(String name, List<String> lines) {
        String numbers = lines.get(2);
        String tin = numbers.substring(0, numbers.indexOf('/'));
        String code = numbers.substring(numbers.indexOf('/') + 1);
        out.open(name).leaf("Nm", lines.get(1));
        if (!numbers.equals("/")) {
            boolean isPerson = !code.isEmpty() || tin.endsWith("2");
            String kind = isPerson ? "PrvtId" : "OrgId";
            out.open("Id").open(kind);
            number(tin, Elements.TIN_SCHEME);
            number(code, Elements.PERSON_SCHEME);
            out.close(kind).close("Id");
        }
        out.close(name);
    }

    private void number(String id, String scheme) {
        if (!id.isEmpty()) {
            out.open("Othr").leaf("Id", id);
            out.open("SchmeNm").leaf("Cd", scheme).close("SchmeNm").close("Othr");
        }
    }

    private void account(String name, String iban) {
        out.open(name).open("Id").leaf("IBAN", iban).close("Id").close(name);
    }

    /** Bank code, TIN and BIC of the fourth line. */
    private void agent(String name, String line) {
        out.open(name);
        institution(line.substring(18), line.substring(0, 6), "", line.substring(7, 17));
        out.close(name);
    }

    private void participant(String name, List<String> lines) {
        out.open(name);
        institution(lines.get(4), lines.get(0).substring(1), lines.get(1), lines.get(3));
        out.close(name);
        account(name + "Acct", lines.get(2));
    }

    private void institution(String bic, String code, String name, String tin) {
        out.open("FinInstnId").leaf("BICFI", bic);
        out.open("ClrSysMmbId").leaf("MmbId", code).close("ClrSysMmbId");
        out.leaf("Nm", name);
        out.open("Othr").leaf("Id", tin);
        out.open("SchmeNm").leaf("Prtry", Elements.TIN_SCHEME).close("SchmeNm").close("Othr");
        out.close("FinInstnId");
    }

    private void instructions(List<String> lines) {
        for (String line : lines) {
            out.open("InstrForNxtAgt").leaf("InstrInf", line).close("InstrForNxtAgt");
        }
    }

    private void remittance(Field field) {
        out.open("RmtInf");
        for (String line : field.lines()) {
            out.leaf("Ustrd", line);
        }
        out.close("RmtInf");
    }
}
