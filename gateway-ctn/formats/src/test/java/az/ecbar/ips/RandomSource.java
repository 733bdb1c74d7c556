package az.ecbar.ips;

import az.ecbar.iso.profile.Form;
import az.ecbar.mt.check.Iban;
import java.util.Locale;
import java.util.SplittableRandom;

/** Random messages of a kind that conform, seeded: everything that is optional now and then, texts in all letters. */
final class RandomSource implements MessageSource {
    private static final String ID = "ABCXYZabcxyz0189-?:().,'+";
    private static final String TEXT = "ABC xyz 019 ƏəİıÖöÜüŞşÇçĞğ &<>\"' ₼ ;=!@#%*{}[]_|~";

    private final IpsKind kind;
    private final SplittableRandom random;
    private final String messageId;
    private final String sender;
    private final boolean isOnRequest;
    private final boolean isNamed;
    private final boolean isConfirmed;
    private final boolean hasSpaces;
    private final boolean[] hasBanks;
    private String date = "";

    RandomSource(IpsKind kind, long seed) {
        this.kind = kind;
        random = new SplittableRandom(seed);
        messageId = id();
        sender = bic();
        isOnRequest = random.nextBoolean();
        isNamed = random.nextBoolean();
        isConfirmed = random.nextBoolean();
        hasSpaces = random.nextInt(4) == 0;
        hasBanks = new boolean[] {random.nextBoolean(), random.nextBoolean()};
    }

    static String of(IpsKind kind, long seed) {
        String header = seed % 5 == 0 ? "head.001.001.01" : "head.001.001.02";
        return MadeMessage.of(IpsProfiles.of(kind), new RandomSource(kind, seed), header);
    }

    @Override
    public String space() {
        return hasSpaces ? " \t\r\n".substring(0, random.nextInt(5)) : "";
    }

    @Override
    public int times(String path, boolean isMandatory, int most) {
        if (path.contains("/PrvsInstgAgt1") && !path.contains("Id")) {
            return hasBanks[0] ? 1 : 0;
        }
        if (path.contains("/IntrmyAgt1") && !path.contains("Id")) {
            return hasBanks[1] ? 1 : 0;
        }
        if (path.endsWith("CdtTrfTxInf/PmtTpInf") || path.endsWith("CdtTrfTxInf/InitgPty")) {
            return isOnRequest ? 1 : 0;
        }
        if (path.endsWith("/RtrRsnInf/Orgtr")) {
            return isNamed ? 1 : 0;
        }
        if (path.endsWith("/RtrRsnInf/AddtlInf")) {
            return isNamed ? 1 : 0;
        }
        if (path.endsWith("/StsRsnInf") && kind == IpsKind.STATUS) {
            return isConfirmed ? 0 : 1;
        }
        int least = isMandatory ? 1 : 0;
        return least + random.nextInt(most - least + 1);
    }

    @Override
    public int choice(String path, int count) {
        return random.nextInt(count);
    }

    @Override
    public String value(String path, Form form) {
        String fixed = fixed(path);
        if (!fixed.isEmpty()) {
            return fixed;
        }
        String notation = form.notation();
        int space = notation.indexOf(' ');
        String word = space < 0 ? notation : notation.substring(0, space);
        return switch (word) {
            case "id" -> id();
            case "BIC" -> random.nextBoolean() ? bic() : bic().substring(0, 8);
            case "IBAN" -> iban();
            case "UETR" -> uetr();
            case "amount" -> amount();
            case "date" -> notation.equals("date") ? date() : moment();
            case "code" -> "A" + random.nextInt(1000);
            case "country" -> "AZ";
            case "text" -> text(Integer.parseInt(notation.substring(space + 1)), TEXT);
            case "lines" -> text(Integer.parseInt(notation.substring(space + 1)), TEXT + "\n");
            default -> coded(notation);
        };
    }

