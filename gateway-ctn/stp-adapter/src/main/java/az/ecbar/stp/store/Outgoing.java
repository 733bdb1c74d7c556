package az.ecbar.stp.store;

/**
 * A message about to be numbered: its bytes and what a glance at them told. The bytes are not copied; who
 * makes one does not change them afterwards.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Outgoing(byte[] bytes, String type, String reference) {}
