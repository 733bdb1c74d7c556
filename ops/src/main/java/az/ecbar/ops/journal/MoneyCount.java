package az.ecbar.ops.journal;

import az.ecbar.schema.AccountKind;
import az.ecbar.schema.AccountRecordDecoder;
import az.ecbar.schema.MessageHeaderDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/** Adds up the accounts of a written state by currency, apart from the ledger's own check of its invariants. */
final class MoneyCount {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AccountRecordDecoder account = new AccountRecordDecoder();
    private final Map<String, long[]> issuedAndHeld = new TreeMap<>();

    /** Looks at one record of the state. */
    void onRecord(DirectBuffer buffer, int offset) {
        header.wrap(buffer, offset);
        if (header.templateId() != AccountRecordDecoder.TEMPLATE_ID) {
            return;
        }
        account.wrapAndApplyHeader(buffer, offset, header);
        long[] sums = issuedAndHeld.computeIfAbsent(account.currency(), _ -> new long[2]);
        AccountKind kind = account.kind();
        switch (kind) {
            case CENTRAL_BANK -> sums[0] = Math.subtractExact(sums[0], account.balanceMinor());
            case CORRESPONDENT, CURRENT -> sums[1] = Math.addExact(sums[1], account.balanceMinor());
            case LVPCSS_CLEARING, IPS_SETTLEMENT, IPS_CLEARING, NULL_VAL -> {
                // Positions between participants, no money of the Central Bank.
            }
        }
    }

    List<Money> money() {
        List<Money> all = new ArrayList<>();
        issuedAndHeld.forEach((currency, sums) -> all.add(Money.ofMinor(currency, sums[0], sums[1])));
        return all;
    }
}
