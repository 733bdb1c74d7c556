package az.ecbar.trust.authority;

import az.ecbar.trust.certificate.RevocationCause;
import java.math.BigInteger;
import java.time.Instant;

/** One line of a revocation list. */
public record RevokedSerial(BigInteger serial, Instant at, RevocationCause cause) {}
