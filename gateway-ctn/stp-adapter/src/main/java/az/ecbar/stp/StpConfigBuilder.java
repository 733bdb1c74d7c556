package az.ecbar.stp;

import az.ecbar.ctn.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects a configuration; {@link #build} says what is missing or wrong by the key's name. */
public final class StpConfigBuilder {
    private static final int MAX_MESSAGE = 100 << 20;

    private final List<Address> addresses = new ArrayList<>();
    private String bic = "";
    private char terminal = 'A';
    private Site site = Site.MAIN;
    private @Nullable Path keyFile;
    private @Nullable Path authority;
    private @Nullable Path revocations;
    private @Nullable Path folder;
    private boolean folderMode = true;
    private Duration scanInterval = Duration.ofMillis(200);
    private int rememberDays = 15;
    private int maxMessageBytes = 8 << 20;
    private boolean notifyBadSignature = true;

    StpConfigBuilder() {}

    public StpConfigBuilder bic(String bic11) {
        this.bic = bic11;
        return this;
    }

    public StpConfigBuilder terminal(char letter) {
        this.terminal = letter;
        return this;
    }

    public StpConfigBuilder site(Site which) {
        this.site = which;
        return this;
    }

    public StpConfigBuilder address(String hostAndPort) {
        addresses.add(Address.parse(hostAndPort));
        return this;
    }

    public StpConfigBuilder keyFile(Path pkcs12) {
        this.keyFile = pkcs12;
        return this;
    }

    public StpConfigBuilder authority(Path pem) {
        this.authority = pem;
        return this;
    }

    public StpConfigBuilder revocations(@Nullable Path list) {
        this.revocations = list;
        return this;
    }

    public StpConfigBuilder folder(Path root) {
        this.folder = root;
        return this;
    }

    public StpConfigBuilder folderMode(boolean on) {
        this.folderMode = on;
        return this;
    }

    public StpConfigBuilder scanInterval(Duration interval) {
        this.scanInterval = interval;
        return this;
    }

    public StpConfigBuilder rememberDays(int days) {
        this.rememberDays = days;
        return this;
    }

    public StpConfigBuilder maxMessageBytes(int bytes) {
        this.maxMessageBytes = bytes;
        return this;
    }

    public StpConfigBuilder notifyBadSignature(boolean on) {
        this.notifyBadSignature = on;
        return this;
    }

    /**
     * The configuration.
     *
     * @throws ConfigException naming every key that is missing or wrong
     */
    public StpConfig build() throws ConfigException {
        List<String> faults = new ArrayList<>();
        check(faults, bic.matches("[A-Z]{6}[A-Z0-9]{5}"), "bic", "must be a BIC of 11 characters, not '" + bic + "'");
        check(faults, terminal >= 'A' && terminal <= 'Z', "terminal", "must be one letter A to Z");
        check(faults, !addresses.isEmpty(), "centres", "must have at least one host:port");
        check(faults, keyFile != null, "keys.file", "is missing: the PKCS#12 file with this bank's keys");
        check(faults, authority != null, "authority", "is missing: the PEM file with the BCSC's certificate");
        check(faults, folder != null, "folder", "is missing: the root of this terminal's folders");
        check(
                faults,
                scanInterval.toMillis() >= 10 && scanInterval.toMinutes() < 10,
                "folders.scanMillis",
                "must be 10 to 600000");
        check(faults, rememberDays >= 11, "rememberDays", "must be at least 11: a payment may wait for 10 days");
        check(
                faults,
                maxMessageBytes >= 1_000 && maxMessageBytes <= MAX_MESSAGE,
                "maxMessageBytes",
                "must be 1000 to " + MAX_MESSAGE);
        if (!faults.isEmpty() || keyFile == null || authority == null || folder == null) {
            throw new ConfigException(faults);
        }
        return new StpConfig(
                bic,
                terminal,
                site,
                addresses,
                keyFile,
                authority,
                revocations,
                folder,
                folderMode,
                scanInterval,
                rememberDays,
                maxMessageBytes,
                notifyBadSignature);
    }

    private static void check(List<String> faults, boolean right, String key, String text) {
        if (!right) {
            faults.add(key + " " + text);
        }
    }
}
