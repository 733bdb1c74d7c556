package az.ecbar.gateway.session;

import az.ecbar.gateway.inbound.MessageTranslator;

/**
 * Who turns the messages of each role into commands.
 *
 * @param bank for MESSAGE and TRANSFER of participants
 * @param operator for REQUEST of the Central Bank's officers
 */
public record Translators(MessageTranslator bank, MessageTranslator operator) {}
