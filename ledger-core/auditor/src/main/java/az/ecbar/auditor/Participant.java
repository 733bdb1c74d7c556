package az.ecbar.auditor;

import az.ecbar.schema.Channel;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.SystemId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A participant (2.1.1), or the Central Bank. */
final class Participant {
    final int id;
    final String bic;
    final ParticipantKind kind;
    /** Logical terminal that was registered, for CTN. */
    final char registeredTerminal;

    /** Of an indirect participant of IPS; empty of others. */
    final String settlementBankBic;

    /** In force (4.4). */
    Channel channel = Channel.CTN;

    /** In which it is told what it is told. */
    MessageLanguage language = MessageLanguage.MT;

    final long tin;
    final String registrationCode;
    final String name;
    /** In AZIPS. */
    final Set<StatusCause> causes = EnumSet.noneOf(StatusCause.class);

    /** The same of IPS. */
    final Set<StatusCause> ipsCauses = EnumSet.noneOf(StatusCause.class);

    /** 4.27: date and number of its appeal while it is out of order; 0 while it is not. */
    int outOfOrderDate;

    String outOfOrderNumber = "";

    Optional<Boolean> isExecutionNoticeWanted = Optional.empty();

    Participant(int id, Command.RegisterParticipant registration) {
        this.id = id;
        bic = registration.bic();
        kind = registration.kind();
        settlementBankBic = registration.settlementBank();
        registeredTerminal = registration.terminal();
        tin = registration.tin();
        registrationCode = registration.registrationCode();
        name = registration.name();
    }

    /** Terminal that receives what is not an answer to another one. */
    char terminal() {
        return channel == Channel.SWIFT ? Channels.TERMINAL : registeredTerminal;
    }

    /** Removed, or has left (7-10.4, 7-10.5). */
    boolean isGone() {
        return causes.stream().anyMatch(StatusCause.ENDS::contains);
    }

    /** 4.12.1, 7-10.2. */
    boolean isSuspended() {
        return causes.stream().anyMatch(StatusCause.SUSPENDS::contains);
    }

    /** 7-10.1: not yet a participant of AZIPS. */
    boolean isJoining() {
        return causes.contains(StatusCause.JOINING);
    }

    boolean isCentralBank() {
        return kind == ParticipantKind.CENTRAL_BANK;
    }

    /** Why it is not active in a system. */
    Set<StatusCause> causesIn(SystemId system) {
        return system == SystemId.IPS ? ipsCauses : causes;
    }

    @Override
    public String toString() {
        return bic;
    }
}
