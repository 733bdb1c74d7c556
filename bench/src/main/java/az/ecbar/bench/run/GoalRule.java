package az.ecbar.bench.run;

/**
 * A goal: one figure of a round, or the ratio of two, and a bound.
 *
 * @param name what is compared
 * @param direction side of the bound on which the goal is met
 * @param bound the bound itself
 * @param figure figure that is judged
 * @param reference figure by which it is divided; empty: none
 */
public record GoalRule(String name, Direction direction, double bound, String figure, String reference) {

    /** Side of the bound on which a goal is met; the bound itself meets it. */
    public enum Direction {
        AT_LEAST("at least"),
        AT_MOST("at most");

        private final String words;

        Direction(String words) {
            this.words = words;
        }
    }

    /** The figure is at least so many times the reference. */
    public static GoalRule atLeast(double bound, String name, String figure, String reference) {
        return new GoalRule(name, Direction.AT_LEAST, bound, figure, reference);
    }

    /** The figure is at most so many times the reference. */
    public static GoalRule atMost(double bound, String name, String figure, String reference) {
        return new GoalRule(name, Direction.AT_MOST, bound, figure, reference);
    }

    /** The figure itself is at most the bound. */
    public static GoalRule atMost(double bound, String name, String figure) {
        return new GoalRule(name, Direction.AT_MOST, bound, figure, "");
    }

    String nameWithDirection() {
        return name + ", " + direction.words;
    }

    boolean isMetBy(double value) {
        return switch (direction) {
            case AT_LEAST -> value >= bound;
            case AT_MOST -> value <= bound;
        };
    }
}
