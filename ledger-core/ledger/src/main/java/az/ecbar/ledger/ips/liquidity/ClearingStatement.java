package az.ecbar.ledger.ips.liquidity;

/** What a statement of a clearing account says, in minor units. Re-used; owned by the ledger's thread. */
final class ClearingStatement {
    int accountId;
    int date;
    int number;
    int lines;
    long openingMinor;
    long debitsMinor;
    long creditsMinor;
    long adjustedMinor;
    long closingMinor;
}
