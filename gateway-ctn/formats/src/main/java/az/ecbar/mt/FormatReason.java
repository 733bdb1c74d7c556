package az.ecbar.mt;

import az.ecbar.mt.check.Amount;
import az.ecbar.mt.check.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Why a message cannot be read: the internal code (100 to 199, of ISO messages 385 to 399 too), the external reason of ISO 20022, and a text in English
 * and in Azerbaijani. A code that was released is never given another meaning.
 *
 * <p>The table for readers is {@code docs/formats/reason-codes.md}; a test holds the two together. The English text keeps
 * to character set x, since it goes into field 79 of a notice.
 *
 * @rule 4.8.3
 */
public enum FormatReason {
    // The message as a whole
    MESSAGE_TOO_LONG(100, "FF01", "the message is longer than 10000 characters", "mesaj 10000 simvoldan uzundur"),
    BLOCK_UNCLOSED(101, "FF01", "a block is not closed", "blok bağlanmayıb"),
    BLOCK_EXPECTED(102, "FF01", "a block should begin here", "burada blok başlamalıdır"),
    BLOCK_UNKNOWN(103, "FF01", "this block is not known", "bu blok naməlumdur"),
    BLOCK_DUPLICATE(104, "FF01", "this block occurs twice", "bu blok təkrarlanır"),
    BLOCK_OUT_OF_ORDER(105, "FF01", "the blocks are not in order", "blokların ardıcıllığı pozulub"),
    BLOCK_MISSING(106, "MINF", "a block is missing", "blok çatışmır"),

    // Headers
    BASIC_HEADER_INVALID(107, "FF01", "block 1 is not a basic header", "1-ci blok əsas başlıq deyil"),
    APPLICATION_HEADER_INVALID(108, "FF01", "block 2 is not an application header", "2-ci blok tətbiq başlığı deyil"),
    DIRECTION_WRONG(109, "FF01", "the message goes in the other direction", "mesajın istiqaməti yanlışdır"),
    TERMINAL_INVALID(110, "RC01", "the logical terminal is not well formed", "məntiqi terminalın kodu yanlışdır"),
    RECEIVER_UNKNOWN(111, "RC01", "the message is not addressed to this system", "mesaj bu sistemə ünvanlanmayıb"),
    TRAINING_MESSAGE(
            112,
            "FF01",
            "test and training messages are not accepted here",
            "sınaq və təlim mesajları burada qəbul edilmir"),
    TYPE_NOT_SUPPORTED(113, "FF01", "this message type is not accepted here", "bu mesaj növü burada qəbul edilmir"),
    VARIANT_NOT_SUPPORTED(
            114, "FF01", "field 119 names a variant that is not accepted", "119-cu sahədəki variant qəbul edilmir"),
    USER_HEADER_INVALID(115, "FF01", "block 3 is not a user header", "3-cü blok istifadəçi başlığı deyil"),
    HEADER_FIELD_UNKNOWN(116, "FF01", "this field of block 3 is not accepted", "3-cü blokun bu sahəsi qəbul edilmir"),
    HEADER_FIELD_DUPLICATE(117, "FF01", "this field of block 3 occurs twice", "3-cü blokun bu sahəsi təkrarlanır"),
    PRIORITY_INVALID(118, "FF01", "the priority is not four digits", "prioritet dörd rəqəm deyil"),
    USER_REFERENCE_INVALID(119, "FF01", "field 108 is not 1 to 16 characters", "108-ci sahə 1-16 simvol deyil"),
    UETR_INVALID(120, "FF01", "field 121 is not a UETR", "121-ci sahə UETR deyil"),
    TRAILERS_INVALID(121, "FF01", "block 5 is not well formed", "5-ci blok düzgün tərtib edilməyib"),
    TRAILER_UNKNOWN(122, "FF01", "this trailer is not accepted", "bu sonluq qəbul edilmir"),
    TRAILER_DUPLICATE(123, "FF01", "this trailer occurs twice", "bu sonluq təkrarlanır"),

