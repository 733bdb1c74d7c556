package az.ecbar.ops.receipt;

import az.ecbar.ops.pki.JsonObject;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Revocation;
import az.ecbar.trust.certificate.UtcNs;
import az.ecbar.trust.merkle.Leaf;
import az.ecbar.trust.receipt.Receipt;
import az.ecbar.trust.receipt.ReceiptVerdict;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Tells what a receipt proves, to a person or to a program. */
final class ReceiptReport {
    private ReceiptReport() {}

    static void print(ReceiptVerdict verdict, boolean hasRevocations, PrintWriter out) {
        switch (verdict) {
            case ReceiptVerdict.Refused refused -> {
                out.println("NOT GENUINE   " + refused.reason());
                out.println("because       " + refused.detail());
            }
            case ReceiptVerdict.Proven proven -> print(proven, hasRevocations, out);
        }
    }

    private static void print(ReceiptVerdict.Proven proven, boolean hasRevocations, PrintWriter out) {
        Identity signer = proven.signer();
        Receipt receipt = proven.receipt();
        Leaf leaf = receipt.leaf();
        BcscCertificate certificate = proven.certificate();
        byte[] message = receipt.message();
        out.println("GENUINE");
        out.println("signed by     " + signer.name() + ", " + signer.role() + " " + signer.bic()
                + (signer.unit().isEmpty() ? "" : " " + signer.unit()) + ", registration code "
                + signer.registrationCode());
        out.println("signed at     " + UtcNs.toInstant(receipt.root().signedAtNs()) + " by the signer's clock");
        out.println("message       " + leaf.kind() + " " + leaf.number() + " of session " + leaf.sessionId() + ", "
                + leaf.sender() + " to " + leaf.receiver() + " (" + leaf.direction() + ")");
        out.println("bytes         " + (message == null ? "beside the receipt" : message.length + " in the receipt")
                + ", SHA-256 " + leaf.digest());
        out.println("place         " + (receipt.leafIndex() + 1) + " of "
                + receipt.root().leafCount() + " under one signature");
        out.println("certificate   " + certificate.fingerprint() + ", " + certificate.algorithm());
        out.println("valid         " + UtcNs.toInstant(certificate.notBeforeNs()) + " to "
                + UtcNs.toInstant(certificate.notAfterNs()));
        out.println("revocation    " + revocation(proven.revokedLater(), hasRevocations));
    }

    private static String revocation(@Nullable Revocation later, boolean hasRevocations) {
        if (!hasRevocations) {
            return "not checked: no --crl was given";
        }
        return later == null
                ? "none in the list"
                : "after it signed, at " + UtcNs.toInstant(later.atNs()) + ": " + later.cause();
    }

    static String json(ReceiptVerdict verdict, boolean hasRevocations) {
        return switch (verdict) {
            case ReceiptVerdict.Refused refused ->
                new JsonObject()
                        .with("genuine", false)
                        .with("reason", refused.reason().name())
                        .with("detail", refused.detail())
                        .toString();
            case ReceiptVerdict.Proven proven -> json(proven, hasRevocations);
        };
    }

    private static String json(ReceiptVerdict.Proven proven, boolean hasRevocations) {
        Identity signer = proven.signer();
        Receipt receipt = proven.receipt();
        Leaf leaf = receipt.leaf();
        Revocation later = proven.revokedLater();
        return new JsonObject()
                .with("genuine", true)
                .with("role", signer.role().name())
                .with("bic", signer.bic())
                .with("registrationCode", signer.registrationCode())
                .with("unit", signer.unit())
                .with("name", signer.name())
                .with("signedAt", UtcNs.toInstant(receipt.root().signedAtNs()).toString())
                .with("direction", leaf.direction().name())
                .with("kind", leaf.kind().name())
                .with("sender", leaf.sender())
                .with("receiver", leaf.receiver())
                .with("session", leaf.sessionId())
                .with("number", leaf.number())
                .with("digest", leaf.digest().toHex())
                .with("leaf", receipt.leafIndex())
                .with("leaves", receipt.root().leafCount())
                .with("fingerprint", proven.certificate().fingerprint().toHex())
                .with("algorithm", String.valueOf(proven.certificate().algorithm()))
                .with(
                        "validFrom",
                        UtcNs.toInstant(proven.certificate().notBeforeNs()).toString())
                .with(
                        "validTo",
                        UtcNs.toInstant(proven.certificate().notAfterNs()).toString())
                .with("revocationChecked", hasRevocations)
                .with(
                        "revokedLaterAt",
                        later == null ? null : UtcNs.toInstant(later.atNs()).toString())
                .toString();
    }
}
