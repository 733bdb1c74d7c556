package az.ecbar.iso.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.mt.check.Currencies;
import com.prowidesoftware.swift.model.mx.MxCamt02500105;
import com.prowidesoftware.swift.model.mx.MxCamt02900109;
import com.prowidesoftware.swift.model.mx.MxCamt05200108;
import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.MxCamt05400108;
import com.prowidesoftware.swift.model.mx.MxPacs00200110;
import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.AccountNotification17;
import com.prowidesoftware.swift.model.mx.dic.AccountReport25;
import com.prowidesoftware.swift.model.mx.dic.AccountStatement9;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.CashBalance8;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import com.prowidesoftware.swift.model.mx.dic.EntryTransaction10;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification18;
import com.prowidesoftware.swift.model.mx.dic.NumberAndSumOfTransactions1;
import com.prowidesoftware.swift.model.mx.dic.OriginalGroupInformation29;
import com.prowidesoftware.swift.model.mx.dic.OriginalTransactionReference28;
import com.prowidesoftware.swift.model.mx.dic.Pagination1;
import com.prowidesoftware.swift.model.mx.dic.Party38Choice;
import com.prowidesoftware.swift.model.mx.dic.PaymentTransaction102;
import com.prowidesoftware.swift.model.mx.dic.PaymentTransaction110;
import com.prowidesoftware.swift.model.mx.dic.Receipt3;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import com.prowidesoftware.swift.model.mx.dic.RequestHandling1;
import com.prowidesoftware.swift.model.mx.dic.StatusReasonInformation12;
import com.prowidesoftware.swift.model.mx.dic.TotalsPerBankTransactionCode5;
import com.prowidesoftware.swift.model.mx.dic.TransactionParties6;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads an ISO message by Prowide and gives the text of the MT that it was made of, from field 20 to the last one: so whatever
 * the MT says must stand in the ISO message.
 */
final class IsoBack {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyMMddHHmmxx", Locale.ROOT);
    private static final String NONE = "NONREF";

    private final StringBuilder mt = new StringBuilder();

    private IsoBack() {}

    /** The fields, each with its line end. */
    static String text(String xml, String definition) {
        IsoBack back = new IsoBack();
        switch (definition) {
            case "camt.054.001.08" -> back.advice(xml);
            case "camt.053.001.08" -> back.statement(xml);
            case "camt.052.001.08" -> back.report(xml);
            case "pacs.002.001.10" -> back.status(xml);
            case "camt.029.001.09" -> back.resolution(xml);
            default -> back.receipt(xml);
        }
        return back.mt.toString();
    }

    private void put(String tag, String value) {
        mt.append(':').append(tag).append(':').append(value).append("\r\n");
    }

    private void advice(String xml) {
        AccountNotification17 advice =
                MxCamt05400108.parse(xml).getBkToCstmrDbtCdtNtfctn().getNtfctn().getFirst();
        ReportEntry10 entry = advice.getNtry().getFirst();
        EntryTransaction10 details = entry.getNtryDtls().getFirst().getTxDtls().getFirst();
        boolean isCredit = entry.getCdtDbtInd() == CreditDebitCode.CRDT;
        assertEquals("BOOK", entry.getSts().getCd());
        assertEquals(advice.getId(), entry.getAcctSvcrRef());
        assertEquals(advice.getId(), details.getRefs().getClrSysRef());
        put("20", advice.getId());
        put("21", reference(details.getRefs().getInstrId()));
        put("25", account(advice.getAcct().getId()));
        put("13D", moment(entry.getBookgDt().getDtTm()));
        put("32A", date(entry.getValDt().getDt()) + money(entry.getAmt()));
        parties(details, isCredit);
        if (details.getAddtlTxInf() != null) {
            put("72", details.getAddtlTxInf());
        }
        boolean isOfBank = entry.getBkTxCd().getDomn() == null;
        assertEquals(
                isOfBank,
                details.getAddtlTxInf() != null && !details.getAddtlTxInf().startsWith("/ONBEHALF/"));
    }

