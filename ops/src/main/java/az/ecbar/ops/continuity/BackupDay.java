package az.ecbar.ops.continuity;

/**
 * From which of its centres a participant sent its payments on one AZIPS day, by the sessions in which they came.
 *
 * @param date yyyymmdd
 * @param fromElsewhere payments that came in another session than one of the backup centre
 * @param settledFromBackup payments that came from the backup centre on this day and settled on it
 */
public record BackupDay(int date, long fromElsewhere, long settledFromBackup) {
    /** Whether the participant settled this day from its backup centre: something, and nothing from elsewhere. */
    public boolean isProven() {
        return fromElsewhere == 0 && settledFromBackup > 0;
    }
}
