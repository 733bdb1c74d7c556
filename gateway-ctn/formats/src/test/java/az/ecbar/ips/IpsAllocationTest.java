package az.ecbar.ips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ips.output.IpsWriter;
import az.ecbar.ips.output.Outcome;
import az.ecbar.iso.XmlWriter;
import az.ecbar.mt.output.OutputHeader;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;

/** Reading allocates what the XML parser does, and writing what follows nothing. */
class IpsAllocationTest {
    private static final int ROUNDS = 2000;
    private static final int ATTEMPTS = 10;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final IpsReader reader = new IpsReader();
    private final byte[] payment = MadeMessage.bytes(SampleSource.of(IpsKind.PAYMENT));
    private final byte[] status = MadeMessage.bytes(SampleSource.of(IpsKind.STATUS));
    private long sum;

    @Test
    void readingAllocatesNoMoreThanTheParser() throws XMLStreamException {
        for (byte[] message : new byte[][] {payment, status}) {
            InputFactoryImpl factory = new InputFactoryImpl();
            long parser = leastAllocated(() -> sum += parsed(factory, message));
            long ours = leastAllocated(() -> sum += read(message));
            assertTrue(ours - parser <= 256, "bytes a message: " + ours + ", of them the parser's " + parser);
            assertTrue(ours <= 8192, "bytes a message: " + ours);
        }
    }

    @Test
    void writingWhatFollowsFromAPaymentAllocatesNothing() {
        IpsWriter writer = new IpsWriter();
        byte[] target = new byte[XmlWriter.MAX_LENGTH];
        OutputHeader header = Outputs.toBeta();
        Outcome executed = Outcome.executed(20_260_401, Outputs.REFERENCE);
        if (!(reader.read(payment) instanceof PaymentOrder order)) {
            throw new AssertionError("not read");
        }
        assertEquals(0, leastAllocated(() -> {
            header.numbers(sum++ & 0xFFFF, 42).moment(Outputs.MOMENT_NS, OutputHeader.BAKU_OFFSET_MINUTES);
            sum += writer.forward(header, order, Outputs.REFERENCE, false, target, 0);
            sum += writer.status(header, order, executed, false, target, 0);
            sum += writer.status(header, order, executed, true, target, 0);
        }));
    }

    private long read(byte[] message) {
        return reader.read(message) instanceof IpsMessage it ? it.messageId().length() : 0;
    }

    /** What the parser allocates for a message of which nothing is taken. */
    private static long parsed(InputFactoryImpl factory, byte[] message) {
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(message), "UTF-8");
            long events = 0;
            while (xml.hasNext()) {
                events += xml.next();
                if (xml.isStartElement() && xml.getAttributeCount() > 0) {
                    events += xml.getAttributeValue(0).length();
                }
            }
            xml.close();
            return events;
        } catch (XMLStreamException e) {
            throw new AssertionError(e);
        }
    }

    /** The least of several attempts, for one message: what the compiler allocates while it warms up does not count. */
    private long leastAllocated(Runnable work) {
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int round = 0; round < ROUNDS; round++) {
                work.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least / ROUNDS;
    }
}
