package az.ecbar.stp.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a glance at an ISO message tells: by the names of elements alone, for an unreadable message gets its number too.
 * Messages of the centre have one form, and their signature was verified before. Stateless.
 */
final class IsoGlance {
    private static final Pattern KIND = Pattern.compile("<(?:\\w+:)?MsgDefIdr>\\s*([a-z]{4}\\.\\d{3})\\.");
    private static final Pattern MESSAGE = Pattern.compile("<(?:\\w+:)?MsgId>\\s*([^<\\s]*)");
    /** Of a request for cancellation, which has no MsgId: the header bears the same. */
    private static final Pattern REQUEST = Pattern.compile("<(?:\\w+:)?BizMsgIdr>\\s*([^<\\s]*)");

    private static final Pattern NUMBER = Pattern.compile("/([0-9]{3})/([A-Z0-9]{0,8})");
    private static final Pattern SMT = Pattern.compile("/SMT(\\d{3})/");
    private static final Pattern CODE = Pattern.compile("^(\\d{3})\\b");
    private static final Pattern CENTRE_REFERENCE = Pattern.compile("/(A\\d{15})/");

    private IsoGlance() {}

    static MessageGlance at(String message) {
        Matcher matcher = KIND.matcher(message);
        String kind = matcher.find() ? matcher.group(1) : "";
        return new MessageGlance(kind, reference(kind, message), related(kind, message), "", message);
    }

    /** Of a notice the centre's reference, of every other message that of the sender. */
    private static String reference(String kind, String message) {
        return switch (kind) {
            case "pacs.002" -> value(message, "ClrSysRef");
            case "camt.029" -> value(message, "CxlStsId");
            case "camt.025" -> ofDescription(message);
            case "camt.052", "camt.053", "camt.054" -> value(document(message), "Id");
            case "camt.056" -> first(REQUEST, message);
            default -> first(MESSAGE, message);
        };
    }

    private static String related(String kind, String message) {
        return switch (kind) {
            case "pacs.002", "camt.029" -> value(message, "OrgnlMsgId");
            case "camt.025" -> value(after(message, "OrgnlMsgId"), "MsgId");
            case "camt.054" -> value(message, "InstrId");
            case "camt.052" -> value(after(message, "OrgnlBizQry"), "MsgId");
            default -> "";
        };
    }

    /**
     * The type or SMT number of the MT that says the same, with slash and number of the reason where it bears one: by it the
     * self-test names an answer. Empty of a payment, of a statement, and of what is none of the centre's messages.
     */
    static String answer(MessageGlance glance) {
        String message = glance.text();
        String number = switch (glance.type()) {
            case "pacs.002" -> ofStatusAsMt(message);
            case "camt.029" -> "250";
            case "camt.025" -> first(SMT, value(message, "Desc"));
            case "camt.052" -> value(after(message, "RptgSrc"), "Prtry").replaceFirst("^S?MT", "");
            case "camt.054" -> message.contains("<CdtDbtInd>CRDT</CdtDbtInd>") ? "910" : "900";
            default -> "";
        };
        boolean isOfReason = !number.isEmpty() && !glance.type().startsWith("camt.05") && !number.equals("854");
        String code = isOfReason ? first(CODE, words(glance)) : "";
        return code.isEmpty() ? number : number + "/" + code;
    }

    private static String ofStatusAsMt(String message) {
        AboutOurs.Event event = ofStatus(message);
        return event == null
                ? "854"
                : switch (event) {
                    case SETTLED -> "12";
                    case WAITS -> "700";
                    case ANNULLED -> "701";
                    case REFUSED -> "900";
                };
    }

    /** What the message says of one of ours; null when it is about none. */
    static @Nullable AboutOurs aboutOurs(MessageGlance glance) {
        String message = glance.text();
        AboutOurs.Event event = switch (glance.type()) {
            case "pacs.002" -> ofStatus(message);
            case "camt.025", "camt.029" -> AboutOurs.Event.REFUSED;
            case "camt.054" -> isOwnDebit(message) ? AboutOurs.Event.SETTLED : null;
            default -> null;
        };
        if (event == null || glance.related().isEmpty()) {
            return null;
        }
        return new AboutOurs(event, glance.reference(), glance.related(), reason(glance), words(glance));
    }

    /** An answer to an inquiry bears StsId: it tells nothing new. */
    private static AboutOurs.@Nullable Event ofStatus(String message) {
        if (message.contains("<StsId>")) {
            return null;
        }
        return switch (value(message, "TxSts")) {
            case "ACSC" -> AboutOurs.Event.SETTLED;
            case "PDNG" -> AboutOurs.Event.WAITS;
            case "CANC" -> AboutOurs.Event.ANNULLED;
            case "RJCT" -> message.contains("<OrgnlTxRef>") ? AboutOurs.Event.ANNULLED : AboutOurs.Event.REFUSED;
            default -> null;
        };
    }

    /** A debit that somebody else ordered is no payment of ours. */
    private static boolean isOwnDebit(String message) {
        return message.contains("<CdtDbtInd>DBIT</CdtDbtInd>") && !message.contains("<InitgPty>");
    }

    private static String reason(MessageGlance glance) {
        String message = glance.text();
        return glance.type().equals("camt.025")
                ? value(after(after(message, "ReqHdlg"), "ReqHdlg"), "StsCd")
                : value(after(message, "Rsn"), "Cd");
    }

    /** The reason's number, its words, and the field or element that is meant; they stand one after the other. */
    private static String words(MessageGlance glance) {
        boolean isReceipt = glance.type().equals("camt.025");
        String name = isReceipt ? "Desc" : "AddtlInf";
        StringBuilder words = new StringBuilder();
        String field = "";
        // The first of a receipt tells what it is a receipt of.
        String rest = isReceipt ? after(glance.text(), name) : glance.text();
        for (rest = after(rest, name); !rest.isEmpty(); rest = after(rest, name)) {
            String one = unescaped(rest.substring(0, Math.max(0, rest.indexOf('<'))));
            Matcher number = NUMBER.matcher(one);
            if (number.matches()) {
                words.append(number.group(1));
                field = number.group(2);
            } else if (one.startsWith("/Document") || one.startsWith("/AppHdr")) {
                field = one;
            } else {
                words.append(' ').append(one);
            }
        }
        return words.append(field.isEmpty() ? "" : " (field " + field + ")")
                .toString()
                .strip();
    }

    private static String first(Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String ofDescription(String message) {
        Matcher matcher = CENTRE_REFERENCE.matcher(value(message, "Desc"));
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String document(String message) {
        int document = message.indexOf("<Document");
        return document < 0 ? "" : message.substring(document);
    }

    /** The value of the first element of this name; empty when there is none. */
    private static String value(String message, String name) {
        String rest = after(message, name);
        int end = rest.indexOf('<');
        return end < 0 ? "" : unescaped(rest.substring(0, end).strip());
    }

    private static String after(String message, String name) {
        int at = message.indexOf('<' + name + '>');
        return at < 0 ? "" : message.substring(at + name.length() + 2);
    }

    private static String unescaped(String value) {
        return value.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
