package az.ecbar.ops.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A random password for each key file, by the variable of the environment that holds it. Immutable. */
final class SandboxPasswords {
    static final String FILE = "passwords.env";
    static final String AUTHORITY = "ECBAR_PKI_PASSWORD";
    static final String NODE = "ECBAR_NODE_PASSWORD";
    static final String OPERATOR = "ECBAR_OPERATOR_PASSWORD";
    static final String SECOND = "ECBAR_SECOND_PASSWORD";

    private static final int BYTES = 16;

    private final Map<String, String> byVariable;

    private SandboxPasswords(Map<String, String> byVariable) {
        this.byVariable = byVariable;
    }

    static SandboxPasswords random(List<InventedBank> banks) {
        Map<String, String> passwords = new LinkedHashMap<>();
        SecureRandom random = new SecureRandom();
        for (String variable : List.of(AUTHORITY, NODE, OPERATOR, SECOND)) {
            passwords.put(variable, password(random));
        }
        for (InventedBank bank : banks) {
            passwords.put(bank.passwordVariable(), password(random));
        }
        return new SandboxPasswords(passwords);
    }

    static SandboxPasswords read(Path file) throws IOException {
        Map<String, String> passwords = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                passwords.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return new SandboxPasswords(passwords);
    }

    void write(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                byVariable.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    char[] of(String variable) {
        String password = byVariable.get(variable);
        if (password == null) {
            throw new IllegalStateException("the sandbox has no password " + variable);
        }
        return password.toCharArray();
    }

    Map<String, String> all() {
        return Map.copyOf(byVariable);
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
