package az.ecbar.mt.check;

import java.util.Arrays;

/**
 * The currencies of ISO 4217 in which money can be booked, with the number of digits of their minor unit. Metals, funds
 * codes, test codes and {@code XXX} are left out: nothing can be paid in them. Stateless; does not allocate.
 */
public final class Currencies {
    /** What {@link #digits} gives for a code that is no currency. */
    public static final int UNKNOWN = -1;

    private static final String NO_DIGITS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
    private static final String TWO_DIGITS =
            "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY"
                    + " COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL"
                    + " HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK"
                    + " MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON"
                    + " RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD"
                    + " TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";
    private static final String THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND";

    private static final int LETTERS = 26;
    private static final byte[] DIGITS = new byte[LETTERS * LETTERS * LETTERS];

    static {
        Arrays.fill(DIGITS, (byte) UNKNOWN);
        enter(NO_DIGITS, 0);
        enter(TWO_DIGITS, 2);
        enter(THREE_DIGITS, 3);
    }

    private Currencies() {}

    /** The number of digits of the minor unit, or {@link #UNKNOWN}. */
    public static int digits(byte first, byte second, byte third) {
        if (!CharacterSet.isUpper(first) || !CharacterSet.isUpper(second) || !CharacterSet.isUpper(third)) {
            return UNKNOWN;
        }
        return DIGITS[index(first, second, third)];
    }

    /** The number of digits of the minor unit, or {@link #UNKNOWN}. */
    public static int digits(byte[] bytes, int offset, int length) {
        return length == 3 ? digits(bytes[offset], bytes[offset + 1], bytes[offset + 2]) : UNKNOWN;
    }

    /** The number of digits of the minor unit, or {@link #UNKNOWN}. */
    public static int digits(CharSequence code) {
        return code.length() == 3
                ? digits((byte) code.charAt(0), (byte) code.charAt(1), (byte) code.charAt(2))
                : UNKNOWN;
    }

    private static void enter(String codes, int digits) {
        for (String code : codes.split(" ", -1)) {
            DIGITS[index((byte) code.charAt(0), (byte) code.charAt(1), (byte) code.charAt(2))] = (byte) digits;
        }
    }

    private static int index(byte first, byte second, byte third) {
        return ((first - 'A') * LETTERS + (second - 'A')) * LETTERS + (third - 'A');
    }
}
