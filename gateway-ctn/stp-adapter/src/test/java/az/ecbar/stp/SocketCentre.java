package az.ecbar.stp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A centre by hand that outlives the adapter's process. Takes only the next number, answers a repeated one again, and
 * sends what was not acknowledged again at each logon.
 */
final class SocketCentre implements AutoCloseable {
    private final ServerSocket server;
    private final List<String> taken = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private long kept;

    SocketCentre(List<String> outputs) throws IOException {
        this.outputs.addAll(outputs);
        this.server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("socket-centre").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    synchronized List<String> taken() {
        return List.copyOf(taken);
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    synchronized long kept() {
        return kept;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                serve(socket);
            } catch (IOException e) {
                // A broken connection is the adapter that was killed, or the end of the test.
                if (!(e instanceof SocketException)) {
                    fault(e.toString());
                }
            }
        }
    }

    private synchronized void fault(String text) {
        faults.add(text);
    }

    private void serve(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = socket.getOutputStream();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.write(answer(line.split(" ", -1)).getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    private synchronized String answer(String[] words) {
        long number = Long.parseLong(words[1]);
        return switch (words[0]) {
            case "LOGON" -> {
                if (number > taken.size() || Long.parseLong(words[2]) < kept) {
                    faults.add("logon with " + number + ", " + words[2] + " after " + taken.size() + ", " + kept);
                }
                StringBuilder lines = new StringBuilder("ON " + taken.size() + " " + outputs.size() + "\n");
                for (long i = Long.parseLong(words[2]) + 1; i <= outputs.size(); i++) {
                    String message = outputs.get((int) i - 1);
                    lines.append("OUT ")
                            .append(i)
                            .append(' ')
                            .append(Base64.getEncoder().encodeToString(Messages.bytes(message)))
                            .append('\n');
                }
                yield lines.toString();
            }
            case "SEND" -> take(number, new String(Base64.getDecoder().decode(words[2]), StandardCharsets.ISO_8859_1));
            case "KEPT" -> {
                kept = Math.max(kept, number);
                yield "";
            }
            default -> throw new IllegalStateException(words[0]);
        };
    }

    private String take(long number, String message) {
        if (number == taken.size() + 1) {
            taken.add(message);
        } else if (number > taken.size() || !taken.get((int) number - 1).equals(message)) {
            faults.add("a gap or other bytes under " + number);
            return "";
        }
        return "TAKEN " + number + " " + (1_000 + number) + "\n";
    }
}
