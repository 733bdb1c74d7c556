package az.ecbar.gateway.session;

import az.ecbar.gateway.inbound.MessageTranslator;

/**
 * Who takes what the sessions of each role send.
 *
 * @param bank for MESSAGE and TRANSFER of participants
 * @param operator for REQUEST of the Central Bank's officers
 * @param view what these officers may look at
 */
public record Translators(MessageTranslator bank, MessageTranslator operator, LiveView view) {
    /** Where there is nothing to look at. */
    public Translators(MessageTranslator bank, MessageTranslator operator) {
        this(bank, operator, LiveView.NONE);
    }
}
