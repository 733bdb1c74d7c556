package az.ecbar.gateway.swift;

/**
 * An output over SWIFT that FIN refused, or that is stuck.
 *
 * @param bic BIC11 of the participant
 * @param number of the output
 * @param sendings how often it was sent since the node leads
 * @param errorCode of the last NAK since then; empty: none came
 * @param isStuck whether people must look: {@link SwiftAlarm#OUTPUT_STUCK}
 */
public record SwiftTrouble(String bic, long number, int sendings, String errorCode, boolean isStuck) {}
