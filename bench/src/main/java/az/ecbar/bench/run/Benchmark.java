package az.ecbar.bench.run;

import java.io.IOException;
import java.util.List;

/**
 * One benchmark of the command line. It is measured in rounds: each round runs every part once, each part in a process
 * of its own, so that a goal compares what ran within the same minute.
 */
public interface Benchmark {

    /** Name on the command line and of the result files. */
    String name();

    /** One sentence for the help. */
    String description();

    /** Goals, evaluated in each round from that round's figures. */
    List<GoalRule> goals();

    /**
     * Measures each part once and puts its figures into the round.
     *
     * @throws BrokenRunException a process failed, hung or gave no figures
     */
    void measure(Round round) throws IOException, InterruptedException, BrokenRunException;
}
