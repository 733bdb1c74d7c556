package az.ecbar.ops.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A mapping of a YAML file whose every key must be asked for: a wrong type, a missing key and a key that nobody knows
 * are errors that name the place.
 */
public final class YamlMap {
    private static final int MAX_FILE_BYTES = 16 << 20;

    private final String place;
    private final Map<String, Object> values;
    private final Set<String> asked = new HashSet<>();

    private YamlMap(String place, Map<String, Object> values) {
        this.place = place;
        this.values = values;
    }

    /** Reads a file whose top is a mapping. */
    public static YamlMap read(Path file) throws ConfigException {
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new ConfigException(file + ": larger than " + MAX_FILE_BYTES + " bytes");
            }
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            return of(
                    file.getFileName().toString(), new Yaml(new SafeConstructor(options)).load(Files.readString(file)));
        } catch (IOException e) {
            throw new ConfigException(file + ": cannot be read: " + e.getMessage());
        } catch (YAMLException e) {
            throw new ConfigException(file + ": is not YAML: " + e.getMessage());
        }
    }

    public String text(String key) throws ConfigException {
        String value = optionalText(key);
        if (value == null) {
            throw new ConfigException(at(key) + " is missing");
        }
        return value;
    }

    public String text(String key, String otherwise) throws ConfigException {
        String value = optionalText(key);
        return value == null ? otherwise : value;
    }

    public long number(String key, long otherwise) throws ConfigException {
        Object value = take(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw new ConfigException(at(key) + " must be a whole number, not '" + value + "'");
    }

    public boolean isTrue(String key, boolean otherwise) throws ConfigException {
        Object value = take(key);
        if (value == null || value instanceof Boolean) {
            return value == null ? otherwise : (Boolean) value;
        }
        throw new ConfigException(at(key) + " must be true or false, not '" + value + "'");
    }

    /** A mapping; empty if it is missing. */
    public YamlMap map(String key) throws ConfigException {
        Object value = take(key);
        return value == null ? new YamlMap(at(key), Map.of()) : of(at(key), value);
    }

    /** A list of mappings; empty if it is missing. */
    public List<YamlMap> maps(String key) throws ConfigException {
        List<YamlMap> maps = new ArrayList<>();
        for (Object value : list(key)) {
            maps.add(of(at(key) + "[" + maps.size() + "]", value));
        }
        return maps;
    }

    /** A list of numbers; empty if it is missing. */
    public List<Long> numbers(String key) throws ConfigException {
        List<Long> numbers = new ArrayList<>();
        for (Object value : list(key)) {
            if (!(value instanceof Integer || value instanceof Long)) {
                throw new ConfigException(at(key) + " holds '" + value + "', which is no whole number");
            }
            numbers.add(((Number) value).longValue());
        }
        return numbers;
    }

    /** A list of texts; empty if it is missing. */
    public List<String> texts(String key) throws ConfigException {
        List<String> texts = new ArrayList<>();
        for (Object value : list(key)) {
            texts.add(String.valueOf(value));
        }
        return texts;
    }

    /** All keys that are left, for mappings whose keys are data. */
    public Set<String> keys() {
        return values.keySet();
    }

    /** Ends the reading: a key that was not asked for is an error. */
    public void end() throws ConfigException {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                throw new ConfigException(at(key) + " is not known; known here are " + String.join(", ", asked));
            }
        }
    }

    /** Where this mapping stands, for messages. */
    public String at(String key) {
        return place + ": " + key;
    }

    private @Nullable String optionalText(String key) throws ConfigException {
        Object value = take(key);
        if (value instanceof Map || value instanceof List) {
            throw new ConfigException(at(key) + " must be a text");
        }
        return value == null ? null : value.toString();
    }

    private List<?> list(String key) throws ConfigException {
        Object value = take(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new ConfigException(at(key) + " must be a list");
    }

    private @Nullable Object take(String key) {
        asked.add(key);
        return values.get(key);
    }

    private static YamlMap of(String place, @Nullable Object value) throws ConfigException {
        if (!(value instanceof Map<?, ?> map)) {
            throw new ConfigException(place + " must be a mapping of keys to values");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, v) -> values.put(String.valueOf(key), v));
        return new YamlMap(place, values);
    }
}
