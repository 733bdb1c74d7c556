package az.ecbar.stp;

import az.ecbar.stp.files.AdapterFiles;
import az.ecbar.stp.folder.BankFolders;
import az.ecbar.stp.folder.Inbox;
import az.ecbar.stp.folder.ReceiptFolder;
import az.ecbar.stp.message.AboutOurs;
import az.ecbar.stp.message.MessageGlance;
import az.ecbar.stp.message.NoticeReader;
import az.ecbar.stp.store.MessageState;
import az.ecbar.stp.store.Notice;
import az.ecbar.stp.store.OutMessage;
import az.ecbar.stp.store.OutStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Puts down what came from the centre: the message, its proof, its number, and what it says of ours. */
final class Arrivals {
    private final AdapterFiles files;
    private final BankFolders folders;
    private final OutStore store;
    private final Inbox inbox;
    private final ReceiptFolder receipts;
    private final NoticeMatcher matcher;
    private final NoticeReader reader = new NoticeReader();
    private final boolean folderMode;

    Arrivals(
            AdapterFiles files,
            BankFolders folders,
            OutStore store,
            Inbox inbox,
            ReceiptFolder receipts,
            boolean folderMode) {
        this.files = files;
        this.folders = folders;
        this.store = store;
        this.inbox = inbox;
        this.receipts = receipts;
        this.matcher = new NoticeMatcher(store);
        this.folderMode = folderMode;
    }

    /** Keeps an output; returns our message that it is a notice about, as it is now; null if there is none, or not yet. */
    @Nullable
    OutMessage keep(Output output, MessageGlance glance, byte[] attachment, long utcMs) throws IOException {
        if (attachment.length > 0) {
            receipts.keepAttachment(output.number(), attachment, utcMs);
        }
        receipts.keepOutput(output.number(), output.receipt(), utcMs);
        String file = folderMode ? inbox.receive(output.number(), glance, output.message()) : "";
        store.outputReceived(output.number());
        AboutOurs said = reader.read(output.message(), glance);
        if (said == null) {
            return null;
        }
        MessageState next = NoticeMatcher.stateOf(said.event());
        Notice notice = new Notice(output.number(), output.kind(), said.code(), said.text(), file);
        OptionalLong unknown = matcher.unknownSequence(said);
        if (unknown.isPresent()) {
            store.noticedEarly(unknown.getAsLong(), next, notice);
            return null;
        }
        OutMessage about = matcher.find(said);
        return about == null ? null : store.noticed(about, next, notice, utcMs);
    }

    /** Keeps the centre's answer to an input; returns the receipt's path below the root. */
    String keepAnswer(long inputNumber, byte[] receipt, long utcMs) throws IOException {
        return receipts.keepAnswer(inputNumber, receipt, utcMs);
    }

    /** Puts aside what did not verify, with its proof and a report to print and sign (rule 4.26.3). */
    void putAside(long number, byte[] message, byte[] receipt, String fault, long utcMs) throws IOException {
        String name = String.format(Locale.ROOT, "output-%012d-%d", number, utcMs);
        if (message.length > 0) {
            files.write(
                    folders.error()
                            .resolve(name + "." + MessageGlance.at(message).ending()),
                    message);
        }
        if (receipt.length > 0) {
            files.write(folders.error().resolve(name + ".receipt"), receipt);
        }
        files.write(folders.error().resolve(name + ".reason.txt"), fault.getBytes(StandardCharsets.UTF_8));
        files.forceFolder(folders.error());
    }
}
