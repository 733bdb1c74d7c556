package az.ecbar.stp;

import az.ecbar.ctn.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A bank's configuration file. Strict: a key that is not known, or twice there, is a fault, since a misspelt key
 * would otherwise be a setting that silently does nothing. Relative paths start at the file's folder.
 *
 * @param config what the file says
 * @param passwordVariable the environment variable that holds the key file's password, empty to be asked
 */
public record BankFile(StpConfig config, String passwordVariable) {

    /**
     * Reads a file.
     *
     * @throws ConfigException naming every key that is missing, unknown or wrong
     */
    public static BankFile read(Path file) throws ConfigException {
        try {
            return parse(Files.readString(file), file.toAbsolutePath());
        } catch (NoSuchFileException e) {
            throw new ConfigException(List.of("there is no file " + file));
        } catch (IOException e) {
            throw new ConfigException(List.of(file + " cannot be read: " + e.getMessage()));
        }
    }

    private static BankFile parse(String text, Path file) throws ConfigException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object root;
        try {
            root = new Yaml(new SafeConstructor(options)).load(text);
        } catch (YAMLException e) {
            throw new ConfigException(List.of(file + " is not YAML: " + e.getMessage()));
        }
        if (!(root instanceof Map<?, ?> map)) {
            throw new ConfigException(List.of(file + " holds no settings"));
        }
        return new Reader(file).read(map);
    }

    /** Goes through the keys and collects the faults. */
    private static final class Reader {
        private final List<String> faults = new ArrayList<>();
        private final StpConfigBuilder builder = StpConfig.builder();
        private final Path base;
        private String passwordVariable = "";
        private Map<?, ?> root = Map.of();

        Reader(Path file) {
            Path parent = file.getParent();
            this.base = parent == null ? file : parent;
        }

        BankFile read(Map<?, ?> top) throws ConfigException {
            root = top;
            section(root, "", this::top);
            StpConfig config = null;
            try {
                config = builder.build();
            } catch (ConfigException e) {
                for (String fault : e.faults()) {
                    String key = fault.substring(0, fault.indexOf(' '));
                    if (faults.stream().noneMatch(known -> known.startsWith(key + " "))) {
                        faults.add(fault);
                    }
                }
            }
            if (config == null || !faults.isEmpty()) {
                throw new ConfigException(faults);
            }
            return new BankFile(config, passwordVariable);
        }

        private void top(String key, Object value) {
            switch (key) {
                case "bic" -> text(key, value, builder::bic);
                case "terminal" ->
                    text(key, value, letter -> {
                        expect(key, letter.length() == 1, "must be one letter");
                        builder.terminal(letter.isEmpty() ? ' ' : letter.charAt(0));
                    });
                case "site" -> text(key, value, this::site);
                case "authority" -> text(key, value, path -> builder.authority(base.resolve(path)));
                case "revocations" -> text(key, value, path -> builder.revocations(base.resolve(path)));
                case "folder" -> text(key, value, path -> builder.folder(base.resolve(path)));
                case "rememberDays" -> number(key, value, builder::rememberDays);
                case "maxMessageBytes" -> number(key, value, builder::maxMessageBytes);
                case "notifyBadSignature" -> truth(key, value, builder::notifyBadSignature);
                case "centres" -> addresses(key, value);
                case "centre", "keys", "folders" -> section(value, key + ".", this::inner);
                default -> faults.add(key + " is not a known key");
            }
        }

        private void inner(String key, Object value) {
            switch (key) {
                case "centre.addresses" -> {
                    expect(key, !root.containsKey("centres"), "is the older word for centres; one of them is enough");
                    addresses(key, value);
                }
                case "keys.file" -> text(key, value, path -> builder.keyFile(base.resolve(path)));
                case "keys.passwordVariable" -> text(key, value, name -> passwordVariable = name);
                case "keys.password" ->
                    faults.add(key + " is not allowed: name an environment variable in keys.passwordVariable");
                case "folders.enabled" -> truth(key, value, builder::folderMode);
                case "folders.scanMillis" ->
                    number(key, value, millis -> builder.scanInterval(Duration.ofMillis(millis)));
                default -> faults.add(key + " is not a known key");
            }
        }

        private void site(String text) {
            switch (text.toLowerCase(Locale.ROOT)) {
                case "main" -> builder.site(Site.MAIN);
                case "backup" -> builder.site(Site.BACKUP);
                default -> faults.add("site must be main or backup, not '" + text + "'");
            }
        }

        private void addresses(String key, Object value) {
            if (!(value instanceof List<?> list)) {
                faults.add(key + " must be a list of host:port");
                return;
            }
            for (Object element : list) {
                try {
                    builder.address(String.valueOf(element));
                } catch (IllegalArgumentException e) {
                    faults.add(key + " holds '" + element + "', which is not host:port");
                }
            }
        }

        private interface KeyReader {
            void read(String key, Object value);
        }

        private void section(@Nullable Object value, String prefix, KeyReader reader) {
            if (!(value instanceof Map<?, ?> map)) {
                faults.add(prefix.substring(0, Math.max(0, prefix.length() - 1)) + " must hold keys of its own");
                return;
            }
            map.forEach((key, inner) -> {
                if (inner == null) {
                    faults.add(prefix + key + " has no value");
                } else {
                    reader.read(prefix + key, inner);
                }
            });
        }

        private void text(String key, Object value, Consumer<String> target) {
            expect(key, !(value instanceof Map) && !(value instanceof List), "must be a text");
            target.accept(value.toString());
        }

        private void number(String key, Object value, Consumer<Integer> target) {
            if (value instanceof Integer number) {
                target.accept(number);
            } else {
                faults.add(key + " must be a whole number, not '" + value + "'");
            }
        }

        private void truth(String key, Object value, Consumer<Boolean> target) {
            if (value instanceof Boolean truth) {
                target.accept(truth);
            } else {
                faults.add(key + " must be true or false, not '" + value + "'");
            }
        }

        private void expect(String key, boolean right, String text) {
            if (!right) {
                faults.add(key + " " + text);
            }
        }
    }
}