    // Text of block 4
    TEXT_START_INVALID(124, "FF01", "block 4 does not begin with a line end", "4-cü blok sətir sonu ilə başlamır"),
    CHARACTER_NOT_ALLOWED(125, "FF01", "a character is not in character set x", "simvol x simvollar dəstinə aid deyil"),
    LINE_END_INVALID(126, "FF01", "a line does not end with CR and LF", "sətir CR və LF ilə bitmir"),
    LINE_BLANK(127, "FF01", "a line is blank", "sətir boşdur"),
    LINE_TOO_LONG(128, "FF01", "a line is too long", "sətir çox uzundur"),
    LINE_START_INVALID(129, "FF01", "a line begins with a hyphen", "sətir defislə başlayır"),
    TOO_MANY_LINES(130, "FF01", "the field has too many lines", "sahədə sətirlərin sayı çoxdur"),
    TOO_FEW_LINES(131, "MINF", "the field has too few lines", "sahədə sətirlərin sayı azdır"),
    TAG_INVALID(132, "FF01", "a field should begin here with its tag", "burada sahənin nişanı olmalıdır"),
    FIELD_NOT_ALLOWED(133, "FF01", "this field does not belong to this message", "bu sahə bu mesaja aid deyil"),
    FIELD_DUPLICATE(134, "FF01", "this field occurs twice", "bu sahə təkrarlanır"),
    FIELD_OUT_OF_ORDER(135, "FF01", "this field is not in its place", "bu sahə öz yerində deyil"),
    FIELD_MISSING(136, "MINF", "a mandatory field is missing", "məcburi sahə çatışmır"),
    FIELD_EMPTY(137, "MINF", "the field is empty", "sahə boşdur"),

    // References
    REFERENCE_LENGTH(140, "FF01", "a reference is not 1 to 16 characters", "istinad 1-16 simvol deyil"),
    REFERENCE_SLASH(
            141,
            "FF01",
            "a reference begins or ends with a slash or holds two in a row",
            "istinad çəp xətlə başlayır, bitir və ya iki çəp xətt ardıcıldır"),
    REFERENCE_SPACE(142, "FF01", "a reference begins or ends with a space", "istinad boşluqla başlayır və ya bitir"),

    // Codes, date, amount
    BANK_OPERATION_INVALID(145, "FF01", "field 23B is not CRED", "23B sahəsi CRED deyil"),
    CHARGES_INVALID(146, "FF01", "field 71A is not OUR", "71A sahəsi OUR deyil"),
    DATE_INVALID(147, "DT01", "the value date is not a date", "valyutalaşdırma tarixi mövcud deyil"),
    CURRENCY_UNKNOWN(148, "AM03", "the currency is not known", "valyuta naməlumdur"),
    AMOUNT_LENGTH(149, "AM12", "the amount is not 1 to 15 characters", "məbləğ 1-15 simvol deyil"),
    AMOUNT_CHARACTER(
            150,
            "AM12",
            "the amount holds something else than digits and one comma",
            "məbləğdə rəqəm və bir vergüldən başqa simvol var"),
    AMOUNT_NO_COMMA(151, "AM12", "the amount has no comma", "məbləğdə vergül yoxdur"),
    AMOUNT_NO_INTEGER(152, "AM12", "the amount has no digit before the comma", "məbləğdə vergüldən əvvəl rəqəm yoxdur"),
    AMOUNT_DECIMALS(
            153, "AM12", "the amount has more decimals than its currency", "məbləğin kəsr hissəsi valyuta üçün çoxdur"),
    AMOUNT_ZERO(154, "AM01", "the amount is zero", "məbləğ sıfırdır"),

    // Parties
    ACCOUNT_LINE_INVALID(
            155, "AC01", "the first line is not a slash and an account", "birinci sətir çəp xətt və hesab deyil"),
    IBAN_INVALID(
            156,
            "AC01",
            "the account is not an Azerbaijani IBAN of 28 characters",
            "hesab 28 simvollu Azərbaycan IBAN-ı deyil"),
    IBAN_CHECK_DIGITS(157, "AC01", "the check digits of the IBAN are wrong", "IBAN-ın yoxlama rəqəmləri yanlışdır"),
    CORRESPONDENT_ACCOUNT_INVALID(
            158,
            "AC01",
            "the correspondent account is not an Azerbaijani IBAN of 28 characters",
            "müxbir hesab 28 simvollu Azərbaycan IBAN-ı deyil"),
    ISSUER_TIN_INVALID(159, "BE16", "the TIN on the issuer side is wrong", "emitent tərəfin VÖEN-i yanlışdır"),
    BENEFICIARY_TIN_INVALID(
            160, "BE17", "the TIN on the beneficiary side is wrong", "benefisiar tərəfin VÖEN-i yanlışdır"),
    TIN_LINE_INVALID(
            161, "FF01", "the third line is not TIN, slash, personal code", "üçüncü sətir VÖEN, çəp xətt, FİN deyil"),
    BANK_LINE_INVALID(
            162,
            "FF01",
            "the fourth line is not bank code, slash, TIN, slash, BIC",
            "dördüncü sətir bank kodu, VÖEN və BIC deyil"),
    BANK_CODE_INVALID(163, "FF01", "the bank code is not six digits", "bank kodu altı rəqəm deyil"),
    BIC_INVALID(164, "RC01", "the BIC is not well formed", "BIC düzgün tərtib edilməyib"),

