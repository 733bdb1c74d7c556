package az.ecbar.ops.view;

import az.ecbar.schema.AccountClosedDecoder;
import az.ecbar.schema.AccountSeizedDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.SeizureLiftedDecoder;
import org.agrona.DirectBuffer;

/**
 * Lines of what is decided about accounts: seized, lifted, closed.
 *
 * <p>Owned by the edge's thread; allocates.
 */
final class AccountLines {
    private final Names names;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    AccountLines(Names names) {
        this.names = names;
    }

    static boolean isShown(int templateId) {
        return switch (templateId) {
            case AccountSeizedDecoder.TEMPLATE_ID, SeizureLiftedDecoder.TEMPLATE_ID, AccountClosedDecoder.TEMPLATE_ID ->
                true;
            default -> false;
        };
    }

    Line line(int templateId, DirectBuffer buffer, int offset) {
        return switch (templateId) {
            case AccountSeizedDecoder.TEMPLATE_ID -> {
                var e = new AccountSeizedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield line("ACCOUNT_SEIZED", e.accountId(), e.decisionNumber())
                        .with("wantedMinor", e.wantedMinor())
                        .with("heldMinor", e.heldMinor());
            }
            case SeizureLiftedDecoder.TEMPLATE_ID -> {
                var e = new SeizureLiftedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield line(
                                e.wantedMinor() == 0 ? "SEIZURE_LIFTED" : "SEIZURE_REDUCED",
                                e.accountId(),
                                e.decisionNumber())
                        .with("seizedBy", e.seizedBy())
                        .with("wantedMinor", e.wantedMinor())
                        .with("heldMinor", e.heldMinor())
                        .say("of " + e.seizedBy());
            }
            case AccountClosedDecoder.TEMPLATE_ID -> {
                var e = new AccountClosedDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield line("ACCOUNT_CLOSED", e.accountId(), e.decisionNumber());
            }
            default -> throw new IllegalArgumentException("event " + templateId + " is not shown");
        };
    }

    private Line line(String event, int accountId, String decision) {
        return new Line(event)
                .of("bic", names.owner(accountId))
                .with("accountId", accountId)
                .with("account", names.account(accountId))
                .with("decision", decision)
                .say(names.account(accountId) + " by decision " + decision);
    }
}
