package az.ecbar.ops.node;

import az.ecbar.ops.sandbox.InventedBank;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Writes the messages of banks in ISO 20022, element by element, as a bank's own program would. */
final class DayIso {
    private static final String ISO = "urn:iso:std:iso:20022:tech:xsd:";
    private static final String MOMENT = "2026-03-02T09:15:00.250+04:00";

    private final SplittableRandom random;

    DayIso(SplittableRandom random) {
        this.random = random;
    }

    /** What all payments bear. */
    record Payment(
            InventedBank from,
            InventedBank to,
            String reference,
            LocalDate date,
            String currency,
            String priority,
            String second,
            String uetr) {}

    private static String in(String name, String... inner) {
        return "<" + name + ">" + String.join("", inner) + "</" + name + ">";
    }

    private static String unlessEmpty(String name, String value) {
        return value.isEmpty() ? "" : in(name, value);
    }

    private static String amount(String name, String currency, long minor) {
        return "<" + name + " Ccy=\"" + currency + "\">" + decimal(minor) + "</" + name + ">";
    }

    private static String decimal(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    private static String bic(String name, String bic) {
        return in(name, in("FinInstnId", in("BICFI", bic)));
    }

    /** With or without white space between elements, and a prefix of the envelope. */
    private String message(InventedBank from, String reference, String definition, String document) {
        String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><DataPDU xmlns=\"urn:ecbar:xsd:datapdu.001\">"
                + "<AppHdr xmlns=\"" + ISO + "head.001.001.02\">" + in("Fr", bic("FIId", from.bic()))
                + in("To", bic("FIId", "NABZAZ2CRTS")) + in("BizMsgIdr", reference) + in("MsgDefIdr", definition)
                + in("BizSvc", "AZIPS") + in("CreDt", MOMENT) + "</AppHdr><Document xmlns=\"" + ISO + definition + "\">"
                + document + "</Document></DataPDU>";
        return switch (random.nextInt(6)) {
            case 0 -> text.replace("><", ">\n  <");
            case 1 -> text.replace("<DataPDU xmlns=", "<e:DataPDU xmlns:e=").replace("</DataPDU>", "</e:DataPDU>");
            case 2 -> text.substring(text.indexOf("?>") + 2);
            default -> text;
        };
    }

    private static String group(Payment payment, int count, String ofBatch) {
        String before = ofBatch.isEmpty() ? "" : in("BtchBookg", "true");
        return in(
                "GrpHdr",
                in("MsgId", payment.reference),
                in("CreDtTm", MOMENT),
                before,
                in("NbOfTxs", String.valueOf(count)),
                ofBatch,
                in("SttlmInf", in("SttlmMtd", "CLRG"), in("ClrSys", in("Prtry", "AZIPS"))),
                payment.priority.isEmpty() ? "" : in("PmtTpInf", in("SvcLvl", in("Prtry", payment.priority))));
    }

    private static String identification(Payment payment, String endToEnd) {
        return in(
                "PmtId",
                in("InstrId", payment.reference),
                in("EndToEndId", endToEnd),
                unlessEmpty("TxId", payment.second),
                unlessEmpty("UETR", payment.uetr));
    }

    private static String bank(InventedBank bank, String name) {
        return in(
                "FinInstnId",
                in("BICFI", bank.bic()),
                in("ClrSysMmbId", in("MmbId", bank.bankCode())),
                unlessEmpty("Nm", name),
                in("Othr", in("Id", bank.tin()), in("SchmeNm", in("Prtry", "TXID"))));
    }

    private static String number(String id, String scheme) {
        return in("Othr", in("Id", id), in("SchmeNm", in("Cd", scheme)));
    }

    private String customer(String name, InventedBank bank) {
        String numbers = switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> in("Id", in("OrgId", number(bank.tin(), "TXID")));
            case 2 -> in("Id", in("PrvtId", number(bank.tin(), "TXID"), number("5ABC123", "NIDN")));
            default -> in("Id", in("PrvtId", number("5ABC123", "NIDN")));
        };
        return in("Nm", name) + numbers;
    }

    private static String account(String name, String iban) {
        return in(name, in("Id", in("IBAN", iban)));
    }

    private String sides(Payment payment, int customer) {
        InventedBank from = payment.from;
        InventedBank to = payment.to;
        return in("ChrgBr", "DEBT")
                + in("Dbtr", customer("XEZER TICARET MMC", from))
                + account("DbtrAcct", from.customer("X", 1, "").customerAccount())
                + in("DbtrAgt", bank(from, ""))
                + account("DbtrAgtAcct", from.account(payment.currency))
                + in("CdtrAgt", bank(to, ""))
                + account("CdtrAgtAcct", to.account(payment.currency))
                + in("Cdtr", customer("Aliyev Vali Hasan oglu", to))
                + account("CdtrAcct", to.customer("X", customer, "").customerAccount());
    }

