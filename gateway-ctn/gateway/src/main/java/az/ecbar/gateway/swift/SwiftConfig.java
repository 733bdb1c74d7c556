package az.ecbar.gateway.swift;

/**
 * How the channel is run.
 *
 * @param format of the adapter's files, either way
 * @param terminal logical terminal of the centre in FIN, twelve characters
 * @param system logical terminal under which banks address the system, as over CTN
 */
public record SwiftConfig(BatchFormat format, String terminal, String system, SwiftLimits limits) {}
