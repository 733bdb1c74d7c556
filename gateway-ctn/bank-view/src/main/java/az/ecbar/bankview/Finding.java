package az.ecbar.bankview;

/**
 * Something that is against the regulation or the formats.
 *
 * @param sequence the system's number of the command at which it is seen; 0: of the whole day
 * @param rule item of the regulation, or the page that says how it must be
 * @param text what, in a sentence
 */
public record Finding(long sequence, String rule, String text) {}
