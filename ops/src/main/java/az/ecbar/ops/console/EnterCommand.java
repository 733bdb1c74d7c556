package az.ecbar.ops.console;

import az.ecbar.gateway.inbound.PaymentEntry;
import az.ecbar.mt.MtReader;
import az.ecbar.ops.config.ConfigException;
import az.ecbar.schema.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code console enter}: a payment on behalf of a participant that is out of order. */
@Command(
        name = "enter",
        description = {
            "Enters a payment on behalf of a participant that is out of order (4.27, 6.1); needs two operators.",
            "The message comes from a file as the participant would have sent it, or is made of its fields: the lines"
                    + " of one are parted by '|'. An MT102 comes from a file."
        })
final class EnterCommand implements Callable<Integer> {
    private static final String LINE = "\r\n";
    private static final int BIC8 = 8;
    private static final int BIC11 = 11;

    @ParentCommand
    private ConsoleCommand console;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The message, a .fin file.")
    private @Nullable Path file;

    @Option(names = "--bic", paramLabel = "BIC", description = "Of the participant, where there is no file.")
    private String bic = "";

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "103",
            description = "103 or 205, where there is no file.")
    private int type = 103;

    @Option(names = "--priority", paramLabel = "NNNN", description = "Field 113, where there is no file.")
    private String priority = "";

    @Option(
            names = "--field",
            paramLabel = "TAG=VALUE",
            description = "A field of block 4, in their order, where there is no file.")
    private Map<String, String> fields = new LinkedHashMap<>();

    @Option(
            names = "--carrier",
            paramLabel = "CARRIER",
            defaultValue = "PAPER",
            description = "Whence it comes: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
    private Carrier carrier = Carrier.PAPER;

    @Option(
            names = "--paper",
            required = true,
            paramLabel = "NUMBER",
            description = "Of the instruction on paper, or of the appeal to the workstation; at most 16 characters.")
    private String paperNumber = "";

    @Option(
            names = "--paper-date",
            paramLabel = "YYYYMMDD",
            defaultValue = "0",
            description = "Of that paper; by default today.")
    private int paperDate;

    /** Whence a payment comes. */
    enum Carrier {
        WORKSTATION,
        PAPER
    }

    @Override
    public Integer call() {
        return console.run((desk, printer) -> {
            byte[] message = message();
            PaymentEntry entry = new PaymentEntry(MtReader.ofSystem(false, "NABZAZ2CXRTS", "NABZAZ2XXRTS"));
            byte[] action = entry.write(
                    message,
                    carrier == Carrier.PAPER ? Channel.PAPER : Channel.WORKSTATION,
                    paperDate == 0 ? BakuTime.today() : paperDate,
                    paperNumber);
            return printer.printSteps(desk.act(action));
        });
    }

    private byte[] message() throws ConfigException {
        Path from = file;
        if (from == null) {
            return composed();
        }
        if (!bic.isEmpty() || !fields.isEmpty()) {
            throw new ConfigException("either a file or fields");
        }
        try {
            if (Files.size(from) > MtReader.MAX_LENGTH) {
                throw new ConfigException(from + " is longer than a message may be");
            }
            return Files.readAllBytes(from);
        } catch (IOException e) {
            throw new ConfigException(from + " cannot be read: " + e);
        }
    }

    private byte[] composed() throws ConfigException {
        if (fields.isEmpty() || bic.isEmpty()) {
            throw new ConfigException("a file, or --bic and --field, must say what is entered");
        }
        String whole = ConsoleCommand.bic11(bic);
        StringBuilder text = new StringBuilder("{1:F01")
                .append(whole, 0, BIC8)
                .append('A')
                .append(whole, BIC8, BIC11)
                .append("0000000000}{2:I")
                .append(type)
                .append("NABZAZ2CXRTSN}");
        if (!priority.isEmpty()) {
            text.append("{3:{113:").append(priority).append("}}");
        }
        text.append("{4:").append(LINE);
        fields.forEach((tag, value) -> text.append(':')
                .append(tag)
                .append(':')
                .append(value.replace("|", LINE))
                .append(LINE));
        return text.append("-}").toString().getBytes(StandardCharsets.UTF_8);
    }
}
