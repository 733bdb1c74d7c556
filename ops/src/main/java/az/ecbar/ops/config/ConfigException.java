package az.ecbar.ops.config;

/** A configuration or genesis file cannot be used; the message names the key and what to do. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    public ConfigException(String message) {
        super(message);
    }
}
