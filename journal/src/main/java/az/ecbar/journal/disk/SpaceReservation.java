package az.ecbar.journal.disk;

import az.ecbar.port.JournalFile.Reservation;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reserves space for a file with Linux's {@code fallocate}, keeping its size: nothing is written, and no
 * page gets dirty. Where the system or the file system does not know it, says so. Stateless; any thread.
 */
public final class SpaceReservation {
    private static final int KEEP_SIZE = 1;
    private static final int WRITE_ONLY_CLOSE_ON_EXEC = 0x80001;
    private static final int EINTR = 4;
    private static final int EFBIG = 27;
    private static final int ENOSPC = 28;
    private static final int ENOSYS = 38;
    private static final int EOPNOTSUPP = 95;
    private static final int EDQUOT = 122;

    private static final @Nullable Calls CALLS = Calls.find();

    private SpaceReservation() {}

    /** Reserves the bytes of the file from an offset on. */
    public static Reservation reserve(Path file, long offset, long lengthBytes) throws IOException {
        Calls calls = CALLS;
        if (calls == null) {
            return Reservation.UNSUPPORTED;
        }
        int errno = calls.allocate(file, offset, lengthBytes);
        return switch (errno) {
            case 0 -> Reservation.RESERVED;
            case ENOSYS, EOPNOTSUPP -> Reservation.UNSUPPORTED;
            case ENOSPC, EDQUOT, EFBIG -> Reservation.FULL;
            default ->
                throw new IOException(
                        "space for " + file + " could not be reserved: error " + errno + " of the system");
        };
    }

    /** The system's calls, if it is a Linux of 64 bits. */
    private record Calls(
            MethodHandle open, MethodHandle fallocate, MethodHandle close, VarHandle errno, StructLayout state) {
        @SuppressWarnings("restricted")
        static @Nullable Calls find() {
            String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
            if (!system.contains("linux") || ValueLayout.ADDRESS.byteSize() != Long.BYTES) {
                return null;
            }
            Linker linker = Linker.nativeLinker();
            SymbolLookup library = linker.defaultLookup();
            if (library.find("fallocate").isEmpty()) {
                return null;
            }
            Linker.Option errno = Linker.Option.captureCallState("errno");
            StructLayout state = Linker.Option.captureStateLayout();
            return new Calls(
                    linker.downcallHandle(
                            library.findOrThrow("open"),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
                            errno),
                    linker.downcallHandle(
                            library.findOrThrow("fallocate"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_LONG),
                            errno),
                    linker.downcallHandle(
                            library.findOrThrow("close"),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)),
                    state.varHandle(MemoryLayout.PathElement.groupElement("errno")),
                    state);
        }

        /** Returns 0, or the system's error number. */
        int allocate(Path file, long offset, long lengthBytes) throws IOException {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment callState = arena.allocate(state);
                MemorySegment name = arena.allocateFrom(file.toAbsolutePath().toString());
                int descriptor = (int) open.invokeExact(callState, name, WRITE_ONLY_CLOSE_ON_EXEC);
                if (descriptor < 0) {
                    return (int) errno.get(callState, 0L);
                }
                int result;
                int error = 0;
                do {
                    result = (int) fallocate.invokeExact(callState, descriptor, KEEP_SIZE, offset, lengthBytes);
                    error = result == 0 ? 0 : (int) errno.get(callState, 0L);
                } while (error == EINTR);
                int ignored = (int) close.invokeExact(descriptor);
                assert ignored == 0;
                return error;
            } catch (IOException | RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IOException("the system's calls cannot be used", e);
            }
        }
    }
}
