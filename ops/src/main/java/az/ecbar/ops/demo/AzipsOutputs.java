package az.ecbar.ops.demo;

import az.ecbar.mt.bank.Advice;
import az.ecbar.mt.bank.BankReader;
import az.ecbar.mt.bank.Notice;
import az.ecbar.mt.bank.Statement;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.reason.RejectReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What lies in the banks' folders {@code in} when the day is over. */
final class AzipsOutputs {
    private final BankReader reader = new BankReader(false);
    private final StatementCheck statements = new StatementCheck();
    private final Map<InventedBank, String> pages = new HashMap<>();
    private final Set<Told> notices = new HashSet<>();

    /** A notice, by what it says of which message. */
    private record Told(InventedBank bank, Notice.Kind kind, String reference, int reason) {}

    /** Reads all outputs of a bank. */
    void read(Sandbox sandbox, InventedBank bank) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(sandbox.bankFolder(bank).resolve("in"))) {
            files = all.sorted().toList();
        }
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            switch (reader.read(bytes)) {
                case Advice advice -> statements.take(advice);
                case Statement page -> {
                    statements.take(page);
                    pages.merge(bank, textOf(bytes), String::concat);
                }
                case Notice notice -> {
                    Notice.Reason reason = notice.reason();
                    notices.add(new Told(bank, notice.kind(), notice.reference(), reason == null ? 0 : reason.code()));
                }
                default -> {
                    // Payments, which the statements tell too.
                }
            }
        }
    }

    /** Fields of the pages of a bank's statement. */
    String statement(InventedBank bank) {
        return pages.getOrDefault(bank, "");
    }

    /** Says what is missing if a bank was not told so of its payment. */
    Optional<String> lacks(InventedBank bank, Notice.Kind kind, String reference, RejectReason reason) {
        return notices.contains(new Told(bank, kind, reference, reason.code()))
                ? Optional.empty()
                : Optional.of(bank.letters() + " was not told " + kind + " " + reason + " of " + reference);
    }

    /** What is wrong about the statements of banks. */
    List<String> wrongStatements(Set<InventedBank> banks, DayPlot plot) {
        List<String> wrong = new ArrayList<>();
        banks.forEach(bank -> wrong.addAll(statements.wrong(bank.account(), plot.balance(bank))));
        return wrong;
    }

    /** Block 4 without its frame. */
    private static String textOf(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.substring(text.indexOf("{4:") + 3, text.indexOf("\r\n-}")).replace("\r\n", System.lineSeparator());
    }
}