    // Field 72
    INSTRUCTION_INVALID(
            170,
            "FF01",
            "field 72 is not made of codes between slashes",
            "72-ci sahə çəp xətlər arasında kodlardan ibarət deyil"),
    LIMIT_ACCOUNT_INVALID(
            171,
            "AC01",
            "the account of the limit is missing or not well formed",
            "limit hesabı yoxdur və ya yanlışdır"),
    LIMIT_IN_CUSTOMER_PAYMENT(172, "FF01", "a limit is changed by MT205 only", "limit yalnız MT205 ilə dəyişdirilir"),

    // MT298, MT900, MT910
    SMT_NUMBER_INVALID(175, "FF01", "field 12 is not three digits", "12-ci sahə üç rəqəm deyil"),
    SMT_NOT_SUPPORTED(176, "FF01", "this SMT is not accepted here", "bu SMT burada qəbul edilmir"),
    CONTENT_TOO_LONG(
            177,
            "FF01",
            "the content of field 77E is longer than 9800 characters",
            "77E sahəsinin məzmunu 9800 simvoldan uzundur"),
    MOMENT_INVALID(178, "FF01", "field 13D is not a date and time with offset", "13D sahəsi tarix və vaxt deyil"),
    MESSAGE_MEANT_INVALID(
            179, "FF01", "field 11S is not a message type and a date", "11S sahəsi mesaj növü və tarix deyil"),
    REASON_INVALID(180, "FF01", "field 79 does not begin with a reason", "79-cu sahə səbəblə başlamır"),
    QUEUE_PRIORITY_INVALID(181, "FF01", "field 11P is not four digits", "11P sahəsi dörd rəqəm deyil"),
    ORDERING_PARTY_INVALID(
            182,
            "FF01",
            "there must be exactly one of 50K, 52A and 52D",
            "50K, 52A və 52D sahələrindən yalnız biri olmalıdır"),

    // MT102
    PARTICIPANTS_DIFFER(
            183,
            "FF01",
            "all payments of an MT102 are from one participant to one participant",
            "MT102-nin bütün ödənişləri bir iştirakçıdan bir iştirakçıya olmalıdır"),
    CURRENCIES_DIFFER(
            184, "AM03", "the currency is not that of the first payment", "valyuta birinci ödənişin valyutası deyil"),
    CONTROL_SUM(
            185,
            "AM10",
            "the amounts of the payments do not add up to the sum",
            "ödənişlərin məbləğləri yekun məbləğə bərabər deyil"),
    ITEM_REFERENCE_DUPLICATE(
            186,
            "AM05",
            "another payment of this message has the same reference",
            "bu mesajın başqa ödənişi eyni istinada malikdir"),

    // Statements, answers and what is asked
    STATEMENT_INVALID(
            190, "FF01", "a field of the statement is not well formed", "çıxarışın sahəsi düzgün tərtib edilməyib"),
    INQUIRY_TYPE_INVALID(
            191, "FF01", "field 12 names no message that can be asked for", "12-ci sahədəki mesaj sorğu ilə verilmir"),
    ACCOUNT_ASKED_INVALID(
            192,
            "AC01",
            "field 25 is not an IBAN, alone or with a currency behind it",
            "25-ci sahə IBAN və ya valyutalı IBAN deyil"),
    FLOOR_INVALID(
            193,
            "FF01",
            "field 34F is not the currency of the account and an amount",
            "34F sahəsi hesabın valyutası və məbləğ deyil"),

