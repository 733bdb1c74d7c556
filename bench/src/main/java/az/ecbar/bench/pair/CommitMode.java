package az.ecbar.bench.pair;

/** When records go to the standby, and what makes one committed. */
enum CommitMode {
    /** Never: forced here is committed. */
    ALONE("solo"),
    /** As soon as appended: the two forces run side by side. */
    TOGETHER("pair"),
    /** When forced here: one force after the other, as it was before. */
    AFTER("pair, sent when forced");

    private final String figure;

    CommitMode(String figure) {
        this.figure = figure;
    }

    String figure() {
        return figure;
    }
}
