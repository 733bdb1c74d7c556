package az.ecbar.ctn;

/**
 * Where a bank's session stands.
 *
 * <pre>
 *             start                connected            answer
 *  STOPPED ──────────▶ CONNECTING ──────────▶ LOGGING_ON ──────▶ ACTIVE
 *     ▲  ▲                 ▲  │                   │                │ │
 *     │  │         timer   │  │ failed            │ lost, error    │ │ stop
 *     │  │                 │  ▼                   ▼                │ ▼
 *     │  │               BACKING_OFF ◀────────────────────────────┘ LOGGING_OUT
 *     │  └── stop ─────────┘                                           │
 *     └────────────────────────────────────────────────────────────────┘
 *  any ──── a code with the advice NEVER ───▶ HALTED ──── start ──▶ CONNECTING
 * </pre>
 */
public enum ClientState {
    /** Not started, or stopped by its owner. */
    STOPPED,
    /** A connection is being made. */
    CONNECTING,
    /** Connected over TLS; the logon is sent, the answer awaited. */
    LOGGING_ON,
    /** Logged on: inputs go, outputs come. */
    ACTIVE,
    /** The logout is sent, its answer awaited. */
    LOGGING_OUT,
    /** Waiting before the next attempt. */
    BACKING_OFF,
    /** Ended by a cause that repeating does not mend; the owner decides and starts again. */
    HALTED
}
