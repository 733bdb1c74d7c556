package az.ecbar.auditor;

/** What of AZIPS can be suspended (3.5, 4.12.3). */
enum SystemPart {
    ACCEPTANCE,
    SETTLEMENT
}
