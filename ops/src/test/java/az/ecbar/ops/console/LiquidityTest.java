package az.ecbar.ops.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is set aside for LVPCSS and IPS stands on an account of AZIPS: it counts once. */
class LiquidityTest {
    private static String account(String system, String kind, String balance) {
        return "{\"bic\":\"ALFAAZ22XXX\",\"system\":\"" + system + "\",\"kind\":\"" + kind
                + "\",\"currency\":\"AZN\",\"balance\":\"" + balance + "\",\"held\":\"1.00\"}";
    }

    @Test
    void accountsOfAzipsAloneAreLiquidity() throws OperatorException {
        Answer accounts = Answer.read("{\"rows\":["
                + String.join(
                        ",",
                        account("AZIPS", "CORRESPONDENT", "10.00"),
                        account("AZIPS", "CENTRAL_BANK", "20.00"),
                        account("LVPCSS", "LVPCSS_CLEARING", "40.00"),
                        account("IPS", "IPS_SETTLEMENT", "80.00"))
                + "]}");
        Liquidity liquidity = Liquidity.of(List.of(accounts), List.of());
        assertEquals(1, liquidity.positions().size());
        Liquidity.Position alfa = liquidity.positions().get(new Liquidity.Place("AZN", "ALFAAZ22XXX"));
        assertEquals("9.00", alfa.available().toPlainString());
    }
}
