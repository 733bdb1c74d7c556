package az.ecbar.reason;

/**
 * Why the ledger refused or annulled something: the codes that the schema's {@code reason} fields carry from 200 on.
 * Codes 100 to 199 are the format reasons of the gateway; 0 is no reason. A code is never given a second meaning.
 *
 * <p>Immutable; any thread.
 */
public enum RejectReason {
    /** Not refused. */
    NONE(0, "", "", ""),
    // CTN sessions and transfers in parts: the number is not taken (D19)
    SESSION_UNKNOWN(200, "", "CTN session is not open", "CTN sessiyası açıq deyil"),
    SESSION_SUPERSEDED(
            201,
            "",
            "CTN session was superseded by a later logon of the terminal",
            "CTN sessiyası terminalın sonrakı girişi ilə əvəz olunub"),
    INPUT_NUMBER_GAP(202, "", "Input number is not the next one", "Giriş nömrəsi növbəti deyil"),
    INPUT_NUMBER_USED(203, "", "Input number was taken with other bytes", "Giriş nömrəsi başqa mətnlə qəbul edilib"),
    INPUT_TOO_OLD(204, "", "Input number was taken long ago", "Giriş nömrəsi çoxdan qəbul edilib"),
    CERTIFICATE_UNKNOWN(205, "DS0B", "Certificate is not registered", "Sertifikat qeydiyyatda deyil"),
    CERTIFICATE_REVOKED(206, "DS0C", "Certificate is revoked", "Sertifikat ləğv edilib"),
    CERTIFICATE_NOT_VALID_NOW(
            207, "DS0B", "Certificate is not valid at this time", "Sertifikat bu vaxt etibarlı deyil"),
    CERTIFICATE_OF_OTHER(
            208,
            "DS0B",
            "Certificate belongs to another participant or terminal",
            "Sertifikat başqa iştirakçıya və ya terminala məxsusdur"),
    ROLE_NOT_ALLOWED(209, "", "Certificate's role does not allow this", "Sertifikatın rolu buna icazə vermir"),
    TERMINAL_UNKNOWN(210, "", "Terminal is not known", "Terminal məlum deyil"),
    OUTPUT_NOT_SENT(211, "", "Output number was never given", "Çıxış nömrəsi verilməyib"),
    TRANSFER_UNKNOWN(212, "", "Transfer in parts is not known", "Hissəli ötürmə məlum deyil"),
    TRANSFER_OUT_OF_ORDER(
            213,
            "",
            "Part of a transfer is out of order or differs from the first",
            "Ötürmənin hissəsi ardıcıl deyil və ya birincidən fərqlənir"),
    TRANSFER_TOO_LARGE(214, "", "Message is larger than allowed", "Mesaj icazə veriləndən böyükdür"),
    TRANSFER_INCOMPLETE(215, "", "Parts of the transfer are missing", "Ötürmənin hissələri çatışmır"),
    TRANSFERS_TOO_MANY(216, "", "Too many transfers are open", "Açıq ötürmələrin sayı həddi aşır"),
    TRANSFER_EXPIRED(217, "", "Transfer stood still for too long", "Ötürmə çox uzun müddət dayanıb"),
    // Payment instructions, in the order in which they are checked (4.8, 4.9)
    DAY_NOT_OPEN(220, "TM01", "The AZIPS day is not open", "AZİPS günü açıq deyil"),
    SENDER_NOT_OF_SESSION(
            221,
            "RC01",
            "Sender in block 1 is not the participant that signed",
            "1-ci blokdakı göndərən imzalayan iştirakçı deyil"),
    VALUE_DATE_PAST(222, "CH04", "Value date lies in the past", "Dəyər tarixi keçmişdədir"),
    VALUE_DATE_TOO_FAR(
            223,
            "CH03",
            "Value date lies more than 10 calendar days ahead",
            "Dəyər tarixi 10 təqvim günündən çox irəlidədir"),
    VALUE_DATE_NOT_BUSINESS_DAY(224, "DT03", "Value date is not a business day", "Dəyər tarixi iş günü deyil"),
    REFERENCE_USED(226, "AM05", "Reference was used before on this day", "İstinad bu gün artıq istifadə olunub"),
    MESSAGE_TYPE_NOT_SUPPORTED(227, "FF01", "Message type is not accepted", "Mesaj növü qəbul edilmir"),
    PRIORITY_NOT_ALLOWED(228, "FF01", "Priority is not between 30 and 99", "Prioritet 30 ilə 99 arasında deyil"),
    AMOUNT_ZERO(229, "AM01", "Amount is zero", "Məbləğ sıfırdır"),
    AMOUNT_TOO_LARGE(230, "AM02", "Amount is over the maximum", "Məbləğ maksimumu aşır"),
    ISSUER_BIC_UNKNOWN(
            231, "DNOR", "Issuer participant's BIC is not in the directory", "Emitent iştirakçının BİK-i məlum deyil"),
    ISSUER_NOT_SENDER(232, "DNOR", "Issuer participant is not the sender", "Emitent iştirakçı göndərən deyil"),
    BENEFICIARY_BIC_UNKNOWN(
            233,
            "CNOR",
            "Beneficiary participant's BIC is not in the directory",
            "Benefisiar iştirakçının BİK-i məlum deyil"),
    ISSUER_TIN_UNKNOWN(
            234, "BE16", "Issuer participant's TIN is not in the directory", "Emitent iştirakçının VÖEN-i məlum deyil"),
    BENEFICIARY_TIN_UNKNOWN(
            235,
            "BE17",
            "Beneficiary participant's TIN is not in the directory",
            "Benefisiar iştirakçının VÖEN-i məlum deyil"),
    ISSUER_CURRENCY_WRONG(
            236,
            "AM03",
            "Issuer participant has no account in the currency",
            "Emitent iştirakçının bu valyutada hesabı yoxdur"),
    BENEFICIARY_CURRENCY_WRONG(
            237,
            "AM03",
            "Beneficiary participant has no account in the currency",
            "Benefisiar iştirakçının bu valyutada hesabı yoxdur"),
    ISSUER_ACCOUNT_UNKNOWN(
            238, "AC01", "Issuer participant's account does not exist", "Emitent iştirakçının hesabı mövcud deyil"),
    BENEFICIARY_ACCOUNT_UNKNOWN(
            239,
            "AC01",
            "Beneficiary participant's account does not exist",
            "Benefisiar iştirakçının hesabı mövcud deyil"),
    ISSUER_ACCOUNT_OF_OTHER(
            240, "AC01", "Issuer's account does not belong to its BIC", "Emitentin hesabı onun BİK-inə məxsus deyil"),
    BENEFICIARY_ACCOUNT_OF_OTHER(
            241,
            "AC01",
            "Beneficiary's account does not belong to its BIC",
            "Benefisiarın hesabı onun BİK-inə məxsus deyil"),
    ISSUER_TIN_OF_OTHER(
            242, "BE01", "Issuer's TIN does not belong to its BIC", "Emitentin VÖEN-i onun BİK-inə məxsus deyil"),
    BENEFICIARY_TIN_OF_OTHER(
            243,
            "BE01",
            "Beneficiary's TIN does not belong to its BIC",
            "Benefisiarın VÖEN-i onun BİK-inə məxsus deyil"),
    SAME_ACCOUNT(
            244,
            "AC01",
            "Issuer's and beneficiary's accounts are the same",
            "Emitentin və benefisiarın hesabları eynidir"),
    LIMIT_NOT_SUPPORTED(
            245, "FF01", "Debit limits by MT205 are not in force yet", "MT205 ilə debet limitləri hələ qüvvədə deyil"),
    ISSUER_GONE(
            246,
            "AG10",
            "Issuer participant has been removed or has left",
            "Emitent iştirakçı sistemdən çıxarılıb və ya ayrılıb"),
    BENEFICIARY_GONE(
            247,
            "AG10",
            "Beneficiary participant has been removed or has left",
            "Benefisiar iştirakçı sistemdən çıxarılıb və ya ayrılıb"),
    UNFUNDED_AT_END_OF_DAY(
            248, "AM04", "Funds did not suffice until the end of the day", "Günün sonunadək vəsait kifayət etmədi"),
    BALANCE_LIMIT(
            249,
            "AM12",
            "A balance or a total would exceed what can be counted",
            "Qalıq və ya cəm hesablana bilən həddi aşardı"),
    // What a bank asks for a pending payment (4.14 to 4.17)
    PAYMENT_UNKNOWN(
            250,
            "NOOR",
            "No payment of the sender has this reference and value date",
            "Göndərənin bu istinad və dəyər tarixi ilə ödənişi yoxdur"),
    PAYMENT_SETTLED(251, "", "The payment was executed and is final", "Ödəniş icra olunub və qətidir"),
    PAYMENT_ANNULLED(252, "", "The payment was annulled", "Ödəniş ləğv edilib"),
    CANCELLED_BY_SENDER(253, "DS02", "Cancelled by the sender", "Göndərən tərəfindən ləğv edilib"),
    REQUEST_AMBIGUOUS(
            254,
            "",
            "More than one pending payment has this reference: name the value date",
            "Bu istinadla birdən çox gözləyən ödəniş var: dəyər tarixini göstərin"),
    // Commands of the genesis and of operators
    // What a bank asks about accounts (4.19 to 4.25)
    AUTHORITY_MISSING(256, "AC01", "No authority over this account", "Bu hesab üzrə səlahiyyət yoxdur"),
    STATEMENT_NOT_YET(257, "", "The account has had no statement yet", "Hesab üzrə hələ çıxarış verilməyib"),
    ANSWERS_TOO_MANY(
            258, "", "Too many long answers are on their way", "Göndərilməkdə olan uzun cavabların sayı həddi aşır"),

