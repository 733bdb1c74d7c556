package az.ecbar.auditor;

/**
 * A numbered input that was taken now.
 *
 * @param bytesSequence record that bears the bank's bytes, or the first part of them
 */
record Input(Participant sender, Terminal terminal, Command.Origin origin, long bytesSequence) {}
