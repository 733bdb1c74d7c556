package az.ecbar.ops.node;

/** How much may happen in a {@link PairedWorld}: each one has all that the one before it has. */
enum Breadth {
    NARROW,
    /** There is what {@link WiderDisasters} needs. */
    WIDE,
    /** There is what {@link DeeperDisasters} needs. */
    DEEP
}
