package az.ecbar.ctn;

/**
 * Why a connection ends.
 *
 * @param isTold true if the peer is told by an ERROR, false if it knows or is gone
 */
record Ending(CtnCode code, String text, boolean isTold) {}
