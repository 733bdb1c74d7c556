package az.ecbar.gateway.notice;

import java.util.List;

/**
 * Under which names the centre speaks.
 *
 * @param systemTerminal logical terminal (12) of AZIPS, the sender of all its messages
 * @param aliases further logical terminals under which banks may address AZIPS
 * @param centreBic BIC11 of the centre in CTN sessions, bound by the leaves of what banks sign
 * @param acceptTraining whether messages of test BICs are accepted, which on a live node they are not
 */
public record RendererConfig(String systemTerminal, List<String> aliases, String centreBic, boolean acceptTraining) {
    public RendererConfig {
        aliases = List.copyOf(aliases);
    }

    /** The names that the national profile gives (docs/formats/azips.md). */
    public static RendererConfig standard() {
        return new RendererConfig("NABZAZ2CXRTS", List.of("NABZAZ2XXRTS"), "NABZAZ2CXXX", false);
    }
}
