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
            count += isWithdrawn(files, file) ? 1 : 0;
        }
        return count;
    }

    /**
     * Takes back one file, then its LAU file.
     *
     * @return whether it still lay there
     */
    static boolean withdraw(SwiftFiles files, String name) throws IOException {
        boolean wasThere = isWithdrawn(files, name);
        boolean _ = isWithdrawn(files, name + LocalAuthentication.SUFFIX);
        return wasThere;
    }

    private static boolean isWithdrawn(SwiftFiles files, String file) throws IOException {
        try {
            files.move(Folder.OUT, file, Folder.WITHDRAWN, file);
            return true;
        } catch (IOException e) {
            if (files.exists(Folder.OUT, file)) {
                throw e;
            }
            return false;
        }
    }
}
