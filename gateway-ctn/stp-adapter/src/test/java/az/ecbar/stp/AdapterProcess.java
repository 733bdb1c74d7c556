package az.ecbar.stp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** An adapter in a process of its own, to be killed: folder, port of its {@link SocketCentre}. */
final class AdapterProcess {
    private AdapterProcess() {}

    public static void main(String[] arguments) throws IOException, ConfigException {
        StpConfig config = config(Path.of(arguments[0]));
        int port = Integer.parseInt(arguments[1]);
        StpAdapter adapter = StpAdapter.open(
                config,
                listener -> new SocketLink(port, listener),
                (number, message, receipt) -> Optional.empty(),
                new StpListener() {});
        System.out.println("running");
        adapter.ended().join();
    }

    static StpConfig config(Path folder) throws ConfigException {
        return StpConfig.builder()
                .bic("ALFAAZ22XXX")
                .address("127.0.0.1:1")
                .keyFile(Path.of("none.p12"))
                .authority(Path.of("none.pem"))
                .folder(folder)
                .scanInterval(java.time.Duration.ofMillis(10))
                .build();
    }
}
