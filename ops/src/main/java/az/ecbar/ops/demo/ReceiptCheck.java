package az.ecbar.ops.demo;

import az.ecbar.trust.MalformedException;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Revocations;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.certificate.TrustAnchor;
import az.ecbar.trust.receipt.ReceiptVerdict;
import az.ecbar.trust.receipt.ReceiptVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Verifies receipts offline, with the authority's certificate and nothing else. */
final class ReceiptCheck {
    private final ReceiptVerifier verifier;

    ReceiptCheck(Path authority) throws IOException, MalformedException {
        TrustAnchor anchor = TrustAnchor.ofPem(Files.readAllBytes(authority));
        verifier = new ReceiptVerifier(new CertificateChecker(anchor, Revocations.none()));
    }

    /** The receipts among these that are not proof of the signature of somebody with this role. */
    List<String> notSignedBy(Role role, List<Path> receipts) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path receipt : receipts) {
            switch (verifier.verifyFile(Files.readAllBytes(receipt), null)) {
                case ReceiptVerdict.Proven proven -> {
                    if (proven.signer().role() != role) {
                        wrong.add(receipt + ": signed by " + proven.signer().name());
                    }
                }
                case ReceiptVerdict.Refused refused -> wrong.add(receipt + ": " + refused.reason());
            }
        }
        return wrong;
    }

    /** The receipts of the senders of payments that came to a bank. */
    static List<Path> ofSenders(Path bankFolder) throws IOException {
        try (Stream<Path> files = Files.walk(bankFolder.resolve("receipts"))) {
            return files.filter(file -> file.toString().endsWith(".sender.receipt"))
                    .sorted()
                    .toList();
        }
    }
}
