package az.ecbar.trust.authority;

import az.ecbar.trust.certificate.Identity;
import java.time.Duration;
import java.util.List;

/**
 * For whom certificates are to be issued.
 *
 * @param organization the legal name of the bank, or the Central Bank
 * @param hostNames DNS names of a node, for programs that compare them; else empty
 * @param validity how long the certificates last
 */
public record HolderRequest(Identity identity, String organization, List<String> hostNames, Duration validity) {
    private static final String BIC11 = "[A-Z0-9]{11}";
    private static final int MAX_TEXT = 64;

    /** @throws IllegalArgumentException with a message for the operator when something cannot stand in a certificate */
    public HolderRequest {
        hostNames = List.copyOf(hostNames);
        if (!identity.bic().matches(BIC11)) {
            throw new IllegalArgumentException("'" + identity.bic() + "' is no BIC11: 11 capital letters and digits");
        }
        requireText("registration code", identity.registrationCode());
        requireText("name", identity.name());
        requireText("organisation", organization);
        switch (identity.role()) {
            case BANK -> {
                if (!identity.unit().isEmpty()) {
                    requireText("unit", identity.unit());
                }
            }
            case OPERATOR -> requireText("login", identity.unit());
            case NODE -> requireText("node id", identity.unit());
            case WITNESS -> requireText("witness id", identity.unit());
        }
        if (validity.isNegative() || validity.isZero()) {
            throw new IllegalArgumentException("certificates must be valid for some time");
        }
    }

    private static void requireText(String what, String text) {
        boolean hasControl = text.chars().anyMatch(c -> Character.isISOControl(c));
        if (text.isBlank() || text.length() > MAX_TEXT || hasControl) {
            throw new IllegalArgumentException("the " + what + " must have 1 to " + MAX_TEXT + " printable characters");
        }
    }
}
