package az.ecbar.mt.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Currency;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table beside the one of the JDK, an independent copy of ISO 4217. */
class CurrenciesTest {
    /** Of the JDK's, what left ISO 4217 or is no money: funds, metals, bond units, test. */
    private static final Set<String> LEFT_OUT = Set.of(
            "ADP", "AFA", "ANG", "ATS", "AYM", "AZM", "BEF", "BGL", "BGN", "BOV", "BYB", "BYR", "CHE", "CHW", "CLF",
            "COU", "CSD", "CUC", "CYP", "DEM", "EEK", "ESP", "FIM", "FRF", "GHC", "GRD", "GWP", "HRK", "IEP", "ITL",
            "LTL", "LUF", "LVL", "MGF", "MRO", "MTL", "MXV", "MZM", "NLG", "PTE", "ROL", "RUR", "SDD", "SIT", "SKK",
            "SLL", "SRG", "STD", "TMM", "TPE", "TRL", "USN", "USS", "UYI", "UYW", "VEB", "VEF", "XAD", "XAG", "XAU",
            "XBA", "XBB", "XBC", "XBD", "XDR", "XFO", "XFU", "XPD", "XPT", "XSU", "XTS", "XUA", "XXX", "YUM", "ZMK",
            "ZWD", "ZWL", "ZWN", "ZWR");

    @Test
    void agreesWithTheJdk() {
        Set<String> differing = new TreeSet<>();
        for (Currency currency : Currency.getAvailableCurrencies()) {
            String code = currency.getCurrencyCode();
            int expected = LEFT_OUT.contains(code) ? Currencies.UNKNOWN : currency.getDefaultFractionDigits();
            if (Currencies.digits(code) != expected) {
                differing.add(code + " " + expected);
            }
        }
        assertEquals(Set.of(), differing);
    }

    @Test
    void knowsTheCurrenciesOfAzips() {
        assertEquals(2, Currencies.digits("AZN"));
        assertEquals(2, Currencies.digits("USD"));
        assertEquals(0, Currencies.digits("JPY"));
        assertEquals(3, Currencies.digits("KWD"));
        assertEquals(3, Currencies.digits("BHD"));
        assertEquals(Currencies.UNKNOWN, Currencies.digits("azn"));
        assertEquals(Currencies.UNKNOWN, Currencies.digits("AZNN"));
        assertEquals(Currencies.UNKNOWN, Currencies.digits(""));
    }
}