    LEDGER_ALREADY_BEGUN(260, "", "Ledger has begun already", "Mühasibat artıq başlanıb"),
    LEDGER_NOT_BEGUN(261, "", "Ledger has not begun", "Mühasibat hələ başlanmayıb"),
    NEEDS_TWO_OPERATORS(
            262, "", "After the genesis this needs two operators", "İlkin qurulmadan sonra buna iki operator lazımdır"),
    GENESIS_NOT_COMPLETE(263, "", "The genesis is not complete", "İlkin qurulma tamamlanmayıb"),
    LEVEL_NOT_ALLOWED(
            264,
            "",
            "Behaviour level is not higher than the current one, or not known",
            "Davranış səviyyəsi cari səviyyədən yüksək deyil və ya məlum deyil"),
    BIC_MALFORMED(265, "RC01", "BIC is malformed", "BİK düzgün deyil"),
    BIC_TAKEN(266, "", "BIC is in use", "BİK istifadədədir"),
    TIN_TAKEN(267, "", "TIN is in use", "VÖEN istifadədədir"),
    PARTICIPANT_UNKNOWN(268, "", "Participant is not known", "İştirakçı məlum deyil"),
    KIND_NOT_ALLOWED(269, "", "Kind does not fit", "Növ uyğun deyil"),
    ACCOUNT_EXISTS(270, "", "Account exists already", "Hesab artıq mövcuddur"),
    ACCOUNT_UNKNOWN(271, "AC01", "Account does not exist", "Hesab mövcud deyil"),
    CURRENCY_MALFORMED(272, "AM03", "Currency is malformed", "Valyuta kodu düzgün deyil"),
    CAUSE_NOT_SUPPORTED(273, "", "Exactly one cause is set at a time", "Eyni vaxtda yalnız bir səbəb müəyyən edilir"),
    CAUSE_ALREADY_SET(274, "", "Cause is set already", "Səbəb artıq mövcuddur"),
    CAUSE_NOT_SET(275, "", "Cause is not set or is never lifted", "Səbəb mövcud deyil və ya götürülmür"),
    RULE_VALUE_NOT_ALLOWED(276, "", "Rule or value is not allowed", "Qayda və ya qiymət yolverilməzdir"),
    RULE_TOO_SOON(
            277,
            "",
            "A change of rules is announced at least 3 full days before",
            "Qaydaların dəyişməsi ən azı 3 tam gün əvvəl elan olunur"),
    DATE_MALFORMED(278, "DT01", "Date does not exist", "Tarix mövcud deyil"),
    CERTIFICATE_EXISTS(279, "", "Certificate is registered already", "Sertifikat artıq qeydiyyatdadır"),
    REGISTRATION_CODE_WRONG(
            280, "", "Registration code is not the participant's", "Qeydiyyat kodu iştirakçıya məxsus deyil"),
    FUNDS_INSUFFICIENT(281, "AM04", "Available balance does not suffice", "Mövcud qalıq kifayət etmir"),
    AMOUNT_NOT_POSITIVE(282, "AM12", "Amount is not positive", "Məbləğ müsbət deyil"),
    CONTRA_NOT_CENTRAL_BANK(
            283, "", "Contra account is not the Central Bank's", "Əks hesab Mərkəzi Banka məxsus deyil"),
    DAY_NOT_CLOSED(284, "", "The day is not closed", "Gün bağlı deyil"),
    NOT_A_BUSINESS_DAY(285, "DT03", "Not a business day", "İş günü deyil"),
    DATE_NOT_TODAY(286, "DT01", "Date is not today's", "Tarix bugünkü deyil"),
    DAY_ALREADY_HELD(287, "", "This day has been held already", "Bu gün artıq keçirilib"),
    SYSTEM_NOT_SUPPORTED(288, "", "System is not in force yet", "Sistem hələ qüvvədə deyil"),
    ACTION_NOT_ALLOWED(289, "", "This command cannot be proposed", "Bu əmr təklif oluna bilməz"),
    ACTION_TOO_LARGE(290, "", "Proposed command is too large", "Təklif olunan əmr çox böyükdür"),
    PROPOSALS_TOO_MANY(291, "", "Too many proposals are open", "Açıq təkliflərin sayı həddi aşır"),
    PROPOSAL_UNKNOWN(292, "", "Proposal is not open", "Təklif açıq deyil"),
    SAME_OPERATOR(293, "", "Proposer and approver are the same person", "Təklif edən və təsdiq edən eyni şəxsdir"),
    ARGUMENT_UNKNOWN(294, "", "Nothing is known by this argument", "Bu arqument üzrə məlumat yoxdur"),
    LIMIT_REACHED(295, "", "A configured limit is reached", "Müəyyən edilmiş hədd dolub"),
    STANDING_ORDER_NOT_ALLOWED(
            296, "", "Times of the standing order are not allowed", "Daimi sərəncamın müddətləri yolverilməzdir"),
    STANDING_ORDER_NOT_GIVEN(297, "", "There is no standing order", "Daimi sərəncam yoxdur"),
    AUTHORITY_EXISTS(298, "", "The authority is granted already", "Səlahiyyət artıq verilib"),
    AUTHORITY_NOT_ALLOWED(
            299,
            "",
            "An authority is of another participant, for a scope and a period",
            "Səlahiyyət başqa iştirakçıya, müəyyən əhatə və müddət üzrə verilir"),
    // Why a waiting payment was annulled at the end of the day (4.18), beside 248
    HELD_AT_END_OF_DAY(
            310,
            "AC06",
            "An account was seized or a participant suspended until the end of the day",
            "Günün sonunadək hesab həbsdə və ya iştirakçının əməliyyatları dayandırılmış idi"),
    SYSTEM_SUSPENDED_AT_END_OF_DAY(
            311,
            "NARR",
            "Operation of AZIPS was suspended until the end of the day",
            "Günün sonunadək AZİPS-in fəaliyyəti dayandırılmış idi"),
    BENEFICIARY_FULL_AT_END_OF_DAY(
            312,
            "AM12",
            "No more could stand on the beneficiary's account until the end of the day",
            "Günün sonunadək benefisiarın hesabına daha çox vəsait yerləşə bilmədi"),
    // Suspension of AZIPS (4.12.3)
    ACCEPTANCE_SUSPENDED(
            313, "TM01", "AZIPS takes no payments for a while", "AZİPS müvəqqəti olaraq ödənişləri qəbul etmir"),
    PART_ALREADY_SUSPENDED(
            314,
            "",
            "No part of AZIPS is named, or one is suspended already",
            "AZİPS-in heç bir hissəsi göstərilməyib və ya göstərilən hissə artıq dayandırılıb"),
    PART_NOT_SUSPENDED(
            315,
            "",
            "No part of AZIPS is named, or one is not suspended",
            "AZİPS-in heç bir hissəsi göstərilməyib və ya göstərilən hissə dayandırılmayıb"),
    GRIDLOCK_OFF(
            320,
            "",
            "The rule set does not settle gridlocks",
            "Qaydalar toplusunda qarşılıqlı hesablaşma nəzərdə tutulmayıb"),
    // Calendar and timetable
    DECISION_MISSING(335, "", "Number of the decision is not given", "Qərarın nömrəsi göstərilməyib"),
    AFTER_CUT_OFF(336, "TM01", "The time for messages of this type is over", "Bu növ mesajların qəbul vaxtı bitib"),
    CALENDAR_DAY_NOT_ALLOWED(
            415,
            "",
            "Days are over 64, not in order, of another year, not after today, or as the week has them",
            "Günlər 64-dən çox, qeyri-ardıcıl, başqa ildən, bu gündən əvvəl və ya həftədə olduğu kimidir"),
    CALENDAR_DAY_DECIDED(
            416,
            "",
            "A day of the year that is not listed is declared otherwise than the week has it",
            "İlin siyahıda göstərilməyən bir günü həftənin qaydasından fərqli elan edilib"),
    // Channels (4.3, 4.4)
    CHANNEL_NOT_CHOSEN(
            350,
            "AG01",
            "The sender exchanges messages with AZIPS over the other channel",
            "Göndərən AZİPS ilə mesaj mübadiləsini digər kanal vasitəsilə aparır"),
    CHANNEL_NOT_ALLOWED(
            351,
            "",
            "The channel is not CTN or SWIFT, is chosen already, or the participant has none",
            "Kanal CTN və ya SWIFT deyil, artıq seçilib və ya iştirakçının kanalı yoxdur"),
    SWIFT_INPUT_TOO_OLD(
            352,
            "",
            "Message input reference is not of the last 14 days",
            "Mesajın giriş istinadı son 14 günə aid deyil"),
    SWIFT_INPUT_DIFFERS(
            353,
            "",
            "Message input reference was taken with another text",
            "Mesajın giriş istinadı başqa mətnlə qəbul edilib"),
    OUTPUT_ACKNOWLEDGED(
            410,
            "",
            "The output is acknowledged or given up already",
            "Mesaj artıq təsdiqlənib və ya ondan imtina edilib"),
    OUTPUT_NOT_FIRST(
            411, "", "An output before it has no acknowledgement yet", "Ondan əvvəlki mesajın təsdiqi hələ alınmayıb"),
    WHY_MISSING(412, "", "No reason is given", "Səbəb göstərilməyib"),
    // Language of a participant
    LANGUAGE_NOT_ALLOWED(
            405,
            "",
            "The language is not MT or ISO, is chosen already, or the participant has none",
            "Dil MT və ya ISO deyil, artıq seçilib və ya iştirakçının dili yoxdur"),
    LANGUAGE_NOT_OVER_SWIFT(406, "", "Over SWIFT the language is MT", "SWIFT vasitəsilə dil MT-dir"),
    // Joining (7-10.1)
    PARTICIPANT_NOT_JOINING(
            325, "", "Participant has joined already, or is gone", "İştirakçı artıq qoşulub və ya sistemdən çıxıb"),
    CONFORMANCE_NOT_SHOWN(
            326,
            "",
            "The last message of the self-test was not taken so from this participant",
            "Özünüyoxlamanın son mesajı bu iştirakçıdan belə qəbul edilməyib"),
    CONFORMANCE_OVER(327, "", "The self-test is too old", "Özünüyoxlama köhnəlib"),
    ISSUER_NOT_JOINED(
            328, "AG10", "Issuer participant has not joined AZIPS yet", "Emitent iştirakçı AZİPS-ə hələ qoşulmayıb"),
    BENEFICIARY_NOT_JOINED(
            329,
            "AG10",
            "Beneficiary participant has not joined AZIPS yet",
            "Benefisiar iştirakçı AZİPS-ə hələ qoşulmayıb"),
    PARTICIPANT_NOT_JOINED(330, "", "Participant has not joined AZIPS yet", "İştirakçı AZİPS-ə hələ qoşulmayıb"),
    // Accounts that are closed or seized
    ISSUER_ACCOUNT_CLOSED(355, "AC04", "Issuer's account is closed", "Göndərənin hesabı bağlanıb"),
    BENEFICIARY_ACCOUNT_CLOSED(356, "AC04", "Beneficiary's account is closed", "Benefisiarın hesabı bağlanıb"),
    ACCOUNT_CLOSED(357, "AC04", "The account is closed", "Hesab bağlanıb"),
    ACCOUNT_NOT_EMPTY(358, "", "Money stands on the account", "Hesabda vəsait var"),
    ACCOUNT_IN_USE(
            359,
            "",
            "Payments of the account are pending, it is seized, or authorities over it are registered",
            "Hesab üzrə gözləyən ödənişlər var, hesab həbsdədir və ya hesab üzrə səlahiyyətlər qeydiyyatdadır"),
    ACCOUNT_RESTED_ON(
            413,
            "",
            "An open account of LVPCSS or IPS rests on it",
            "XÖHKS və ya AÖS üzrə açıq hesab bu hesaba əsaslanır"),
    ACCOUNT_NUMBER_MALFORMED(
            435,
            "",
            "The account number holds what no message can bear",
            "Hesab nömrəsində mesajda yazıla bilməyən simvol var"),
    SEIZURE_EXISTS(
            360,
            "",
            "A decision of this number seizes the account already",
            "Hesab bu nömrəli qərarla artıq həbsdədir"),
    SEIZURE_UNKNOWN(361, "", "No decision of this number seizes the account", "Hesab bu nömrəli qərarla həbsdə deyil"),
    SEIZURE_NOT_REDUCED(
            362,
            "",
            "What stays seized is not less than what is wanted",
            "Həbsdə qalan məbləğ tələb olunandan az deyil"),
    // The workstation and paper (4.27, 6.1)
    NOT_OUT_OF_ORDER(
            365,
            "",
            "The participant is not out of order: it sends its payments itself",
            "İştirakçıda texniki nasazlıq qeyd edilməyib: ödənişlərini özü göndərir"),
    WORKSTATION_NOT_ALLOWED(
            366,
            "",
            "The participant is so already, or has no part in AZIPS",
            "İştirakçı artıq bu vəziyyətdədir və ya AZİPS-də iştirak etmir"),
    CARRIER_NOT_ALLOWED(
            367,
            "",
            "What is entered came neither to the workstation nor on paper",
            "Daxil edilən nə iş stansiyasına, nə də kağız üzərində təqdim olunub"),
    // Bad signatures of ours (4.26.3)
    OUTPUT_UNKNOWN(
            368, "NARR", "The terminal has had no output of this number", "Terminala bu nömrə ilə mesaj göndərilməyib"),
    // Continuity of the participants (section 7)
    CONTINUITY_ENTRY_NOT_ALLOWED(
            375,
            "",
            "The entry lacks what its kind wants, or its dates cannot be",
            "Qeyddə növünün tələb etdiyi məlumat yoxdur və ya tarixləri mümkün deyil"),
    SHARE_NOT_ABOVE(
            376,
            "",
            "The share of the year's value is not above the limit",
            "İllik dövriyyədə pay müəyyən edilmiş həddən yuxarı deyil"),
    // IPS: payments and refunds, in the order in which they are checked (5-1.9), then why they end
    IPS_DAY_NOT_BEGUN(500, "TM01", "No IPS day has begun yet", "AÖS günü hələ başlamayıb"),
    INTERMEDIARY_NOT_ALLOWED(
            501,
            "AG01",
            "An intermediary sends requests and queries alone",
            "Vasitəçi yalnız tələb və sorğu göndərə bilər"),
    VALUE_DATE_NOT_TODAY(502, "DT01", "Value date is not today", "Dəyər tarixi bu gün deyil"),
    DOCUMENT_NUMBER_USED(
            503,
            "AM05",
            "Message or transaction identification was used before",
            "Mesajın və ya əməliyyatın identifikatoru artıq istifadə olunub"),
    DOCUMENT_NUMBER_MISSING(
            504,
            "MINF",
            "Message or transaction identification is missing",
            "Mesajın və ya əməliyyatın identifikatoru yoxdur"),
    IPS_CURRENCY_WRONG(505, "AM03", "IPS settles in manats alone", "AÖS-də hesablaşma yalnız manatla aparılır"),
    ISSUER_CORRESPONDENT_UNKNOWN(
            506,
            "AC01",
            "Correspondent account of the issuer's side does not exist",
            "Emitent tərəfin müxbir hesabı mövcud deyil"),
    ISSUER_CORRESPONDENT_OF_OTHER(
            507,
            "AC01",
            "Correspondent account is not that of the issuer's settlement bank",
            "Müxbir hesab emitentin hesablaşma bankına məxsus deyil"),
    BENEFICIARY_CORRESPONDENT_UNKNOWN(
            508,
            "AC01",
            "Correspondent account of the beneficiary's side does not exist",
            "Benefisiar tərəfin müxbir hesabı mövcud deyil"),
    BENEFICIARY_CORRESPONDENT_OF_OTHER(
            509,
            "AC01",
            "Correspondent account is not that of the beneficiary's settlement bank",
            "Müxbir hesab benefisiarın hesablaşma bankına məxsus deyil"),
    ORIGINAL_UNKNOWN(515, "NOOR", "The payment that is refunded is not known", "Qaytarılan ödəniş məlum deyil"),
    ORIGINAL_NOT_SETTLED(
            516, "NOOR", "The payment that is refunded was not executed", "Qaytarılan ödəniş icra edilməyib"),
    REFUND_PARTIES_DIFFER(
            517,
            "NARR",
            "The refund is not between the two accounts of the payment",
            "Geri qaytarma ödənişin iki hesabı arasında deyil"),
    REFUND_TOO_LATE(518, "TM01", "The time to refund the payment is over", "Ödənişi qaytarmaq üçün müddət bitib"),
    REFUND_TOO_LARGE(519, "AM09", "All refunds together exceed the payment", "Geri qaytarmaların cəmi ödənişi aşır"),
    NOTHING_ASKED(
            520,
            "NOOR",
            "Nothing is asked of the participant under this identification",
            "Bu identifikatorla iştirakçıdan heç nə soruşulmayıb"),
    IPS_PAYMENT_UNKNOWN(
            521,
            "NOOR",
            "No payment or refund of the participant bears this identification",
            "İştirakçının bu identifikatorla ödənişi və ya geri qaytarması yoxdur"),
    PAYEE_SILENT(
            525, "AB05", "Who was asked did not answer in time", "Sorğu göndərilən iştirakçı vaxtında cavab vermədi"),
    REFUSED_BY_PARTICIPANT(526, "MS03", "Who was asked refused", "Sorğu göndərilən iştirakçı imtina etdi"),
    // Liquidity of IPS (5-1.7)
    IPS_HEADROOM_LACKING(
            550,
            "AM04",
            "Limit and net position of the clearing account do not suffice",
            "Klirinq hesabının limiti və xalis mövqeyi kifayət etmir"),
    IPS_SETTLEMENT_HEADROOM_LACKING(
            551,
            "AM04",
            "Limit and net position of the settlement account do not suffice",
            "Hesablaşma hesabının limiti və xalis mövqeyi kifayət etmir"),
    IPS_ACCOUNT_SEIZED(552, "AC06", "The account is seized", "Hesab həbsdədir"),
    IPS_AGENT_SUSPENDED(
            553,
            "AG10",
            "The participant or its settlement bank is suspended in IPS",
            "İştirakçının və ya onun hesablaşma bankının AÖS-də iştirakı dayandırılıb"),
    IPS_CREDITOR_AGENT_SUSPENDED(
            554,
            "AG11",
            "The beneficiary participant or its settlement bank is suspended in IPS",
            "Benefisiar iştirakçının və ya onun hesablaşma bankının AÖS-də iştirakı dayandırılıb"),
    IPS_LIMIT_OF_OTHER(
            555,
            "AC03",
            "The account is neither the sender's own nor of a participant under it",
            "Hesab nə göndərənin, nə də onun vasitəsilə iştirak edənin hesabıdır"),
    IPS_LIMIT_BELOW_USE(
            556,
            "AM02",
            "The limit is less than the net debit and what is reserved",
            "Limit xalis debet mövqeyindən və bloklanmış məbləğdən azdır"),
    IPS_LIMITS_TOGETHER(
            557,
            "AM02",
            "The limits of the clearing accounts together exceed that of the settlement account",
            "Klirinq hesablarının limitləri birlikdə hesablaşma hesabının limitini aşır"),
    IPS_LIMIT_UNFUNDED(
            558,
            "AM04",
            "The correspondent account has not so much available",
            "Müxbir hesabda bu qədər sərbəst vəsait yoxdur"),
    IPS_LIMIT_FOLLOWS(
            559,
            "AM02",
            "The limit is that of the settlement account, by the participant's choice",
            "Limit iştirakçının seçiminə görə hesablaşma hesabının limitinə bərabərdir"),
    IPS_INDIRECT_EXIST(
            560,
            "",
            "Indirect participants have clearing accounts under it",
            "Dolayı iştirakçıların bu hesabla bağlı klirinq hesabları var"),
    IPS_ALL_TO_OWN(
            561,
            "",
            "The direct participant keeps its limit to its own clearing account",
            "Birbaşa iştirakçı limitini yalnız öz klirinq hesabına ayırıb");

