package az.ecbar.mt;

/** The limit that an MT205 raises instead of paying, told by the first code of its field 72. */
public enum LimitTarget {
    /** An ordinary payment. */
    NONE,
    /** {@code /BCSL/account}: the debit limit in LVPCSS (5.9.1). */
    LVPCSS,
    /** {@code /IPSL/account}: the limit in IPS (5-1.7.1). */
    IPS
}