    private void parties(EntryTransaction10 details, boolean isCredit) {
        TransactionParties6 parties = details.getRltdPties();
        if (parties == null) {
            return;
        }
        if (!isCredit) {
            put("52A", parties.getInitgPty().getAgt().getFinInstnId().getBICFI());
        } else if (parties.getDbtr().getPty() != null) {
            FinancialInstitutionIdentification18 bank =
                    details.getRltdAgts().getDbtrAgt().getFinInstnId();
            put(
                    "50K",
                    String.join(
                            "\r\n",
                            "/" + account(parties.getDbtrAcct().getId()),
                            parties.getDbtr().getPty().getNm(),
                            codes(parties.getDbtr().getPty().getId()),
                            bank.getClrSysMmbId().getMmbId() + "/"
                                    + bank.getOthr().getId() + "/" + bank.getBICFI(),
                            parties.getPrtry()
                                    .getFirst()
                                    .getPty()
                                    .getPty()
                                    .getId()
                                    .getOrgId()
                                    .getOthr()
                                    .getFirst()
                                    .getId()));
        } else {
            FinancialInstitutionIdentification18 bank =
                    parties.getDbtr().getAgt().getFinInstnId();
            if (bank.getNm() == null) {
                put("52A", bank.getBICFI());
            } else {
                put(
                        "52D",
                        String.join(
                                "\r\n",
                                "/" + bank.getClrSysMmbId().getMmbId(),
                                bank.getNm(),
                                account(parties.getDbtrAcct().getId()),
                                bank.getOthr().getId(),
                                bank.getBICFI()));
            }
        }
    }

    private static String codes(@Nullable Party38Choice id) {
        String tin = "";
        String person = "";
        if (id != null && id.getOrgId() != null) {
            tin = id.getOrgId().getOthr().getFirst().getId();
        } else if (id != null) {
            for (var other : id.getPrvtId().getOthr()) {
                if (other.getSchmeNm().getCd().equals("TXID")) {
                    tin = other.getId();
                } else {
                    person = other.getId();
                }
            }
        }
        return tin + "/" + person;
    }

    private void statement(String xml) {
        AccountStatement9 page =
                MxCamt05300108.parse(xml).getBkToCstmrStmt().getStmt().getFirst();
        put("20", page.getId());
        put("25", account(page.getAcct().getId()));
        put("28C", page.getLglSeqNb() + "/" + page.getStmtPgntn().getPgNb());
        CashBalance8 opening = page.getBal().get(0);
        CashBalance8 closing = page.getBal().get(1);
        put("60" + kind("OPBD", opening), balance(opening));
        page.getNtry().forEach(this::entry);
        put("62" + kind("CLBD", closing), balance(closing));
        assertEquals(closing.getTp().getSubTp() == null, isLast(page.getStmtPgntn()));
        assertEquals(
                opening.getTp().getSubTp() == null,
                page.getStmtPgntn().getPgNb().equals("1"));
        assertEquals(closing.getAmt().getCcy(), page.getAcct().getCcy());
    }

    private static String kind(String code, CashBalance8 balance) {
        assertEquals(code, balance.getTp().getCdOrPrtry().getCd());
        return balance.getTp().getSubTp() == null ? "F" : "M";
    }

    private void report(String xml) {
        var document = MxCamt05200108.parse(xml).getBkToCstmrAcctRpt();
        AccountReport25 page = document.getRpt().getFirst();
        String source = page.getRptgSrc().getPrtry();
        String inquiry = document.getGrpHdr().getOrgnlBizQry().getMsgId();
        put("20", page.getId());
        switch (source) {
            case "MT941" -> balanceAnswer(page, inquiry);
            case "MT942" -> {
                put("21", inquiry);
                put("25", account(page.getAcct().getId()));
                put("28C", page.getLglSeqNb() + "/" + page.getRptPgntn().getPgNb());
                put("34F", page.getAddtlRptInf().substring("/FLOOR/".length()));
                put("13D", moment(page.getCreDtTm()));
                page.getNtry().forEach(this::entry);
                totals(page);
            }
            case "SMT850" -> {
                service("850", inquiry, page);
                put("28C", page.getLglSeqNb() + "/" + page.getRptPgntn().getPgNb());
                waiting(page);
                page.getNtry().forEach(this::entry);
                totals(page);
            }
            default -> {
                assertEquals("SMT851", source);
                service("851", inquiry, page);
                put("23S", page.getAddtlRptInf().substring("/STATUS/".length()));
                put("62F", balance(balance(page, "ITBD")));
                put("64", balance(balance(page, "ITAV")));
                waiting(page);
            }
        }
    }

    private void service(String smt, String inquiry, AccountReport25 page) {
        put("12", smt);
        put("77E", "");
        put("21", inquiry);
        put("13D", moment(page.getCreDtTm()));
        put("25", account(page.getAcct().getId()));
    }

    private void balanceAnswer(AccountReport25 page, String inquiry) {
        put("21", inquiry);
        put("25", account(page.getAcct().getId()));
        put("28", page.getLglSeqNb().toString());
        put("13D", moment(page.getCreDtTm()));
        put("60F", balance(balance(page, "OPBD")));
        totals(page);
        put("62F", balance(balance(page, "ITBD")));
        put("64", balance(balance(page, "ITAV")));
    }

