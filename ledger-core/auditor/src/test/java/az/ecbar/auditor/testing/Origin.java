package az.ecbar.auditor.testing;

import az.ecbar.schema.Channel;

/**
 * Who sends a numbered input.
 *
 * @param content stands for the bytes of the message: the digest is made of it
 */
public record Origin(
        long sessionId,
        long inputNumber,
        String participant,
        char terminal,
        Channel channel,
        int certificateId,
        long content) {}
