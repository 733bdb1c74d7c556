package az.ecbar.trust.certificate;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of a certificate must be for the use at hand.
 *
 * @param bic11 in whose name it is used; null when that is not known yet, as at the TLS handshake
 * @param registrationCode as the ledger knows the participant (rule 4.26.2); null when not known yet
 */
public record Expectation(
        Purpose purpose,
        Set<Role> roles,
        @Nullable String bic11,
        @Nullable String registrationCode) {
    public Expectation {
        roles = Set.copyOf(roles);
    }

    /** A client of the gateway or of the console, before it has said who it is. */
    public static Expectation client() {
        return new Expectation(Purpose.CONNECT, EnumSet.allOf(Role.class), null, null);
    }

    /** A node that a client connects to. */
    public static Expectation server() {
        return new Expectation(Purpose.ACCEPT, EnumSet.of(Role.NODE), null, null);
    }

    /** The witness that a node connects to. */
    public static Expectation witness() {
        return new Expectation(Purpose.ACCEPT, EnumSet.of(Role.WITNESS), null, null);
    }

    /** A control port, of a node or of the witness, that an operator connects to. */
    public static Expectation controlServer() {
        return new Expectation(Purpose.ACCEPT, EnumSet.of(Role.NODE, Role.WITNESS), null, null);
    }

    /** A client of a node's or of the witness's control port. */
    public static Expectation controlClient() {
        return new Expectation(Purpose.CONNECT, EnumSet.of(Role.NODE, Role.OPERATOR), null, null);
    }

    /** The signer of what a bank sends. */
    public static Expectation bankSigner(String bic11, String registrationCode) {
        return new Expectation(Purpose.SIGN, EnumSet.of(Role.BANK), bic11, registrationCode);
    }

    /** The signer of what the settlement system sends under this BIC11. */
    public static Expectation nodeSigner(String bic11) {
        return new Expectation(Purpose.SIGN, EnumSet.of(Role.NODE), bic11, null);
    }

    /** The signer of an operator's command. */
    public static Expectation operatorSigner() {
        return new Expectation(Purpose.SIGN, EnumSet.of(Role.OPERATOR), null, null);
    }
}
