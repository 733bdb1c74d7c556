package az.ecbar.ips.output;

import az.ecbar.ips.IpsRefusal;
import az.ecbar.ips.PaymentAnswer;
import az.ecbar.iso.profile.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a transaction or message is refused, as it is told. Immutable; made on the cold path only.
 *
 * @param code the code of ISO, or a reason of a participant's own, at most 35 characters; empty: none
 * @param isIso whether it is a code of ISO
 * @param originator BIC11 of the participant whose reason it is; empty: that of IPS
 * @param texts each of at most 105 characters
 * @param path of the element that is meant; empty if none is
 */
public record IpsReason(String code, boolean isIso, String originator, List<String> texts, String path) {
    /** No reason: nothing is refused. */
    public static final IpsReason NONE = new IpsReason("", false, "", List.of(), "");

    private static final int TEXT_LENGTH = 105;

    public IpsReason {
        texts = List.copyOf(texts);
    }

    /**
     * A reason of IPS.
     *
     * @param iso the code of ISO
     * @param number our number of the reason
     * @param rule the item of the regulation; empty if none is meant
     * @param text in English
     * @param path of the element that is meant; empty if none is
     */
    public static IpsReason of(String iso, int number, String rule, String text, String path) {
        List<String> texts = new ArrayList<>();
        texts.add("/" + number + (rule.isEmpty() ? "" : "/" + rule));
        inPieces(path, texts);
        texts.add(text);
        return new IpsReason(iso, true, "", texts, path);
    }

    /** Why a message could not be read. */
    public static IpsReason of(IpsRefusal refusal) {
        return of(
                refusal.reason().isoReason(),
                refusal.reason().code(),
                refusal.rule(),
                refusal.reason().english(),
                refusal.path());
    }

    /** Why a participant refused that was asked, in its own words. */
    public static IpsReason of(PaymentAnswer answer) {
        List<String> texts = new ArrayList<>();
        Values values = answer.values();
        for (int i = answer.firstInformation(); i != Values.NONE; i = values.next(i)) {
            texts.add(values.value(i));
        }
        String why = new String(
                answer.reason().array(),
                answer.reason().offset(),
                answer.reason().length(),
                StandardCharsets.UTF_8);
        return new IpsReason(why, answer.isIsoReason(), answer.sender().toString(), texts, "");
    }

    /** A path may be longer than a text: it goes on in the next. */
    private static void inPieces(String path, List<String> texts) {
        for (int i = 0; i < path.length(); i += TEXT_LENGTH) {
            texts.add(path.substring(i, Math.min(path.length(), i + TEXT_LENGTH)));
        }
    }
}
