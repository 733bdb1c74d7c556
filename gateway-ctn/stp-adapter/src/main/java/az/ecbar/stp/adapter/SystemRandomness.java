package az.ecbar.stp.adapter;

import az.ecbar.port.Randomness;
import java.security.SecureRandom;

/** The machine's randomness as the port. */
public final class SystemRandomness implements Randomness {
    private final SecureRandom random = new SecureRandom();

    @Override
    public void fill(byte[] target) {
        random.nextBytes(target);
    }
}
