package az.ecbar.mt.bank;

import az.ecbar.mt.FormatReason;
import az.ecbar.mt.Text;
import az.ecbar.mt.check.CalendarDate;

/** Field 11S: the type of the message meant, and in a second line the day on which the system took it, yymmdd. */
record MeantField(int messageType, int date) {
    static final MeantField NONE = new MeantField(-1, 0);
    private static final String FORM = "[0-9]{3}\r\n[0-9]{6}";

    static MeantField read(Text value) throws FieldFault {
        if (!value.toString().matches(FORM)) {
            throw new FieldFault(FormatReason.MESSAGE_MEANT_INVALID, "11S");
        }
        int date = 20_000_000 + (int) value.subSequence(5, 11).toNumber();
        if (!CalendarDate.isValid(date)) {
            throw new FieldFault(FormatReason.MESSAGE_MEANT_INVALID, "11S");
        }
        return new MeantField((int) value.subSequence(0, 3).toNumber(), date);
    }
}
