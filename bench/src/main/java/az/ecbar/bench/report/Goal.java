package az.ecbar.bench.report;

/**
 * A goal and what was reached. A goal that is not met is a finding, never an error.
 *
 * @param name what was compared, and in which direction
 * @param value median over the runs of the comparison made within each run
 * @param goal the bound
 * @param isMet whether the value keeps the bound
 */
public record Goal(String name, double value, double goal, boolean isMet) {}
