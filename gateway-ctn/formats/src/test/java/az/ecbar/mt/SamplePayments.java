package az.ecbar.mt;

import az.ecbar.mt.bank.BatchBuilder;
import az.ecbar.mt.bank.Party;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.mt.check.Iban;
import az.ecbar.mt.check.Tin;

/** Invented banks and the payments that they send in tests. */
public final class SamplePayments {
    public static final String AZIPS = "NABZAZ2CXRTS";
    public static final String AZIPS_ALIAS = "NABZAZ2XXRTS";
    public static final String UETR = "0f0c5d6e-2c1a-4b8e-9d3f-5a6b7c8d9e0f";
    public static final Party ALFA =
            Party.participant("ALFA BANK QSC", "505901", Tin.legalPerson(14000901), "ALFAAZ22XXX", correspondent(901));
    public static final Party BETA =
            Party.participant("BETA BANK ASC", "505902", Tin.legalPerson(14000903), "BETAAZ22XXX", correspondent(902));
    public static final Party ALFA_CUSTOMER =
            ALFA.withCustomer("XEZER TICARET MMC", Iban.of("ALFA", "38090000000000001944"), Tin.legalPerson(17007671));
    public static final Party BETA_CUSTOMER =
            BETA.withCustomer("Aliyev Vali Hasan oglu", Iban.of("BETA", "33010000000000002944"), "");

    private SamplePayments() {}

    public static PaymentBuilder mt103() {
        return PaymentBuilder.mt103()
                .sender("ALFAAZ22AXXX")
                .number(1_000_123)
                .priority(50)
                .userReference("MUR0001")
                .uetr(UETR)
                .reference("ALFA260401-00001")
                .valueDate(20_260_401)
                .amount("AZN", 150_000)
                .issuer(ALFA_CUSTOMER)
                .beneficiary(BETA_CUSTOMER)
                .remittanceInformation("INVOICE 17 OF 30.03.2026\r\nCONTRACT 4/2026")
                .senderToReceiver("/BNF/PAYMENT FOR GOODS");
    }

    public static PaymentBuilder mt205() {
        return PaymentBuilder.mt205()
                .sender("ALFAAZ22AXXX")
                .number(1_000_124)
                .reference("ALFA260401-00002")
                .valueDate(20_260_401)
                .amount("AZN", 5_000_000)
                .issuer(ALFA)
                .beneficiary(BETA)
                .senderToReceiver("/BNF/INTERBANK LOAN 12");
    }

    /** Two payments that make 1500,10. */
    public static BatchBuilder mt102() {
        Party other = BETA.withCustomer("Aliyeva Leyla Hasan qizi", Iban.of("BETA", "33010000000000003944"), "");
        return new BatchBuilder()
                .sender("ALFAAZ22AXXX", 1_000_129)
                .reference("ALFA260401-00005")
                .item("PAYROLL-1", "AZN1000,10", ALFA_CUSTOMER, BETA_CUSTOMER, "WAGES 1")
                .item("PAYROLL-2", "AZN500,00", ALFA_CUSTOMER, other, "WAGES 2")
                .total(20_260_401, "AZN1500,10");
    }

    static Text mt103Reference() {
        return Text.of("ALFA260401-00001");
    }

    public static MtReader reader() {
        return MtReader.ofSystem(false, AZIPS, AZIPS_ALIAS);
    }

    private static String correspondent(int number) {
        return Iban.of("NABZ", "01350100000000" + number + "944");
    }
}
