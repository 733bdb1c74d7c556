package az.ecbar.gateway.swift;

import az.ecbar.gateway.swift.SwiftFiles.Folder;
import az.ecbar.port.Clock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A channel above folders in memory, in virtual time, and the adapter's side of the folders. */
final class SwiftWorld implements Clock {
    static final long SECOND = 1_000_000_000L;
    static final String ALFA = "ALFAAZ22AXXX";

    final MemorySwiftFiles files = new MemorySwiftFiles();
    final LocalAuthentication lau = new LocalAuthentication("LEFT-HALF-OF-KEY", "RIGHT-HALF-OF-KE");
    final FakeSwiftLedger ledger = new FakeSwiftLedger();
    final List<String> alarms = new ArrayList<>();
    final BatchFormat format;
    SwiftChannel channel;
    private long nowNs = 1_777_267_200_000_000_000L;

    SwiftWorld(BatchFormat format) {
        this.format = format;
        channel = start();
    }

    /** The process starts again: nothing is known but what ledger and folders hold. */
    SwiftChannel start() {
        channel = new SwiftChannel(
                new SwiftConfig(format, SwiftTexts.TERMINAL, SwiftTexts.SYSTEM, SwiftLimits.usual()),
                new SwiftChannel.Ports(
                        files,
                        lau,
                        ledger,
                        ledger,
                        new SwiftDirectory() {
                            @Override
                            public int size() {
                                return 2;
                            }

                            @Override
                            public String bic(int participantId) {
                                return participantId == 1 ? "ALFAAZ22XXX" : "NABZAZ2CXXX";
                            }
                        },
                        ledger,
                        (_, alarm, text) -> alarms.add(alarm + " " + text),
                        this));
        return channel;
    }

    /** So many seconds pass; the ledger answers all the time. */
    void run(int seconds) {
        for (long i = 0; i < seconds * 5L; i++) {
            int _ = channel.doWork(true);
            ledger.commit(channel);
            nowNs += SECOND / 5;
        }
    }

    void pass(int seconds) {
        nowNs += seconds * SECOND;
    }

    /** The adapter delivers a file with its LAU file. */
    void deliver(String name, byte[]... messages) {
        byte[] bytes = format.write(Arrays.asList(messages));
        files.of(Folder.IN).put(name, bytes);
        files.of(Folder.IN).put(name + ".lau", lau.sign(bytes));
    }

    /** A payment of ALFA with a reference of its own. */
    static byte[] payment(int sequence, int delivery, String reference) {
        return SwiftTexts.delivered(ALFA, sequence, delivery, "{4:\r\n:20:" + reference + "\r\n-}", "");
    }

    /** A payment, or what is asked about one, of another bank. */
    static byte[] paymentOfBeta(int sequence, int delivery, String reference) {
        return SwiftTexts.delivered("BETAAZ22AXXX", sequence, delivery, "{4:\r\n:20:" + reference + "\r\n-}", "");
    }

    /** The next output to ALFA. */
    void output(String reference) {
        ledger.outputs.add(SwiftTexts.bytes(String.format(
                Locale.ROOT,
                "{1:F01ALFAAZ22sXXX%010d}{2:O9001030260401NABZAZ2CXRTS00000000422604011030N}{4:\r\n:20:%s\r\n-}",
                ledger.outputs.size() + 1,
                reference)));
    }

    /** The adapter takes all files that lie there: their messages, once each LAU was found right. */
    List<String> take() {
        List<String> messages = new ArrayList<>();
        for (String name : List.copyOf(files.of(Folder.OUT).keySet())) {
            byte[] bytes = files.of(Folder.OUT).get(name);
            if (bytes == null || name.endsWith(".lau")) {
                continue;
            }
            byte[] code = files.of(Folder.OUT).remove(name + ".lau");
            files.of(Folder.OUT).remove(name);
            if (code == null || !lau.isGenuine(bytes, code)) {
                throw new AssertionError(name + " is not authenticated");
            }
            if (format.read(bytes, 1000) instanceof BatchFormat.Messages found) {
                found.list().forEach(one -> messages.add(new String(one, StandardCharsets.ISO_8859_1)));
            }
        }
        return messages;
    }

    String only(Folder folder) {
        List<String> names = files.of(folder).keySet().stream()
                .filter(name -> !name.endsWith(".lau"))
                .toList();
        return names.size() == 1 ? names.getFirst() : names.toString();
    }

    @Override
    public long utcNs() {
        return nowNs;
    }

    @Override
    public long monotonicNs() {
        return nowNs;
    }
}
