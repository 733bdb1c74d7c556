package az.ecbar.ips;

import az.ecbar.iso.profile.Profile;
import az.ecbar.iso.profile.Values;
import az.ecbar.mt.Text;
import az.ecbar.mt.check.Bic;

/** A BIC with its branch, whether it was written with it or not; empty where there is none. Owned by one message. */
final class BicView {
    private final byte[] bytes = new byte[Bic.LENGTH];
    private final Text text = new Text();

    void show(Values values, int id) {
        if (id == Profile.NONE || !values.has(id)) {
            text.clear();
            return;
        }
        int index = values.first(id);
        Bic.copyPadded(values.bytes(), values.offset(index), values.length(index), bytes, 0);
        text.wrap(bytes, 0, Bic.LENGTH);
    }

    Text text() {
        return text;
    }
}
