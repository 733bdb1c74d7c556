package az.ecbar.stp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/stp-adapter.md, word for word between the marks; without a centre its outcome is unknown. */
@Timeout(60)
@SuppressWarnings("try")
class LibraryExampleTest {
    @TempDir
    private Path folder = Path.of("");

    private final List<String> notes = new ArrayList<>();

    @Test
    void theExampleOfTheDocumentationRuns() throws Exception {
        TestBank files = new TestBank(folder);
        byte[] message = Messages.bytes(Messages.payment("REF1"));
        // example begins
        StpConfig config = StpConfig.builder()
                .bic("ALFAAZ22XXX")
                .terminal('A')
                .address("127.0.0.1:1")
                .address("127.0.0.1:2")
                .keyFile(files.bankKeys)
                .authority(files.authorityFile)
                .folder(folder.resolve("alfa"))
                .folderMode(false)
                .build();
        Outcome outcome;
        try (StpAdapter adapter = StpAdapter.open(config, TestBank.password(), new StpListener() {
            @Override
            public void onOutput(Output output) {
                notes.add(output.kind()); // returns: acknowledged; throws: comes again
            }
        })) {
            var sending = adapter.send(message);
            adapter.close();
            outcome = sending.get(20, TimeUnit.SECONDS);
        }
        switch (outcome) {
            case Outcome.Accepted accepted -> notes.add("sequence " + accepted.sequence());
            case Outcome.Rejected rejected -> notes.add("mend " + rejected.code());
            case Outcome.Unknown unknown -> notes.add("ask for " + unknown.inputNumber());
        }
        // example ends
        assertInstanceOf(Outcome.Rejected.class, outcome, "never logged on: nothing was numbered, nothing is kept");
        assertEquals(List.of("mend BUSY"), notes);
    }
}
