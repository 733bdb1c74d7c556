package az.ecbar.gateway.swift;

import az.ecbar.gateway.inbound.MessageTranslator;
import az.ecbar.gateway.outbox.UnacknowledgedOutputs;
import az.ecbar.port.Clock;
import az.ecbar.port.CommandSink;
import az.ecbar.reason.RejectReason;
import az.ecbar.record.SwiftTerminal;
import az.ecbar.schema.InputRefusedDecoder;
import az.ecbar.schema.InputTakenDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.OutputGivenUpDecoder;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * The SWIFT channel of the node that leads: takes the adapter's files in, and gives it what is to go out. A duty cycle of
 * the edge's thread, which tells it the ledger's events once they are committed.
 *
 * @rule 4.3.2, 4.4, 4.26.1
 */
public final class SwiftChannel {
    /**
     * What it is connected to.
     *
     * @param translator of banks' messages, the same as that of CTN sessions
     */
    public record Ports(
            SwiftFiles files,
            LocalAuthentication lau,
            MessageTranslator translator,
            UnacknowledgedOutputs outbox,
            SwiftDirectory directory,
            CommandSink commands,
            SwiftAlarm.Sink alarms,
            Clock clock) {}

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InputTakenDecoder taken = new InputTakenDecoder();
    private final InputRefusedDecoder refused = new InputRefusedDecoder();
    private final OutputGivenUpDecoder givenUp = new OutputGivenUpDecoder();
    private final SwiftIntake intake;
    private final SwiftSender sender;

    /** Made when the node begins to lead. */
    public SwiftChannel(SwiftConfig config, Ports ports) {
        long instance = ports.clock().utcNs();
        sender = new SwiftSender(
                new SwiftSender.Ports(
                        ports.files(),
                        ports.lau(),
                        ports.outbox(),
                        ports.directory(),
                        ports.commands(),
                        this::lookedThroughNs,
                        ports.alarms(),
                        ports.clock()),
                config.format(),
                config.limits(),
                config.terminal(),
                instance);
        intake = new SwiftIntake(
                new SwiftIntake.Ports(
                        ports.files(),
                        ports.lau(),
                        ports.translator(),
                        sender::onAcknowledgement,
                        ports.alarms(),
                        ports.clock()),
                config.format(),
                config.limits(),
                new DeliveryReader(config.terminal(), config.system()),
                instance);
    }

    /**
     * The sender first: an F21 that lies in the folder finds what it is about.
     *
     * @param admits whether inputs are admitted; files that come meanwhile wait
     */
    public int doWork(boolean admits) {
        return sender.doWork() + (admits ? intake.doWork() : 0);
    }

    /** One event of the ledger, committed. */
    public void onEvent(int templateId, DirectBuffer buffer, int offset) {
        if (templateId == InputTakenDecoder.TEMPLATE_ID) {
            taken.wrapAndApplyHeader(buffer, offset, header);
            if (taken.terminal() == SwiftTerminal.LETTER) {
                intake.onTaken(taken.sessionId(), taken.repeated() == 1);
            }
        } else if (templateId == OutputGivenUpDecoder.TEMPLATE_ID) {
            givenUp.wrapAndApplyHeader(buffer, offset, header);
            sender.onGivenUp(givenUp.participantId(), givenUp.outputNumber());
        } else if (templateId == InputRefusedDecoder.TEMPLATE_ID) {
            refused.wrapAndApplyHeader(buffer, offset, header);
            if (refused.terminal() == SwiftTerminal.LETTER) {
                intake.onRefused(refused.sessionId(), RejectReason.of(refused.reason()));
            }
        }
    }

    /** This node leads no more: what the adapter has not taken must not go out behind what the next owner sends. */
    public void withdraw() {
        sender.standDown();
    }

    private long lookedThroughNs() {
        return intake.lookedThroughNs();
    }

    /** Messages taken since the node leads. */
    public long taken() {
        return intake.taken();
    }

    /** Messages that the ledger had taken before. */
    public long repeated() {
        return intake.repeated();
    }

    /** Outputs that wait for an F21, or to be sent. */
    public int waiting() {
        return sender.waiting();
    }

    /** Outputs that are stuck, or that FIN refused since the node leads, at most so many. On the edge's thread. */
    public List<SwiftTrouble> troubles(int most) {
        return sender.troubles(most);
    }

    /** Outputs that FIN refused and that wait to be sent again. */
    public int refused() {
        return sender.refused();
    }
}
