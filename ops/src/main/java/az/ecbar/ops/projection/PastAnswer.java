package az.ecbar.ops.projection;

import az.ecbar.ops.pki.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of answers about past days (docs/protocol/console.md). */
public final class PastAnswer {
    private PastAnswer() {}

    /** An answer that says why there is none. */
    public static String failed(PastQuestion to, String why) {
        return begin(to).with("error", why).toString();
    }

    /** A page of a message. */
    static String page(PastQuestion to, int pages, String message) {
        return begin(to)
                .with("page", to.page())
                .with("pages", pages)
                .with("message", message)
                .toString();
    }

    /**
     * How far the projection is.
     *
     * @param position null while the database cannot be reached
     * @param committed the last command that is committed at this node
     * @param trouble empty if there is none
     */
    public static String status(
            PastQuestion to, Projection.@Nullable Position position, long committed, String trouble) {
        Projection.Position at = position == null ? Projection.Position.NOTHING : position;
        return begin(to)
                .with("isOpen", position != null)
                .with("sequence", at.sequence())
                .with("timeNs", at.timeNs())
                .with("azipsDate", at.azipsDate())
                .with("committed", committed)
                .with("lag", Math.max(0, committed - at.sequence()))
                .with("trouble", trouble)
                .toString();
    }

    /** Rows, in the order given. */
    static String rows(PastQuestion to, List<JsonObject> rows) {
        StringBuilder text = new StringBuilder(begin(to).toString());
        text.setLength(text.length() - 1);
        text.append(",\"rows\":[");
        for (int i = 0; i < rows.size(); i++) {
            text.append(i == 0 ? "" : ",").append(rows.get(i));
        }
        return text.append("]}").toString();
    }

    private static JsonObject begin(PastQuestion to) {
        return new JsonObject().with("view", "PAST").with("asked", to.asked());
    }
}
