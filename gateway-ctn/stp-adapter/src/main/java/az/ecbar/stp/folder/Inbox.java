package az.ecbar.stp.folder;

import az.ecbar.stp.files.AdapterFiles;
import az.ecbar.stp.files.FoundFile;
import az.ecbar.stp.message.MessageGlance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts what comes from the centre into {@code in}, each message once.
 *
 * <p>{@link #receive} writes the message under its name and {@code .tmp} and forces it; the adapter then
 * notes its number in the store, and after that was forced, {@link #deliver} takes the {@code .tmp} away. So
 * a bank that takes a file as soon as it sees it gets each message exactly once: after a crash, a
 * {@code .tmp} whose number the store has is delivered, one whose number it has not is dropped, since the
 * centre sends it again.
 */
public final class Inbox {
    private static final Pattern DRAFT = Pattern.compile("((\\d{12,18})-.*)\\.tmp");

    private final AdapterFiles files;
    private final BankFolders folders;
    private final Deque<String> drafts = new ArrayDeque<>();
    private final Set<String> promised = new HashSet<>();

    public Inbox(AdapterFiles files, BankFolders folders) {
        this.files = files;
        this.folders = folders;
    }

    /** Deals with what a crash left; {@code lastOutput} is the highest output number that the store has. */
    public void recover(long lastOutput) throws IOException {
        for (FoundFile found : files.list(folders.in())) {
            Matcher matcher = DRAFT.matcher(found.name());
            if (!matcher.matches()) {
                continue;
            }
            if (Long.parseLong(matcher.group(2)) <= lastOutput) {
                files.move(found.path(), folders.in().resolve(FreeName.of(matcher.group(1), this::isTaken)));
            } else {
                files.delete(found.path());
            }
        }
        files.forceFolder(folders.in());
    }

    /**
     * Writes a message, durable but not yet visible to the bank.
     *
     * @return the name that it will have
     */
    public String receive(long number, MessageGlance glance, byte[] bytes) throws IOException {
        String name = FreeName.of(nameOf(number, glance), this::isTaken);
        files.write(draft(name), bytes);
        drafts.add(name);
        promised.add(name);
        return name;
    }

    /** Makes the names of the drafts durable; call it before the store is forced. */
    public void forceDrafts() throws IOException {
        if (!drafts.isEmpty()) {
            files.forceFolder(folders.in());
        }
    }

    /** Gives the bank what was received; call it after the store was forced. */
    public void deliver() throws IOException {
        if (drafts.isEmpty()) {
            return;
        }
        while (!drafts.isEmpty()) {
            String name = drafts.remove();
            files.move(draft(name), folders.in().resolve(name));
            promised.remove(name);
        }
        files.forceFolder(folders.in());
    }

    private boolean isTaken(String name) throws IOException {
        return promised.contains(name) || files.exists(folders.in().resolve(name));
    }

    private Path draft(String name) {
        return folders.in().resolve(name + ".tmp");
    }

    /** {@code 000000000042-MT103-REF.fin}, {@code 000000000043-pacs.008-REF.xml}; what of the reference no file name should have becomes an underscore. */
    static String nameOf(long number, MessageGlance glance) {
        String reference =
                glance.reference().isEmpty() ? "NONREF" : glance.reference().replaceAll("[^A-Za-z0-9()+,.-]", "_");
        return String.format(Locale.ROOT, "%012d-%s-%s.%s", number, glance.kind(), reference, glance.ending());
    }
}
