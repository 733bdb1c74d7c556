package az.ecbar.stp;

import az.ecbar.ctn.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a bank's adapter is set up; as YAML see {@code docs/stp-adapter.md}, in Java see {@link #builder}.
 *
 * @param bic the participant's BIC11
 * @param terminal the letter of its logical terminal; one terminal has one folder and one running adapter
 * @param site from which of its centres the bank speaks
 * @param addresses the centre's addresses, the main one first, tried in turn; the one that works is kept
 * @param keyFile the PKCS#12 file with the keys {@code sign} and {@code tls}
 * @param authority the PEM file with the certificate of the BCSC authority
 * @param revocations the authority's list of revoked certificates, null when there is none
 * @param folder the root of this terminal's folders
 * @param folderMode whether files are taken from {@code out} and messages put into {@code in}
 * @param scanInterval the time between two looks into an empty {@code out}
 * @param rememberDays how long what is finished is remembered
 * @param maxMessageBytes a longer message is refused here
 * @param notifyBadSignature whether the Central Bank is told by an MT999 of what does not verify
 */
public record StpConfig(
        String bic,
        char terminal,
        Site site,
        List<Address> addresses,
        Path keyFile,
        Path authority,
        @Nullable Path revocations,
        Path folder,
        boolean folderMode,
        Duration scanInterval,
        int rememberDays,
        int maxMessageBytes,
        boolean notifyBadSignature) {

    public StpConfig {
        addresses = List.copyOf(addresses);
    }

    /** Begins a configuration with the usual values. */
    public static StpConfigBuilder builder() {
        return new StpConfigBuilder();
    }

    /** The same for a program alone. */
    StpConfig withoutFiles() {
        return new StpConfig(
                bic,
                terminal,
                site,
                addresses,
                keyFile,
                authority,
                revocations,
                folder,
                false,
                scanInterval,
                rememberDays,
                maxMessageBytes,
                notifyBadSignature);
    }

    LogicalTerminal logicalTerminal() {
        return new LogicalTerminal(bic, terminal);
    }
}