    // ISO 20022
    XML_NOT_WELL_FORMED(385, "FF01", "the XML is not well formed", "XML düzgün tərtib edilməyib"),
    XML_NOT_ACCEPTED(
            386,
            "FF01",
            "a comment, instruction, attribute, document type or encoding is not accepted",
            "şərh, təlimat, atribut, sənəd növü və ya kodlaşdırma qəbul edilmir"),
    NAMESPACE_NOT_ACCEPTED(
            387, "FF01", "this name space or version is not accepted", "bu ad fəzası və ya versiya qəbul edilmir"),
    TEXT_BETWEEN_ELEMENTS(388, "FF01", "text stands between elements", "elementlər arasında mətn var"),
    ELEMENT_TOO_OFTEN(389, "FF01", "the element occurs too often", "element həddindən çox təkrarlanır"),
    DEFINITION_DIFFERS(
            390,
            "FF01",
            "the header names another message than the document",
            "başlıqda sənəddəkindən başqa mesaj göstərilib"),
    SERVICE_NOT_ACCEPTED(391, "FF01", "the business service is not AZIPS", "xidmət AZIPS deyil"),
    IDENTIFICATION_DIFFERS(
            392,
            "FF01",
            "an identification differs from that of the message",
            "identifikator mesajın identifikatorundan fərqlənir"),
    MOMENT_NOT_WELL_FORMED(393, "FF01", "a date and time is not well formed", "tarix və vaxt düzgün tərtib edilməyib"),
    COUNT_DIFFERS(
            394,
            "AM18",
            "the number of payments is not that of the message",
            "ödənişlərin sayı mesajdakına uyğun deyil"),
    CODE_NOT_ACCEPTED(395, "FF01", "this value is not accepted here", "bu qiymət burada qəbul edilmir"),
    TEXT_BEGIN_NOT_ACCEPTED(
            396, "FF01", "a text begins with a colon or a hyphen", "mətn iki nöqtə və ya defislə başlayır"),

    // IPS
    XML_TOO_LONG(600, "FF01", "the message has more than 16384 bytes", "mesaj 16384 baytdan uzundur"),
    TEXT_TOO_LONG(601, "FF01", "the text is longer than its element may be", "mətn elementin uzunluğundan çoxdur"),
    CONTROL_CHARACTER(602, "FF01", "a control character stands in the text", "mətndə idarəetmə simvolu var"),
    IDENTIFIER_NOT_WELL_FORMED(
            603, "FF01", "an identifier is not well formed", "identifikator düzgün tərtib edilməyib"),
    UETR_NOT_WELL_FORMED(604, "FF01", "the value is not a UETR", "qiymət UETR deyil"),
    AMOUNT_TOO_LONG(605, "AM12", "the amount has more than 18 digits", "məbləğdə 18-dən çox rəqəm var"),
    CURRENCY_NOT_NATIONAL(606, "AM03", "the currency is not AZN", "valyuta AZN deyil"),
    RECEIVER_NOT_IPS(607, "RC01", "the message is not addressed to the IPS", "mesaj AÖS-ə ünvanlanmayıb"),
    SERVICE_NOT_IPS(608, "FF01", "the business service is not IPS", "xidmət IPS deyil"),
    TRANSACTIONS_NOT_ONE(609, "AM18", "a message bears just one transaction", "mesajda yalnız bir əməliyyat olmalıdır");

    private final int code;
    private final String isoReason;
    private final String english;
    private final String azerbaijani;

    FormatReason(int code, String isoReason, String english, String azerbaijani) {
        this.code = code;
        this.isoReason = isoReason;
        this.english = english;
        this.azerbaijani = azerbaijani;
    }

    /** The internal code, 100 to 199, 385 to 399 or 600 to 619. */
    public int code() {
        return code;
    }

    /** The external reason of ISO 20022, four characters. */
    public String isoReason() {
        return isoReason;
    }

    /** What is wrong, in English and in character set x. */
    public String english() {
        return english;
    }

    /** What is wrong, in Azerbaijani. */
    public String azerbaijani() {
        return azerbaijani;
    }

    /** The reason for what a check of an amount found; null when it is valid. */
    public static @Nullable FormatReason of(Amount.Finding finding) {
        return switch (finding) {
            case VALID -> null;
            case LENGTH -> AMOUNT_LENGTH;
            case CHARACTER -> AMOUNT_CHARACTER;
            case NO_COMMA -> AMOUNT_NO_COMMA;
            case NO_INTEGER -> AMOUNT_NO_INTEGER;
            case DECIMALS -> AMOUNT_DECIMALS;
            case ZERO -> AMOUNT_ZERO;
        };
    }

    /** The reason for what a check of a reference found; null when it is valid. */
    public static @Nullable FormatReason of(Reference.Finding finding) {
        return switch (finding) {
            case VALID -> null;
            case LENGTH -> REFERENCE_LENGTH;
            case CHARACTER -> CHARACTER_NOT_ALLOWED;
            case SLASH -> REFERENCE_SLASH;
            case SPACE -> REFERENCE_SPACE;
        };
    }
}
