package az.ecbar.ops.node;

import java.util.List;
import org.jspecify.annotations.Nullable;

record PlantedDefect(String name, String description) {
    static final List<PlantedDefect> ALL = List.of();

    static PlantedDefect of(String name) {
        return ALL.getFirst();
    }

    PairSeeds.@Nullable Outcome firstFinding(long first, int seeds, int threads) throws Exception {
        return null;
    }
}
