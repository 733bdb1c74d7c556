package az.ecbar.ops.receipt;

import az.ecbar.trust.Digest;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.Pem;
import az.ecbar.trust.Sha256;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.RevocationList;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.receipt.ReceiptVerdict;
import az.ecbar.trust.receipt.ReceiptVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code receipt verify}: who signed what and when, with the authority's certificate alone.
 *
 * <p>Exit codes: 0 genuine, 1 not genuine, 2 wrong usage, 3 one of the other files cannot be used, so nothing is known.
 */
@Command(
        name = "verify",
        description = {
            "Verifies a receipt with the authority's certificate alone.",
            "Exit codes: 0 genuine, 1 not genuine, 2 wrong usage, 3 a file cannot be used, so nothing is known."
        },
        mixinStandardHelpOptions = true)
final class ReceiptVerify implements Callable<Integer> {
    private static final int GENUINE = 0;
    private static final int NOT_GENUINE = 1;
    private static final int UNKNOWN = 3;
    private static final int BUFFER_LENGTH = 1 << 16;

    /** More than the largest receipt, that of a message of 100 MiB in base64. */
    private static final long MAX_FILE_LENGTH = 150L << 20;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The receipt.")
    private Path file = Path.of("");

    @Option(
            names = "--authority",
            required = true,
            paramLabel = "FILE",
            description = "The authority's certificate in PEM.")
    private Path authority = Path.of("");

    @Option(
            names = "--crl",
            paramLabel = "FILE",
            description = "The authority's revocation list in PEM; without it revocations are not checked.")
    private @Nullable Path revocationList;

    @Option(
            names = "--message",
            paramLabel = "FILE",
            description = "The message, when it lies beside the receipt and not in it.")
    private @Nullable Path message;

    @Option(names = "--json", description = "As one JSON object.")
    private boolean isJson;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            ReceiptVerdict verdict = verify();
            if (isJson) {
                out.println(ReceiptReport.json(verdict, revocationList != null));
            } else {
                ReceiptReport.print(verdict, revocationList != null, out);
            }
            out.flush();
            return verdict instanceof ReceiptVerdict.Proven ? GENUINE : NOT_GENUINE;
        } catch (NoSuchFileException e) {
            return fail("there is no file '" + e.getFile() + "'");
        } catch (IOException | MalformedException e) {
            return fail(String.valueOf(e.getMessage()));
        }
    }

    private int fail(String reason) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("ecbar receipt: " + reason);
        err.flush();
        return UNKNOWN;
    }

    private ReceiptVerdict verify() throws IOException, MalformedException {
        TrustAnchor anchor = TrustAnchor.ofPem(Files.readAllBytes(authority));
        if (Files.size(file) > MAX_FILE_LENGTH) {
            throw new MalformedException("'" + file + "' is larger than any receipt");
        }
        byte[] receipt = Files.readAllBytes(file);
        Digest beside = message == null ? null : digest(message);
        return new ReceiptVerifier(new CertificateChecker(anchor, revocations(anchor))).verifyFile(receipt, beside);
    }

    private Revocations revocations(TrustAnchor anchor) throws IOException, MalformedException {
        if (revocationList == null) {
            return Revocations.none();
        }
        byte[] pem = Files.readAllBytes(revocationList);
        byte[] der = Pem.decodeAll(Pem.REVOCATION_LIST, pem).getFirst();
        return Revocations.none().with(RevocationList.ofDer(der, anchor.certificate()));
    }

    private static Digest digest(Path path) throws IOException {
        Sha256 sha256 = new Sha256();
        byte[] buffer = new byte[BUFFER_LENGTH];
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
            }
        }
        byte[] digest = new byte[Digest.LENGTH];
        sha256.finish(digest, 0);
        return Digest.of(digest);
    }
}