    private void totals(AccountReport25 page) {
        boolean isTold = page.getTxsSummry() != null && page.getTxsSummry().getTtlDbtNtries() != null;
        if (page.getRptPgntn() != null) {
            assertEquals(isLast(page.getRptPgntn()), isTold);
        }
        if (isTold) {
            put(
                    "90D",
                    total(page.getTxsSummry().getTtlDbtNtries(), page.getAcct().getCcy()));
            put(
                    "90C",
                    total(page.getTxsSummry().getTtlCdtNtries(), page.getAcct().getCcy()));
        }
    }

    private void waiting(AccountReport25 page) {
        if (page.getTxsSummry() == null
                || page.getTxsSummry().getTtlNtriesPerBkTxCd().isEmpty()) {
            return;
        }
        TotalsPerBankTransactionCode5 total =
                page.getTxsSummry().getTtlNtriesPerBkTxCd().getFirst();
        assertEquals("PDNG", total.getBkTxCd().getPrtry().getCd());
        assertTrue(total.isFcstInd());
        String currency = page.getAcct().getCcy();
        put("90P", total.getNbOfNtries() + currency + amount(total.getSum(), currency));
    }

    private static CashBalance8 balance(AccountReport25 page, String code) {
        return page.getBal().stream()
                .filter(one -> one.getTp().getCdOrPrtry().getCd().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static String total(NumberAndSumOfTransactions1 total, String currency) {
        return total.getNbOfNtries() + currency + amount(total.getSum(), currency);
    }

    private void entry(ReportEntry10 entry) {
        EntryTransaction10 details = entry.getNtryDtls().getFirst().getTxDtls().getFirst();
        assertEquals(entry.getAcctSvcrRef(), details.getRefs().getClrSysRef());
        String mark = entry.getCdtDbtInd() == CreditDebitCode.CRDT ? "C" : "D";
        String currency = entry.getAmt().getCcy();
        String end = mark + amount(entry.getAmt().getValue(), currency)
                + entry.getBkTxCd().getPrtry().getCd()
                + reference(details.getRefs().getInstrId())
                + "//" + entry.getAcctSvcrRef();
        if (entry.getSts().getCd().equals("PDNG")) {
            String priority = details.getAddtlTxInf().substring("/PRIORITY/".length());
            put("61P", date(entry.getValDt().getDt()) + priority + end);
        } else {
            assertEquals("BOOK", entry.getSts().getCd());
            String booked = date(entry.getBookgDt().getDt());
            put("61", date(entry.getValDt().getDt()) + booked.substring(2) + end);
        }
    }

    private void status(String xml) {
        var document = MxPacs00200110.parse(xml).getFIToFIPmtStsRpt();
        PaymentTransaction110 told = document.getTxInfAndSts().getFirst();
        String moment = moment(document.getGrpHdr().getCreDtTm());
        if (told.getStsId() != null) {
            answer(told, moment);
            return;
        }
        boolean hasMoney = told.getOrgnlTxRef() != null;
        String smt = switch (told.getTxSts()) {
            case "ACSC" -> "012";
            case "PDNG" -> "700";
            case "CANC" -> "701";
            default -> hasMoney ? "701" : "900";
        };
        put("20", told.getClrSysRef());
        put("12", smt);
        put("77E", "");
        original(told.getOrgnlGrpInf());
        assertEquals(
                told.getOrgnlGrpInf().getOrgnlMsgId(), told.getOrgnlInstrId() == null ? NONE : told.getOrgnlInstrId());
        put("13D", moment);
        if (smt.equals("012")) {
            assertEquals(moment, moment(told.getFctvIntrBkSttlmDt().getDtTm()));
        }
        money(told.getOrgnlTxRef());
        for (StatusReasonInformation12 reason : told.getStsRsnInf()) {
            reason(reason.getRsn() == null ? "" : reason.getRsn().getCd(), reason.getAddtlInf());
        }
    }

    private void answer(PaymentTransaction110 told, String moment) {
        StatusReasonInformation12 reason = told.getStsRsnInf().getFirst();
        List<String> texts = reason.getAddtlInf();
        put("20", told.getAcctSvcrRef());
        put("12", "854");
        put("77E", "");
        put("21", told.getStsId());
        put("13D", moment);
        put("20P", told.getClrSysRef());
        put("21P", told.getOrgnlInstrId());
        String state = coded(texts, "/STATE/").getFirst();
        put("23S", state);
        String status = switch (state) {
            case "SETTLED" -> "ACSC";
            case "WAITING", "FUTURE-DATED" -> "PDNG";
            default -> texts.getFirst().startsWith("/253/") ? "CANC" : "RJCT";
        };
        assertEquals(status, told.getTxSts());
        if (told.getOrgnlTxRef() != null) {
            money(told.getOrgnlTxRef());
            put("90A", coded(texts, "/AHEAD/").getFirst());
            put("32L", coded(texts, "/LACKS/").getFirst());
        }
        if (reason.getRsn() != null) {
            reason(reason.getRsn().getCd(), texts.subList(0, texts.indexOf("/STATE/" + state)));
        }
        if (told.getOrgnlTxRef() != null) {
            put("72R", String.join("\r\n", coded(texts, "/RELEASE/")));
        }
    }

    private static List<String> coded(List<String> texts, String code) {
        return texts.stream()
                .filter(text -> text.startsWith(code))
                .map(text -> text.substring(code.length()))
                .toList();
    }

    private void money(@Nullable OriginalTransactionReference28 payment) {
        if (payment == null) {
            return;
        }
        put("32A", date(payment.getIntrBkSttlmDt()) + money(payment.getIntrBkSttlmAmt()));
        if (payment.getPmtTpInf() != null) {
            put("11P", payment.getPmtTpInf().getSvcLvl().getFirst().getPrtry());
        }
    }

    /** Why, if anything says so; then on whose behalf and by which paper, if somebody else asked. */
    private void reason(String iso, List<String> texts) {
        int end = texts.stream().anyMatch(text -> text.startsWith("/ONBEHALF/")) ? texts.size() - 2 : texts.size();
        if (end > 0) {
            List<String> lines = new ArrayList<>(texts.subList(0, end));
            lines.set(0, "/" + iso + lines.getFirst());
            put("79", String.join("\r\n", lines));
        }
        if (end < texts.size()) {
            put("72", String.join("\r\n", texts.subList(end, texts.size())));
        }
    }

    private void original(OriginalGroupInformation29 original) {
        put("21", original.getOrgnlMsgId());
        put(
                "11S",
                original.getOrgnlMsgNmId().substring(2) + "\r\n"
                        + date(original.getOrgnlCreDtTm().toLocalDate()));
    }

    private void resolution(String xml) {
        var document = MxCamt02900109.parse(xml).getRsltnOfInvstgtn();
        PaymentTransaction102 told =
                document.getCxlDtls().getFirst().getTxInfAndSts().getFirst();
        assertEquals("RJCR", document.getSts().getConf());
        assertEquals(told.getOrgnlGrpInf().getOrgnlMsgId(), told.getRslvdCase().getId());
        put("20", told.getCxlStsId());
        put("12", "250");
        put("77E", "");
        original(told.getOrgnlGrpInf());
        put("13D", moment(document.getAssgnmt().getCreDtTm()));
        var reason = told.getCxlStsRsnInf().getFirst();
        reason(reason.getRsn().getCd(), reason.getAddtlInf());
    }

    private void receipt(String xml) {
        var document = MxCamt02500105.parse(xml).getRct();
        Receipt3 told = document.getRctDtls().getFirst();
        RequestHandling1 first = told.getReqHdlg().getFirst();
        String[] parts = first.getDesc().split("/", -1);
        assertEquals("RJCT", first.getStsCd());
        put("20", parts[1]);
        put("12", parts[2].substring("SMT".length()));
        put("77E", "");
        put("21", told.getOrgnlMsgId().getMsgId());
        if (told.getOrgnlMsgId().getMsgNmId() != null) {
            put("11S", told.getOrgnlMsgId().getMsgNmId().substring(2) + "\r\n" + parts[3]);
        }
        put("13D", moment(document.getMsgHdr().getCreDtTm()));
        List<RequestHandling1> reasons =
                told.getReqHdlg().subList(1, told.getReqHdlg().size());
        reason(
                reasons.getFirst().getStsCd(),
                reasons.stream().map(RequestHandling1::getDesc).toList());
    }

    private static boolean isLast(Pagination1 pagination) {
        return pagination.isLastPgInd();
    }

    private static String reference(@Nullable String reference) {
        return reference == null ? NONE : reference;
    }

    private static String account(AccountIdentification4Choice id) {
        return id.getIBAN() == null ? id.getOthr().getId() : id.getIBAN();
    }

    private static String balance(CashBalance8 balance) {
        String mark = balance.getCdtDbtInd() == CreditDebitCode.CRDT ? "C" : "D";
        return mark + date(balance.getDt().getDt()) + money(balance.getAmt());
    }

    private static String money(ActiveOrHistoricCurrencyAndAmount money) {
        return money.getCcy() + amount(money.getValue(), money.getCcy());
    }

    private static String amount(BigDecimal amount, String currency) {
        int digits = Currencies.digits(currency);
        String text = amount.setScale(digits).toPlainString();
        return digits == 0 ? text + ',' : text.replace('.', ',');
    }

    private static String date(LocalDate date) {
        return DATE.format(date);
    }

    private static String moment(OffsetDateTime moment) {
        return MOMENT.format(moment);
    }
}
