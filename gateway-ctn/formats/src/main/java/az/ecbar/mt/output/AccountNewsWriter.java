package az.ecbar.mt.output;

/**
 * Writes MT298/SMT720, what the owner of an account is told of it, by {@code docs/formats/azips.md}.
 *
 * <p>{@link MtWriter#MAX_LENGTH} bytes always suffice. Owned by one thread; does not allocate.
 *
 * @rule 7-10.2.1
 */
public final class AccountNewsWriter {
    private static final int OF_ACCOUNT = 720;

    private final MtWriter frame = new MtWriter();
    private final AsciiOutput out = frame.out;

    /** A writer. */
    public AccountNewsWriter() {}

    /** Writes the message and gives its length. */
    public int write(OutputHeader header, AccountTold told, byte[] target, int offset) {
        frame.startNews(
                header,
                OF_ACCOUNT,
                told.ourReference(),
                told.decision(),
                told.decisionDate(),
                told.news(),
                target,
                offset);
        out.put(":25:").put(told.account()).line();
        putAmount(":32V:", told, told.availableMinor());
        if (!told.seizedBy().isEmpty()) {
            out.put(":21S:").put(told.seizedBy()).line();
            if (told.wantedMinor() != AccountTold.WHOLE) {
                putAmount(":32S:", told, told.wantedMinor());
            }
            putAmount(":32H:", told, told.heldMinor());
        }
        out.put(":79T:");
        frame.reasonText.putLines(told.text());
        return frame.endText(header);
    }

    private void putAmount(String field, AccountTold told, long minor) {
        out.put(field).put(told.currency()).amount(told.currency(), minor).line();
    }
}
