package az.ecbar.stp.print;

import java.util.Map;

/** What types of messages and fields are called on paper, in English and Azerbaijani. Immutable; any thread. */
final class FieldNames {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("MT102", "Payments of customers / Müştərilərin ödənişləri"),
            Map.entry("MT103", "Payment of a customer / Müştərinin ödənişi"),
            Map.entry("MT205", "Payment of a participant / İştirakçının ödənişi"),
            Map.entry("MT900", "Advice of debit / Debet bildirişi"),
            Map.entry("MT910", "Advice of credit / Kredit bildirişi"),
            Map.entry("MT920", "Inquiry / Sorğu"),
            Map.entry("MT941", "Balance of an account / Hesabın qalığı"),
            Map.entry("MT942", "Interim entries / Aralıq əməliyyatlar"),
            Map.entry("MT950", "Statement of an account / Hesabdan çıxarış"),
            Map.entry("MT999", "Announcement / Elan"),
            Map.entry("SMT012", "Payment executed / Ödəniş icra edilib"),
            Map.entry("SMT200", "Cancellation asked for / Ləğv sorğusu"),
            Map.entry("SMT202", "Change of priority asked for / Prioritetin dəyişdirilməsi sorğusu"),
            Map.entry("SMT250", "Payment not cancelled / Ödəniş ləğv edilməyib"),
            Map.entry("SMT252", "Priority not changed / Prioritet dəyişdirilməyib"),
            Map.entry("SMT700", "Payment waits / Ödəniş gözləyir"),
            Map.entry("SMT701", "Payment annulled / Ödəniş ləğv edilib"),
            Map.entry("SMT710", "Of a participant / İştirakçı haqqında"),
            Map.entry("SMT720", "Of an account / Hesab haqqında"),
            Map.entry("SMT800", "Inquiry about movements / Hərəkət üzrə sorğu"),
            Map.entry("SMT801", "Inquiry about what waits / Gözləyənlər üzrə sorğu"),
            Map.entry("SMT804", "Inquiry about a payment / Ödəniş üzrə sorğu"),
            Map.entry("SMT850", "Movements of an account / Hesab üzrə hərəkət"),
            Map.entry("SMT851", "What waits, and the account / Gözləyənlər və hesabın vəziyyəti"),
            Map.entry("SMT854", "One payment / Ödəniş haqqında məlumat"),
            Map.entry("SMT900", "Refused / İmtina edilib"),
            Map.entry("pacs.008.001.08", "Payment of a customer / Müştərinin ödənişi"),
            Map.entry("pacs.009.001.08", "Payment of a participant / İştirakçının ödənişi"),
            Map.entry("pacs.002.001.10", "Status of a payment / Ödənişin vəziyyəti"),
            Map.entry("camt.025.001.05", "Refused / İmtina edilib"),
            Map.entry("camt.029.001.09", "Payment not cancelled / Ödəniş ləğv edilməyib"),
            Map.entry("camt.052.001.08", "Information on an account / Hesab haqqında məlumat"),
            Map.entry("camt.053.001.08", "Statement of an account / Hesabdan çıxarış"),
            Map.entry("camt.054.001.08", "Advice / Bildiriş"));

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("11P", "Priority / Prioritet"),
            Map.entry("11S", "Message meant / Aid olduğu mesaj"),
            Map.entry("12", "Type of the message / Mesajın növü"),
            Map.entry("13D", "As of / Tarix və vaxt"),
            Map.entry("19", "Sum of the amounts / Məbləğlərin cəmi"),
            Map.entry("20", "Reference / İstinad"),
            Map.entry("20P", "AZIPS's reference of the payment / Ödənişin AZİPS-dəki istinadı"),
            Map.entry("21", "Related reference / Əlaqəli istinad"),
            Map.entry("21P", "Sender's reference of the payment / Göndərənin istinadı"),
            Map.entry("21S", "Seized by decision / Həbs qərarı"),
            Map.entry("23", "Kind / Növ"),
            Map.entry("23B", "Kind of payment / Ödənişin növü"),
            Map.entry("23S", "State / Vəziyyət"),
            Map.entry("25", "Account / Hesab"),
            Map.entry("25A", "Accounts / Hesablar"),
            Map.entry("28", "Statement number / Çıxarışın nömrəsi"),
            Map.entry("28C", "Statement number and page / Çıxarışın nömrəsi və səhifəsi"),
            Map.entry("30", "Value date / Dəyər tarixi"),
            Map.entry("32A", "Value date, currency, amount / Dəyər tarixi, valyuta, məbləğ"),
            Map.entry("32B", "Currency, amount / Valyuta, məbləğ"),
            Map.entry("32H", "Held / Həbsdə saxlanılan məbləğ"),
            Map.entry("32L", "Lacking / Çatışmayan məbləğ"),
            Map.entry("32S", "To be held / Həbs olunmalı məbləğ"),
            Map.entry("32V", "Available / İstifadə oluna bilən məbləğ"),
            Map.entry("34F", "Smallest amount told / Ən kiçik məbləğ"),
            Map.entry("50K", "Payer / Ödəyici"),
            Map.entry("50P", "Participant / İştirakçı"),
            Map.entry("50T", "TIN / VÖEN"),
            Map.entry("52A", "Payer's bank / Ödəyicinin bankı"),
            Map.entry("52D", "Payer's bank / Ödəyicinin bankı"),
            Map.entry("58D", "Payee's bank / Alanın bankı"),
            Map.entry("59", "Payee / Alan"),
            Map.entry("60F", "Opening balance / İlkin qalıq"),
            Map.entry("60M", "Balance brought forward / Keçirilən qalıq"),
            Map.entry("61", "Entry / Əməliyyat"),
            Map.entry("61P", "To be written off / Silinməli ödəniş"),
            Map.entry("62F", "Closing balance / Son qalıq"),
            Map.entry("62M", "Balance carried forward / Keçirilən qalıq"),
            Map.entry("64", "Available / İstifadə oluna bilən qalıq"),
            Map.entry("70", "Purpose / Təyinat"),
            Map.entry("71A", "Charges / Xərclər"),
            Map.entry("72", "Further information / Əlavə məlumat"),
            Map.entry("72R", "What would release it / İcra üçün şərt"),
            Map.entry("77E", "Content / Məzmun"),
            Map.entry("79", "Reason / Səbəb"),
            Map.entry("79T", "Text / Mətn"),
            Map.entry("90A", "Payments before it / Ondan əvvəlki ödənişlər"),
            Map.entry("90C", "Credits / Kredit əməliyyatları"),
            Map.entry("90D", "Debits / Debet əməliyyatları"),
            Map.entry("90P", "Waiting payments / Gözləyən ödənişlər"));

    private FieldNames() {}

    /** What a type is called, {@code MT950}, {@code SMT701} or {@code camt.053.001.08}; empty if it has no name here. */
    static String ofType(String type) {
        return TYPES.getOrDefault(type, "");
    }

    /** What a field is called; empty if it has no name here. */
    static String ofField(String tag) {
        return FIELDS.getOrDefault(tag, "");
    }
}
