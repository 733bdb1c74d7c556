package az.ecbar.pair.frame;

/** A received frame breaks its layout; its connection is to be closed. */
public final class MalformedFrame extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedFrame(String what) {
        super(what, null, false, false);
    }
}
