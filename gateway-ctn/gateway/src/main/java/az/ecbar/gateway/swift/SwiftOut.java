package az.ecbar.gateway.swift;

import az.ecbar.gateway.swift.SwiftFiles.Folder;
import java.io.IOException;

/** Takes back what lies in {@code out}. Static methods only. */
final class SwiftOut {
    private SwiftOut() {}

    /**
     * What the adapter has not taken yet lies there no more: who leads next sends it anew. The files go before their LAU
     * files; one that the adapter takes at the same moment is its own.
     *
     * @return how many files, LAU files among them
     */
    static int withdraw(SwiftFiles files) throws IOException {
        int count = 0;
        for (String file : files.list(Folder.OUT, Integer.MAX_VALUE)) {
            try {
                files.move(Folder.OUT, file, Folder.WITHDRAWN, file);
                count++;
            } catch (IOException e) {
                if (files.exists(Folder.OUT, file)) {
                    throw e;
                }
            }
        }
        return count;
    }
}
