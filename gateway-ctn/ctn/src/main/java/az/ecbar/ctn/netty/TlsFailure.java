package az.ecbar.ctn.netty;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.envelope.RefusalCodes;
import az.ecbar.trust.RefusalReason;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/**
 * What a failure below the frames means. A certificate that our own check refused is told with the check's reason,
 * which stands in front of its message.
 */
record TlsFailure(CtnCode code, String text) {
    private static final int MAX_DEPTH = 8;

    static TlsFailure of(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            if (cause instanceof CertificateException) {
                return ofRefusal(String.valueOf(cause.getMessage()));
            }
            cause = cause.getCause();
        }
        CtnCode code = isOfTls(failure) ? CtnCode.TLS_FAILED : CtnCode.CONNECTION_LOST;
        return new TlsFailure(code, String.valueOf(failure.getMessage()));
    }

    private static boolean isOfTls(Throwable failure) {
        Throwable cause = failure.getCause() instanceof SSLException ? failure.getCause() : failure;
        return cause instanceof SSLException;
    }

    private static TlsFailure ofRefusal(String message) {
        for (RefusalReason reason : RefusalReason.values()) {
            if (message.startsWith(reason.name() + ":")) {
                return new TlsFailure(RefusalCodes.of(reason), message);
            }
        }
        return new TlsFailure(CtnCode.UNKNOWN_CERTIFICATE, message);
    }
}
