package az.ecbar.ctn.frame;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** What a flyweight looks at before its first wrap: any accessor then fails instead of reading what was there. */
final class EmptyBuffer {
    static final DirectBuffer INSTANCE = new UnsafeBuffer(new byte[0]);

    private EmptyBuffer() {}
}
