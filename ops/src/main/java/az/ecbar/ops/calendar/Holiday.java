package az.ecbar.ops.calendar;

/** Why nobody works on a day: the holidays of article 105 of the Labour Code. */
enum Holiday {
    NEW_YEAR("New Year"),
    MOURNING("Day of National Mourning"),
    WOMEN("Women's Day"),
    NOVRUZ("Novruz"),
    VICTORY_OVER_FASCISM("Victory over Fascism"),
    INDEPENDENCE("Independence Day"),
    SALVATION("Day of National Salvation"),
    ARMED_FORCES("Day of the Armed Forces"),
    REMEMBRANCE("Day of Remembrance"),
    VICTORY("Victory Day"),
    STATE_FLAG("Day of the State Flag"),
    SOLIDARITY("Day of Solidarity"),
    RAMAZAN("Ramazan"),
    QURBAN("Qurban");

    private final String title;

    Holiday(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Whether a day of it that falls on a weekend moves to the next working day. */
    boolean moves() {
        return this != MOURNING && this != REMEMBRANCE;
    }
}
