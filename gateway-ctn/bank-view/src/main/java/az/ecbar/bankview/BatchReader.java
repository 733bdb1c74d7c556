package az.ecbar.bankview;

import az.ecbar.bankview.Instruction.Side;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/** Reads an MT102: several payments from one participant to one participant. */
final class BatchReader {
    private static final String[] KNOWN = {
        "20", "23", "71A", "21", "32B", "50K", "59", "70", "32A", "19", "72",
    };

    private final Envelope envelope;
    private final Fields fields;
    private final IntConsumer items;
    private final Set<String> references = new HashSet<>();
    private String currency = "";
    private BigDecimal sum = BigDecimal.ZERO;
    private Side issuer = new Side("", "", "", new Field("50K", List.of("")));
    private Side beneficiary = issuer;

    /** @param items is told which payment is read, from 1 */
    BatchReader(Envelope envelope, Fields fields, IntConsumer items) {
        this.envelope = envelope;
        this.fields = fields;
        this.items = items;
    }

    Instruction read() throws Unreadable {
        String reference = Values.reference(fields.mandatory("20", KNOWN));
        require(fields.mandatory("23", KNOWN), "CREDIT", 145);
        require(fields.mandatory("71A", KNOWN), "OUR", 146);
        do {
            item();
        } while (fields.isNext("21"));
        Amount amount = Amount.of(fields.mandatory("32A", KNOWN));
        if (!amount.currency().equals(currency)) {
            throw new Unreadable(184, "32A");
        }
        if (amount.amount().compareTo(sum) != 0) {
            throw new Unreadable(185, "32A");
        }
        Field again = fields.mandatory("19", KNOWN);
        if (Values.amount(again.line(), currency, "19", false).compareTo(sum) != 0) {
            throw new Unreadable(185, "19");
        }
        if (fields.isNext("72")) {
            Field instruction = fields.mandatory("72", KNOWN);
            Sides.codes(instruction);
        }
        fields.end(KNOWN);
        return new Instruction.Payment(
                "102",
                reference,
                amount.date(),
                currency,
                sum,
                Integer.parseInt(envelope.header.getOrDefault("113", "-1")),
                issuer,
                beneficiary,
                envelope.header,
                envelope.text,
                false);
    }

    private void item() throws Unreadable {
        items.accept(references.size() + 1);
        String reference = Values.reference(fields.mandatory("21", KNOWN));
        if (!references.add(reference)) {
            throw new Unreadable(186, "21");
        }
        String line = fields.mandatory("32B", KNOWN).line();
        String itemCurrency = Values.currency(line.substring(0, Math.min(3, line.length())), "32B");
        boolean isFirst = references.size() == 1;
        if (isFirst) {
            currency = itemCurrency;
        } else if (!itemCurrency.equals(currency)) {
            throw new Unreadable(184, "32B");
        }
        sum = sum.add(Values.amount(line.substring(3), currency, "32B", false));
        Side from = Sides.customer(fields.mandatory("50K", KNOWN), true);
        requireSame(from, isFirst ? from : issuer);
        Side to = Sides.customer(fields.mandatory("59", KNOWN), false);
        requireSame(to, isFirst ? to : beneficiary);
        issuer = from;
        beneficiary = to;
        Sides.narrative(fields.mandatory("70", KNOWN));
    }

    private static void requireSame(Side side, Side first) throws Unreadable {
        boolean isSame = side.bic().equals(first.bic())
                && side.tin().equals(first.tin())
                && side.account().equals(first.account());
        if (!isSame) {
            throw new Unreadable(183, side.field().tag());
        }
    }

    private static void require(Field field, String word, int reason) throws Unreadable {
        if (!field.line().equals(word)) {
            throw new Unreadable(reason, field.tag());
        }
    }
}
