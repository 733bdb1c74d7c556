package az.ecbar.stp.store;

/**
 * A notice of the centre that refers to one of our messages.
 *
 * @param outputNumber its number among the outputs to this terminal
 * @param kind what it is: {@code SMT700}, {@code MT900} ...
 * @param code the reason's code, empty when it has none
 * @param text the reason in words, empty when it has none
 * @param file its name in the folder {@code in}, empty when outputs go to a listener only
 */
public record Notice(long outputNumber, String kind, String code, String text, String file) {}
