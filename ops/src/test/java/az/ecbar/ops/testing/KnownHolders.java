package az.ecbar.ops.testing;

import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Purpose;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestHolder;
import az.ecbar.trust.testing.TestKeys;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who has which certificate in a simulated world. Keys, serial numbers and so all bytes are the same in every run, for a
 * seed is to be repeated byte for byte. May be used by several threads.
 */
final class KnownHolders {
    private static final TestAuthority AUTHORITY = new TestAuthority("Known authority", TestKeys.known("authority"));
    private static final Map<String, TestHolder> ISSUED = new ConcurrentHashMap<>();

    private KnownHolders() {}

    static TestAuthority authority() {
        return AUTHORITY;
    }

    /** With what a node of this number signs. */
    static TestHolder node(int number) {
        return holder(
                "node " + number,
                new Identity(
                        Role.NODE,
                        Surroundings.CENTRE,
                        Surroundings.code(Surroundings.CENTRE),
                        "node-" + number,
                        "Node"),
                Purpose.SIGN);
    }

    /** With what the centre shows itself to those who connect. */
    static TestHolder centre() {
        return holder(
                "centre",
                new Identity(
                        Role.NODE, Surroundings.CENTRE, Surroundings.code(Surroundings.CENTRE), "centre", "Centre"),
                Purpose.ACCEPT);
    }

    /** With what a terminal connects. */
    static TestHolder connection(Role role, String bic) {
        return holder("connection of " + role + bic, terminal(role, bic, "connection"), Purpose.CONNECT);
    }

    /** What was once good to connect with. */
    static TestHolder expired(String bic) {
        return ISSUED.computeIfAbsent(
                "expired connection of " + bic,
                name -> AUTHORITY.holder(
                        TestKeys.known(name),
                        terminal(Role.BANK, bic, "connection"),
                        EnumSet.of(Purpose.CONNECT),
                        serial(name),
                        TestAuthority.FROM,
                        TestAuthority.FROM.plusSeconds(1)));
    }

    /** Good to connect with, but under a registration code that is another's. */
    static TestHolder ofOtherCode(String bic) {
        return holder(
                "connection of " + bic + " under another code",
                new Identity(Role.BANK, bic, Surroundings.code("NONEXX"), "connection", bic),
                Purpose.CONNECT);
    }

    /** With what a terminal signs. */
    static TestHolder signing(Role role, String bic, char letter) {
        String unit = role == Role.OPERATOR ? "operator-" + letter : "";
        return holder(role + bic + letter, terminal(role, bic, unit), Purpose.SIGN);
    }

    private static Identity terminal(Role role, String bic, String unit) {
        return new Identity(role, bic, Surroundings.code(bic), unit, bic);
    }

    private static TestHolder holder(String name, Identity identity, Purpose purpose) {
        return ISSUED.computeIfAbsent(
                name,
                _ -> AUTHORITY.holder(
                        TestKeys.known(name),
                        identity,
                        EnumSet.of(purpose),
                        serial(name),
                        TestAuthority.FROM,
                        TestAuthority.TO));
    }

    private static BigInteger serial(String name) {
        return new BigInteger(
                Digest.ofContent(name.getBytes(StandardCharsets.UTF_8)).toHex().substring(1, 16), 16);
    }
}
