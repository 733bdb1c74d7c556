package az.ecbar.ops.demo;

import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.Sandbox;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Says what one can do with a sandbox that runs. */
final class UpInstructions {
    private UpInstructions() {}

    /** Where the messages to play with lie. */
    static Path samples(Sandbox sandbox) {
        return sandbox.folder().resolve("samples");
    }

    static void print(Sandbox sandbox, long pid, PrintWriter out) {
        Path folder = sandbox.folder();
        String launcher = System.getProperty("ecbar.launcher", "./ecbar");
        InventedBank first = sandbox.banks().getFirst();
        Path outFolder = sandbox.bankFolder(first).resolve("out");
        out.println("""
            E-CBAR is up: node %d on 127.0.0.1:%d, the AZIPS day is open.

            A bank sends what is put into its folder 'out', and gets what is for it in 'in';
            'ack' and 'nak' hold what it sent, each file with its status beside it:
            """.formatted(pid, sandbox.port()));
        for (InventedBank bank : sandbox.banks()) {
            out.println("  " + bank.name() + "  " + sandbox.bankFolder(bank));
        }
        out.println("""

            Messages to begin with are in %1$s; each can be used once, then its field 20 must change:

              cp %1$s/alfa-pays.fin %2$s/pay.tmp && mv %2$s/pay.tmp %2$s/pay.fin
              cat %3$s/ack/pay.fin.status.json

            The operators' console (both operators approve), and the journal:

              set -a; . %4$s/passwords.env; set +a
              %5$s console --config %4$s/operator.yaml status
              %5$s console --config %4$s/operator.yaml
              %5$s journal replay --data %6$s

            Ctrl-C ends it. What happens is told here:
            """.formatted(
                samples(sandbox), outFolder, sandbox.bankFolder(first), folder, launcher, sandbox.dataFolder()));
        out.flush();
    }
}
