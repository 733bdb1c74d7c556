package az.ecbar.ctn;

import java.util.concurrent.TimeUnit;

/**
 * What a bank's session needs to know beside its keys.
 *
 * @param bic the participant's BIC11
 * @param terminal the letter of the logical terminal, A to Z; one terminal is one sequence of numbers
 * @param centreBic the Central Bank's BIC11, to which all leaves of the session are addressed
 * @param site from which centre of the bank this session speaks
 * @param connectTimeoutNs for TCP, TLS and logon together
 * @param backoffMinNs the first wait after a failure; it doubles, with jitter
 * @param backoffSoonNs up to this one, while nobody answers: so soon a centre is found that has begun to lead
 * @param backoffMaxNs the wait after a refusal whose advice is LATER
 * @param acknowledgeIntervalNs the least time between two acknowledgements of outputs, unless a quarter of the output
 *     window waits
 * @param signatureToleranceNs how far the time under a signature of the centre may be from this side's clock
 */
public record ClientSessionConfig(
        String bic,
        char terminal,
        String centreBic,
        Site site,
        long connectTimeoutNs,
        long backoffMinNs,
        long backoffSoonNs,
        long backoffMaxNs,
        long acknowledgeIntervalNs,
        long signatureToleranceNs) {
    /** The Central Bank's BIC, padded. */
    public static final String CENTRE_BIC = "NABZAZ2CXXX";

    private static final String BIC11 = "[A-Z]{6}[A-Z0-9]{5}";

    public ClientSessionConfig {
        if (!bic.matches(BIC11) || !centreBic.matches(BIC11)) {
            throw new IllegalArgumentException("not a BIC11: " + bic + " or " + centreBic);
        }
        if (terminal < 'A' || terminal > 'Z') {
            throw new IllegalArgumentException("not a terminal's letter: " + terminal);
        }
        if (connectTimeoutNs <= 0
                || backoffMinNs <= 0
                || backoffSoonNs < backoffMinNs
                || backoffMaxNs < backoffSoonNs
                || acknowledgeIntervalNs < 0
                || signatureToleranceNs <= 0) {
            throw new IllegalArgumentException(
                    "times must be positive and the back-off's waits not shorter than those before them");
        }
    }

    /** The usual times: 10 s to connect, back-off of 0.1 to 0.5 s and of 30 s, an acknowledgement a second. */
    public static ClientSessionConfig of(String bic, char terminal, Site site) {
        return new ClientSessionConfig(
                bic,
                terminal,
                CENTRE_BIC,
                site,
                TimeUnit.SECONDS.toNanos(10),
                TimeUnit.MILLISECONDS.toNanos(100),
                TimeUnit.MILLISECONDS.toNanos(500),
                TimeUnit.SECONDS.toNanos(30),
                TimeUnit.SECONDS.toNanos(1),
                TimeUnit.MINUTES.toNanos(10));
    }
}
