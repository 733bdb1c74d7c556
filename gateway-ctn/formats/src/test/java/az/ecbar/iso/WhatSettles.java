package az.ecbar.iso;

import az.ecbar.mt.PaymentInstruction;
import az.ecbar.mt.PaymentParty;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All that a payment says, as lines to be compared; of each payment of an MT102 too, with amounts in one form. */
final class WhatSettles {
    private WhatSettles() {}

    static String of(PaymentInstruction payment) {
        StringBuilder said = new StringBuilder();
        byte[] sender = new byte[11];
        payment.copySenderBic(sender, 0);
        line(said, "type", payment.messageType());
        line(said, "sender", new String(sender, StandardCharsets.US_ASCII));
        line(said, "possible duplicate", payment.isPossibleDuplicate());
        line(said, "113", payment.priority());
        line(said, "108", payment.userReference());
        line(said, "119", payment.validationFlag());
        line(said, "121", payment.uetr());
        line(said, "115", payment.addresseeInformation());
        line(said, "20", payment.reference());
        line(said, "21", payment.relatedReference());
        line(said, "date", payment.valueDate());
        line(said, "amount", payment.currency() + " " + payment.amountMinor());
        party(said, "issuer", payment.issuer());
        party(said, "beneficiary", payment.beneficiary());
        line(said, "70", payment.remittanceInformation());
        line(said, "72", payment.senderToReceiver());
        line(said, "for the beneficiary", payment.beneficiaryText());
        line(said, "limit", payment.limitTarget() + " " + payment.limitAccount());
        if (payment.messageType() == 102) {
            line(said, "payments", block4(payment));
        }
        return said.toString();
    }

    /** Block 4 with all decimals of all amounts: MT may leave out zeros at the end. */
    private static String block4(PaymentInstruction payment) {
        int digits = payment.currencyDigits();
        StringBuilder block = new StringBuilder();
        for (String line : payment.textBlock().toString().split("\r\n", -1)) {
            boolean isAmount = line.startsWith(":32B:") || line.startsWith(":32A:") || line.startsWith(":19:");
            int comma = line.indexOf(',');
            block.append(line);
            block.append(isAmount ? "0".repeat(digits - (line.length() - comma - 1)) : "")
                    .append('\n');
        }
        return block.toString();
    }

    private static void party(StringBuilder said, String name, PaymentParty party) {
        line(said, name, party.raw());
        line(said, name + " in parts", String.join("|", parts(party)));
    }

    private static List<String> parts(PaymentParty party) {
        return Stream.of(
                        party.customerAccount(),
                        party.customerTin(),
                        party.customerPersonalCode(),
                        party.name(),
                        party.bankCode(),
                        party.tin(),
                        party.bic(),
                        party.account())
                .map(Object::toString)
                .toList();
    }

    private static void line(StringBuilder said, String name, Object value) {
        said.append(String.format(Locale.ROOT, "%s: %s%n", name, value));
    }
}
