package az.ecbar.gateway.session;

/**
 * Where a connection of the centre stands.
 *
 * <pre>
 *              LOGON good          command in the ring         CtnSessionOpened
 *  CONNECTED ─────────────▶ ASKING ───────────────────▶ OPENING ───────────────▶ ACTIVE
 *      │                       │                           │                        │
 *      └──── ERROR, LOGOUT, lost, timeout, superseded, stop ────────────────────────┴──▶ CLOSED
 * </pre>
 */
enum ConnectionState {
    /** TLS stands, the logon is awaited. */
    CONNECTED,
    /** The logon is good, the command waits for room in the ring. */
    ASKING,
    /** The command is in the ring, its event is awaited behind the gate. */
    OPENING,
    /** Logged on. */
    ACTIVE,
    /** Over; the transport's own end may still be on the way. */
    CLOSED
}