    private String fixed(String path) {
        boolean isOwnId = path.endsWith("/BizMsgIdr")
                || path.endsWith("Hdr/MsgId")
                || path.endsWith("/Assgnmt/Id")
                || path.endsWith("/PmtInf/PmtInfId");
        if (isOwnId) {
            return messageId;
        }
        boolean isSender = path.equals("/AppHdr/Fr/FIId/FinInstnId/BICFI")
                || (kind == IpsKind.REQUEST && path.contains("/InitgPty/"))
                || (kind == IpsKind.REFUND_REQUEST && path.contains("/Cretr/"));
        if (isSender) {
            return sender;
        }
        if (path.endsWith("/MsgDefIdr")) {
            return kind.definition();
        }
        if (path.endsWith("/TxSts") && kind == IpsKind.STATUS) {
            return isConfirmed ? (random.nextBoolean() ? "ACCP" : "AUTH") : random.nextBoolean() ? "RJCT" : "NAUT";
        }
        if (path.endsWith("/RtrRsnInf/AddtlInf")) {
            return "/CASE/" + id();
        }
        if (path.endsWith("/PmtId/EndToEndId") && isOnRequest) {
            return id();
        }
        if (path.equals("/AppHdr/CreDt")) {
            return moment().replaceFirst("(Z|[+]04:00)$", "Z");
        }
        return path.endsWith("/ToDt") ? date : "";
    }

    private String coded(String notation) {
        String[] codes = notation.replace("`", "").split(", ", -1);
        return codes[random.nextInt(codes.length)];
    }

    private String id() {
        StringBuilder id = new StringBuilder();
        int length = 1 + random.nextInt(35);
        for (int i = 0; i < length; i++) {
            id.append(ID.charAt(random.nextInt(ID.length())));
        }
        return id.toString();
    }

    private String letters(int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append((char) ('A' + random.nextInt(26)));
        }
        return letters.toString();
    }

    private String bic() {
        return letters(4) + "AZ2" + random.nextInt(1, 10) + (random.nextBoolean() ? "XXX" : letters(3));
    }

    private String iban() {
        return Iban.of(letters(4), String.format(Locale.ROOT, "%020d", random.nextLong(Long.MAX_VALUE)));
    }

    private String uetr() {
        String hex = String.format(Locale.ROOT, "%016x%016x", random.nextLong(), random.nextLong());
        return hex.substring(0, 8) + '-' + hex.substring(8, 12) + "-4" + hex.substring(13, 16) + "-a"
                + hex.substring(17, 20) + '-' + hex.substring(20);
    }

    private String amount() {
        long whole = random.nextLong(random.nextBoolean() ? 1000 : 10_000_000_000_000_000L);
        return switch (random.nextInt(3)) {
            case 0 -> Long.toString(whole + (whole < 1000 ? 1 : 0));
            case 1 -> whole + "." + random.nextInt(1, 10);
            default -> whole + "." + random.nextInt(10) + random.nextInt(1, 10);
        };
    }

    private String date() {
        date = String.format(
                Locale.ROOT, "20%02d-%02d-%02d", random.nextInt(100), random.nextInt(1, 13), random.nextInt(1, 29));
        return date;
    }

    private String moment() {
        String parts = random.nextBoolean() ? "" : "." + random.nextInt(1, 1000);
        String offset = random.nextBoolean() ? "Z" : "+04:00";
        String day = String.format(Locale.ROOT, "2026-%02d-%02d", random.nextInt(1, 13), random.nextInt(1, 29));
        return day
                + String.format(
                        Locale.ROOT, "T%02d:%02d:%02d", random.nextInt(24), random.nextInt(60), random.nextInt(60))
                + parts
                + offset;
    }

    private String text(int most, String of) {
        int[] points = of.codePoints().toArray();
        StringBuilder text = new StringBuilder("x");
        int length = random.nextInt(Math.min(most, 300));
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }
}
