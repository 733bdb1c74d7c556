package az.ecbar.bench.journal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes a file whose space is reserved and nothing of it written, as the journal's files are: through the operating
 * system's {@code posix_fallocate}. Stateless.
 */
final class ReservedFile {

    /** {@code O_RDWR}. */
    private static final int OPEN_READ_WRITE = 2;

    private ReservedFile() {}

    /**
     * Creates the file.
     *
     * @throws IOException the file exists, or the space is not there
     */
    static void create(Path path, long sizeBytes) throws IOException {
        Files.createFile(path);
        try (Arena arena = Arena.ofConfined()) {
            int descriptor = call("open", arena.allocateFrom(path.toString()), OPEN_READ_WRITE);
            if (descriptor < 0) {
                throw new IOException("cannot open " + path);
            }
            int error = reserve(descriptor, sizeBytes);
            call("close", descriptor);
            if (error != 0) {
                throw new IOException("cannot reserve " + sizeBytes + " bytes for " + path + ", error " + error);
            }
        }
    }

    private static int call(String name, MemorySegment path, int flags) {
        MethodHandle open =
                handle(name, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        try {
            return (int) open.invokeExact(path, flags);
        } catch (Throwable e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static int call(String name, int descriptor) {
        MethodHandle close = handle(name, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            return (int) close.invokeExact(descriptor);
        } catch (Throwable e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static int reserve(int descriptor, long sizeBytes) {
        MethodHandle allocate = handle(
                "posix_fallocate",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
        try {
            return (int) allocate.invokeExact(descriptor, 0L, sizeBytes);
        } catch (Throwable e) {
            throw new IllegalStateException("posix_fallocate", e);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
    }
}