    private static String instruction(String line) {
        return in("InstrForNxtAgt", in("InstrInf", line));
    }

    /** One payment of a customer. */
    String customerPayment(Payment payment, long minor) {
        String reference = random.nextBoolean() ? "NOTPROVIDED" : "CUSTOMER REF " + random.nextInt(1000);
        String instructions = random.nextBoolean()
                ? ""
                : instruction("/BNF/PAYMENT FOR GOODS") + (random.nextBoolean() ? "" : instruction("//AND MORE"));
        String transfer = in(
                "CdtTrfTxInf",
                identification(payment, reference),
                amount("IntrBkSttlmAmt", payment.currency, minor),
                in("IntrBkSttlmDt", payment.date.toString()),
                sides(payment, 2),
                instructions,
                in("RmtInf", in("Ustrd", "INVOICE 17 OF 28.02.2026"), in("Ustrd", "CONTRACT 4/2026")));
        return message(
                payment.from,
                payment.reference,
                "pacs.008.001.08",
                in("FIToFICstmrCdtTrf", group(payment, 1, ""), transfer));
    }

    /** Several payments together. */
    String batch(Payment payment, List<Long> minors) {
        StringBuilder transfers = new StringBuilder();
        long sum = 0;
        for (int i = 0; i < minors.size(); i++) {
            sum += minors.get(i);
            transfers.append(in(
                    "CdtTrfTxInf",
                    identification(payment, "PAYROLL-" + i),
                    amount("IntrBkSttlmAmt", payment.currency, minors.get(i)),
                    sides(payment, 2 + i),
                    in("RmtInf", in("Ustrd", "WAGES " + i))));
        }
        String total = in("CtrlSum", decimal(sum))
                + amount("TtlIntrBkSttlmAmt", payment.currency, sum)
                + in("IntrBkSttlmDt", payment.date.toString());
        return message(
                payment.from,
                payment.reference,
                "pacs.008.001.08",
                in("FIToFICstmrCdtTrf", group(payment, minors.size(), total), transfers.toString()));
    }

    /** A bank pays a bank. */
    String bankPayment(Payment payment, long minor) {
        String transfer = in(
                "CdtTrfTxInf",
                identification(payment, random.nextBoolean() ? "NONE" : "DEAL-" + random.nextInt(1000)),
                amount("IntrBkSttlmAmt", payment.currency, minor),
                in("IntrBkSttlmDt", payment.date.toString()),
                in("Dbtr", bank(payment.from, payment.from.name())),
                account("DbtrAcct", payment.from.account(payment.currency)),
                in("Cdtr", bank(payment.to, payment.to.name())),
                account("CdtrAcct", payment.to.account(payment.currency)),
                instruction("/BNF/INTERBANK LOAN 12"));
        return message(
                payment.from, payment.reference, "pacs.009.001.08", in("FICdtTrf", group(payment, 1, ""), transfer));
    }

    /** @param date value date of the payment meant, or empty */
    String cancellation(InventedBank from, String reference, String meant, String date) {
        String[] names = {"pacs.008.001.08", "pacs.009.001.08", "MT102", "MT103", "MT205"};
        String assignment = in(
                "Assgnmt",
                in("Id", reference),
                in("Assgnr", bic("Agt", from.bic())),
                in("Assgne", bic("Agt", "NABZAZ2CRTS")),
                in("CreDtTm", MOMENT));
        String underlying = in(
                "Undrlyg",
                in(
                        "TxInf",
                        in(
                                "OrgnlGrpInf",
                                in("OrgnlMsgId", meant),
                                in("OrgnlMsgNmId", names[random.nextInt(names.length)])),
                        unlessEmpty("OrgnlIntrBkSttlmDt", date)));
        return message(from, reference, "camt.056.001.08", in("FIToFIPmtCxlReq", assignment, underlying));
    }

    /**
     * @param message that is asked for
     * @param floor the smallest amount with its decimals, where entries are asked for, else empty
     */
    String inquiry(InventedBank from, String reference, String message, String account, String currency, String floor) {
        boolean isCurrencySaid = !currency.equals("AZN") || random.nextBoolean();
        String entries = floor.isEmpty()
                ? ""
                : in(
                        "ReqdTxTp",
                        in("Sts", in("Cd", "BOOK")),
                        in("CdtDbtInd", "CRDT"),
                        in("FlrLmt", "<Amt Ccy=\"" + currency + "\">" + floor + "</Amt>", in("CdtDbtInd", "BOTH")));
        String request = in(
                "RptgReq",
                in("ReqdMsgNmId", message),
                in("Acct", in("Id", in("IBAN", account)), isCurrencySaid ? in("Ccy", currency) : ""),
                in("AcctOwnr", bic("Agt", from.bic())),
                entries);
        return message(
                from,
                reference,
                "camt.060.001.05",
                in("AcctRptgReq", in("GrpHdr", in("MsgId", reference), in("CreDtTm", MOMENT)), request));
    }
}
