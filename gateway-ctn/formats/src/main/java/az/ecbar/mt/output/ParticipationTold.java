package az.ecbar.mt.output;

import az.ecbar.mt.Text;

/**
 * What an SMT710 tells.
 *
 * @param ourReference of the command that decided
 * @param decision its number, empty where it is no reference
 * @param decisionDate yyyymmdd, 0 where there is none
 * @param news one word
 * @param causes why the participant is suspended, parted by slashes; else empty
 * @param bic BIC11 of the participant meant
 * @param name its name
 * @param tin ten digits, or empty
 * @param accounts one a line, number and currency; empty where they are not told
 * @param text the same in words
 */
public record ParticipationTold(
        Text ourReference,
        Text decision,
        int decisionDate,
        Text news,
        Text causes,
        Text bic,
        Text name,
        Text tin,
        Text accounts,
        Text text) {}
