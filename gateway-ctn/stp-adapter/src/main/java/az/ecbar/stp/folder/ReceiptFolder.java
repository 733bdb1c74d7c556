package az.ecbar.stp.folder;

import az.ecbar.stp.files.AdapterFiles;
import az.ecbar.stp.link.SenderProof;
import az.ecbar.trust.MalformedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps the proofs: {@code receipts/yyyyMMdd/i000000000017.receipt} for the answer to input 17,
 * {@code o…} for output 42,
 * {@code o….sender.receipt} for the issuer's own receipt of a forwarded payment. A receipt is forced before the store notes what it proves; the one that a crash
 * left without its note is written again.
 */
public final class ReceiptFolder {
    private final AdapterFiles files;
    private final BankFolders folders;
    private final Set<Path> unforced = new HashSet<>();
    private String madeDay = "";

    public ReceiptFolder(AdapterFiles files, BankFolders folders) {
        this.files = files;
        this.folders = folders;
    }

    /** Keeps the answer to an input; returns the receipt's path below the root folder. */
    public String keepAnswer(long inputNumber, byte[] receipt, long nowMs) throws IOException {
        return keep("i", inputNumber, ".receipt", receipt, nowMs);
    }

    /** Keeps the proof of an output; returns the receipt's path below the root folder. */
    public String keepOutput(long outputNumber, byte[] receipt, long nowMs) throws IOException {
        return keep("o", outputNumber, ".receipt", receipt, nowMs);
    }

    /** Keeps what came beside an output: of a forwarded payment the issuer's own receipt, in binary form. */
    public void keepAttachment(long outputNumber, byte[] attachment, long nowMs) throws IOException {
        try {
            keep("o", outputNumber, ".sender.receipt", SenderProof.toReceiptFile(attachment), nowMs);
        } catch (MalformedException e) {
            // Not a receipt: kept as it came, the alarm was raised.
            keep("o", outputNumber, ".sender", attachment, nowMs);
        }
    }

    /** Makes the names of what was kept durable; call it before the store is forced. */
    public void force() throws IOException {
        for (Path folder : unforced) {
            files.forceFolder(folder);
        }
        unforced.clear();
    }

    private String keep(String kind, long number, String ending, byte[] receipt, long nowMs) throws IOException {
        String day = ArchiveDay.of(nowMs);
        Path folder = folders.receipts().resolve(day);
        if (!day.equals(madeDay)) {
            files.createFolder(folder);
            files.forceFolder(folders.receipts());
            madeDay = day;
        }
        String name = String.format(Locale.ROOT, "%s%012d%s", kind, number, ending);
        files.write(folder.resolve(name), receipt);
        unforced.add(folder);
        return "receipts/" + day + "/" + name;
    }
}
