package az.ecbar.bench.run;

import java.nio.file.Path;

/**
 * How the command was asked to measure.
 *
 * @param isQuick one short round that shows that everything runs
 * @param rounds runs of each part
 * @param warmUpSeconds load before counting, per part
 * @param seconds load that is counted, per part
 * @param work folder for the files of the runs, on the disk that is to be measured; emptied at the end
 * @param peer class path of the exchange-core peer
 */
public record Settings(boolean isQuick, int rounds, int warmUpSeconds, int seconds, Path work, String peer) {

    /** One round of a second: proves nothing but that it runs. */
    public static Settings quick(Path work, String peer) {
        return new Settings(true, 1, 1, 1, work, peer);
    }

    /** The form whose figures may be shown to others. */
    public static Settings full(int rounds, Path work, String peer) {
        return new Settings(false, rounds, 4, 3, work, peer);
    }
}
