package az.ecbar.ops.demo;

import az.ecbar.ctn.ClientState;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.stp.Alarm;
import az.ecbar.stp.ConfigException;
import az.ecbar.stp.Output;
import az.ecbar.stp.StpAdapter;
import az.ecbar.stp.StpListener;
import az.ecbar.stp.folder.BankFolders;
import az.ecbar.stp.store.MessageState;
import az.ecbar.stp.store.OutMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One bank: its adapter in folder mode, and whoever drops files into it. The adapter's thread notes here how far each
 * file is, to know when to go on; what is checked in the end stands in the folders.
 */
final class BankDesk implements AutoCloseable {
    private final InventedBank bank;
    private final BankFolders folders;
    private final Consumer<String> told;
    private final StpAdapter adapter;
    private final Map<String, Long> numbers = new ConcurrentHashMap<>();
    private final Map<Long, MessageState> states = new ConcurrentHashMap<>();
    private final List<String> alarms = new CopyOnWriteArrayList<>();

    BankDesk(Sandbox sandbox, InventedBank bank) throws IOException, ConfigException {
        this(sandbox, bank, _ -> {});
    }

    /** @param told hears of everything in words, on the adapter's thread */
    BankDesk(Sandbox sandbox, InventedBank bank, Consumer<String> told) throws IOException, ConfigException {
        this.bank = bank;
        this.told = told;
        this.folders = new BankFolders(sandbox.bankFolder(bank));
        this.adapter = StpAdapter.open(sandbox.stpConfig(bank), sandbox.password(bank), new Notes());
    }

    InventedBank bank() {
        return bank;
    }

    BankFolders folders() {
        return folders;
    }

    /** Puts a file into {@code out}, as a bank's program would. */
    void put(String name, byte[] content) throws IOException {
        Path draft = folders.out().resolve(name + ".tmp");
        Files.write(draft, content);
        Files.move(draft, folders.out().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    boolean isActive() {
        return adapter.state() == ClientState.ACTIVE;
    }

    /** How far the message of a file is; null before it has its number. */
    @Nullable
    MessageState state(String fileName) {
        Long number = numbers.get(fileName);
        return number == null ? null : states.getOrDefault(number, MessageState.NUMBERED);
    }

    /** How many messages of the centre lie in {@code in}. */
    long arrived() {
        String[] names = folders.in().toFile().list((_, name) -> !name.endsWith(".tmp"));
        return names == null ? 0 : names.length;
    }

    /** What a person should have looked at. */
    List<String> alarms() {
        return List.copyOf(alarms);
    }

    @Override
    public void close() {
        adapter.close();
    }

    /** Called on the adapter's thread. */
    private final class Notes implements StpListener {
        @Override
        public void onFile(String name, int messages, long firstInputNumber) {
            numbers.put(name, firstInputNumber);
            tell(name + " is input " + firstInputNumber);
        }

        @Override
        public void onOutput(Output output) {
            tell("received " + output.kind() + " " + output.reference());
        }

        @Override
        public void onChanged(OutMessage message) {
            MessageState before = states.put(message.inputNumber(), message.state());
            if (before != message.state()) {
                String why = message.code().isEmpty() ? "" : ", " + message.code() + " " + message.text();
                tell("input " + message.inputNumber() + " is " + message.state() + why);
            }
        }

        @Override
        public void onAlarm(Alarm alarm, String text) {
            alarms.add(bank.letters() + " " + alarm + ": " + text);
            tell("ALARM " + alarm + ": " + text);
        }

        private void tell(String text) {
            told.accept(bank.letters() + "  " + text);
        }
    }
}