    private static final RejectReason[] BY_CODE = new RejectReason[600];

    static {
        for (RejectReason reason : values()) {
            BY_CODE[reason.code] = reason;
        }
    }

    private final int code;
    private final String isoCode;
    private final String english;
    private final String azerbaijani;

    RejectReason(int code, String isoCode, String english, String azerbaijani) {
        this.code = code;
        this.isoCode = isoCode;
        this.english = english;
        this.azerbaijani = azerbaijani;
    }

    /** The reason with this code; {@link IllegalArgumentException} if there is none. */
    public static RejectReason of(int code) {
        if (!isKnown(code)) {
            throw new IllegalArgumentException("no reject reason has code " + code);
        }
        return BY_CODE[code];
    }

    /** Whether a code is one of these. */
    public static boolean isKnown(int code) {
        return code >= 0 && code < BY_CODE.length && BY_CODE[code] != null;
    }

    /** Number in the schema's {@code reason} fields and in notices. */
    public int code() {
        return code;
    }

    /** ISO 20022 external reason code; empty where a bank never sees the reason in a payment notice. */
    public String isoCode() {
        return isoCode;
    }

    /** Text in English. */
    public String english() {
        return english;
    }

    /** Text in Azerbaijani. */
    public String azerbaijani() {
        return azerbaijani;
    }
}
