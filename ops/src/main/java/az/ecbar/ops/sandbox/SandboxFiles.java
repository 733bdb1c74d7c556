package az.ecbar.ops.sandbox;

import az.ecbar.ops.sandbox.SandboxPlan.ForeignAccount;
import az.ecbar.trust.key.KeySourceException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes the YAML files of a sandbox. Paths in them are relative to the sandbox's folder, save the data folder. */
final class SandboxFiles {
    private static final int DAYS = 366;
    private static final String JOURNAL = "journal.";

    private final Sandbox sandbox;
    private final SandboxPlan plan;

    SandboxFiles(Sandbox sandbox, SandboxPlan plan) {
        this.sandbox = sandbox;
        this.plan = plan;
    }

    /** The bank's name in file names. */
    static String nameOf(InventedBank bank) {
        return bank.letters().toLowerCase(Locale.ROOT);
    }

    void writeGenesis(Map<String, String> serials, LocalDate today) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "ledger: sandbox",
                "centralBank:",
                "  bic: NABZAZ2CXXX",
                "  name: Central Bank",
                "  tin: 9900003871",
                "  registrationCode: CBAR",
                "  accounts:"));
        for (String currency : currencies()) {
            lines.add("    - {currency: " + currency + ", number: ISSUE-" + currency + "}");
        }
        lines.add("  certificates:");
        lines.add(
                "    - {file: " + certificate(serials, "leyla") + ", terminal: " + Sandbox.LEYLA + ", holder: leyla}");
        lines.add("    - {file: " + certificate(serials, "rauf") + ", terminal: " + Sandbox.RAUF + ", holder: rauf}");
        lines.add("participants:");
        for (InventedBank bank : plan.banks()) {
            lines.add("  - bic: " + bank.bic());
            lines.add("    name: " + bank.name());
            lines.add("    tin: " + bank.tin());
            lines.add("    registrationCode: " + bank.registrationCode());
            lines.add("    accounts:");
            lines.add(account(bank, "AZN"));
            for (ForeignAccount foreign : plan.foreign()) {
                if (foreign.bank().equals(bank)) {
                    lines.add(account(bank, foreign.currency()));
                }
            }
            lines.add("    certificates:");
            lines.add("      - {file: " + certificate(serials, bank.bic()) + "}");
        }
        if (!plan.rules().isEmpty()) {
            lines.add("rules:");
            new TreeMap<>(plan.rules()).forEach((rule, value) -> lines.add("  " + rule + ": " + value));
        }
        lines.add("calendar:");
        lines.add("  businessDays: " + weekendsFrom(today));
        lines.add("  holidays: "
                + plan.holidays().stream().map(SandboxFiles::basic).toList());
        Files.write(sandbox.genesisFile(), lines);
    }

    void writeNode(int port) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "dataFolder: " + sandbox.dataFolder(),
                "genesis: genesis.yaml",
                "host: 127.0.0.1",
                "port: " + port,
                "portFile: " + sandbox.portFile().getFileName(),
                "keyFile: " + relative(sandbox.keyFile("NABZAZ2CXXX", "node1")),
                "passwordVariable: " + SandboxPasswords.NODE,
                "authority: " + relative(sandbox.authorityFile()),
                "revocationList: pki/crl.pem"));
        Map<String, String> settings = new TreeMap<>(plan.nodeSettings());
        settings.forEach((key, value) -> {
            if (!key.startsWith(JOURNAL)) {
                lines.add(key + ": " + value);
            }
        });
        lines.add("journal:");
        settings.forEach((key, value) -> {
            if (key.startsWith(JOURNAL)) {
                lines.add("  " + key.substring(JOURNAL.length()) + ": " + value);
            }
        });
        if (lines.getLast().equals("journal:")) {
            lines.removeLast();
        }
        Files.write(sandbox.nodeFile(), lines);
    }

    /** Writes the configuration of one member of a cluster: that of the node with its own port, data and section. */
    void writeMember(Path file, Path dataFolder, int port, List<String> section) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(sandbox.nodeFile())) {
            if (line.startsWith("dataFolder:")) {
                lines.add("dataFolder: " + dataFolder);
            } else if (line.startsWith("port:")) {
                lines.add("port: " + port);
            } else if (!line.startsWith("portFile:")) {
                lines.add(line);
            }
        }
        lines.addAll(section);
        Files.write(file, lines);
    }

    /** Writes the configuration of the witness of two nodes; it takes the orders of the operators in the genesis. */
    void writeWitness(Path file, String listen) throws IOException, KeySourceException {
        List<String> lines = new ArrayList<>(List.of(
                "dataFolder: witness",
                "listen: " + listen,
                "keyFile: " + relative(sandbox.keyFile("NABZAZ2CXXX", "witness")),
                "passwordVariable: " + SandboxPasswords.NODE,
                "authority: " + relative(sandbox.authorityFile()),
                "node1: " + sandbox.connectFingerprint("node1"),
                "node2: " + sandbox.connectFingerprint("node2"),
                "operators:"));
        for (String line : Files.readAllLines(sandbox.genesisFile())) {
            if (line.contains("terminal:")) {
                lines.add("  - " + line.replaceAll(".*\\{file: ([^,]*),.*", "$1"));
            }
        }
        Files.write(file, lines);
    }

    /** Writes what names the gateways. */
    void writeClients(List<String> gateways) throws IOException {
        List<String> addresses =
                gateways.stream().map(gateway -> '"' + gateway + '"').toList();
        Files.write(
                sandbox.operatorFile(),
                List.of(
                        "addresses: " + addresses,
                        "authority: " + relative(sandbox.authorityFile()),
                        "terminal: " + Sandbox.LEYLA,
                        "keyFile: " + relative(sandbox.keyFile("NABZAZ2CXXX", "leyla")),
                        "passwordVariable: " + SandboxPasswords.OPERATOR,
                        "secondTerminal: " + Sandbox.RAUF,
                        "secondKeyFile: " + relative(sandbox.keyFile("NABZAZ2CXXX", "rauf")),
                        "secondPasswordVariable: " + SandboxPasswords.SECOND));
        for (InventedBank bank : plan.banks()) {
            Files.write(
                    sandbox.bankFile(bank),
                    List.of(
                            "bic: " + bank.bic(),
                            "terminal: A",
                            "centre:",
                            "  addresses: " + addresses,
                            "keys:",
                            "  file: " + relative(sandbox.keyFile(bank.bic(), "")),
                            "  passwordVariable: " + bank.passwordVariable(),
                            "authority: " + relative(sandbox.authorityFile()),
                            "folder: " + nameOf(bank)));
        }
    }

    private String account(InventedBank bank, String currency) {
        String number = bank.account(currency);
        BigDecimal balance = plan.balances().getOrDefault(number, BigDecimal.ZERO);
        return "      - {currency: " + currency + ", number: " + number + ", balance: \"" + balance.toPlainString()
                + "\", issuedFrom: ISSUE-" + currency + "}";
    }

    private SortedSet<String> currencies() {
        SortedSet<String> currencies =
                plan.foreign().stream().map(ForeignAccount::currency).collect(Collectors.toCollection(TreeSet::new));
        currencies.add("AZN");
        return currencies;
    }

    private List<String> weekendsFrom(LocalDate today) {
        return today.datesUntil(today.plusDays(DAYS))
                .filter(date -> date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY)
                .filter(date -> !plan.holidays().contains(date))
                .map(SandboxFiles::basic)
                .toList();
    }

    private static String basic(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String certificate(Map<String, String> serials, String holder) {
        return "pki/certs/" + serials.get(holder) + ".pem";
    }

    private Path relative(Path file) {
        return sandbox.folder().relativize(file);
    }
}
