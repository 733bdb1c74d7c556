package az.ecbar.gateway.testing;

import az.ecbar.mt.bank.Party;
import az.ecbar.mt.bank.PaymentBuilder;
import az.ecbar.mt.check.Iban;
import az.ecbar.mt.check.Tin;

/** Two invented banks and the payments that they send on 2 March 2026. */
public final class SampleBanks {
    public static final int DAY = 20_260_302;
    public static final String UETR = "0f0c5d6e-2c1a-4b8e-9d3f-5a6b7c8d9e0f";
    public static final Party ALFA =
            Party.participant("ALFA BANK QSC", "505901", Tin.legalPerson(14000901), "ALFAAZ22XXX", correspondent(901));
    public static final Party BETA =
            Party.participant("BETA BANK ASC", "505902", Tin.legalPerson(14000903), "BETAAZ22XXX", correspondent(902));
    private static final Party ALFA_CUSTOMER =
            ALFA.withCustomer("XEZER TICARET MMC", Iban.of("ALFA", "38090000000000001944"), Tin.legalPerson(17007671));
    private static final Party BETA_CUSTOMER =
            BETA.withCustomer("Aliyev Vali Hasan oglu", Iban.of("BETA", "33010000000000002944"), "");

    private SampleBanks() {}

    /** 1500,00 manats from a customer of ALFA to one of BETA. */
    public static PaymentBuilder mt103() {
        return PaymentBuilder.mt103()
                .sender("ALFAAZ22AXXX")
                .number(17)
                .priority(40)
                .userReference("MUR0001")
                .uetr(UETR)
                .reference("ALFA260302-00001")
                .valueDate(DAY)
                .amount("AZN", 150_000)
                .issuer(ALFA_CUSTOMER)
                .beneficiary(BETA_CUSTOMER)
                .remittanceInformation("INVOICE 17 OF 28.02.2026\r\nCONTRACT 4/2026")
                .senderToReceiver("/BNF/PAYMENT FOR GOODS");
    }

    /** 50000,00 manats from ALFA to BETA, without block 3. */
    public static PaymentBuilder mt205() {
        return PaymentBuilder.mt205()
                .sender("ALFAAZ22AXXX")
                .number(18)
                .reference("ALFA260302-00002")
                .valueDate(DAY)
                .amount("AZN", 5_000_000)
                .issuer(ALFA)
                .beneficiary(BETA)
                .senderToReceiver("/BNF/INTERBANK LOAN 12");
    }

    private static String correspondent(int number) {
        return Iban.of("NABZ", "01350100000000" + number + "944");
    }
}
