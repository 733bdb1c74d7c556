package az.ecbar.ops.node;

import az.ecbar.ops.console.OperatorRequest;
import az.ecbar.ops.view.TailRequest;
import az.ecbar.schema.QueryKind;
import java.util.List;
import java.util.SplittableRandom;

/** What operators do all day over their link: they ask, look on, propose what nobody approves, and approve what they may not. */
final class OfficeWork {
    private static final List<QueryKind> KINDS = List.of(QueryKind.values()).stream()
            .filter(kind -> kind != QueryKind.NULL_VAL)
            .toList();

    private final PairedWorld world;
    private final SplittableRandom random;
    private int asked;

    OfficeWork(PairedWorld world, SplittableRandom random) {
        this.world = world;
        this.random = random;
    }

    void step() {
        RememberingTerminal operator = world.operators.get(random.nextInt(world.operators.size()));
        switch (random.nextInt(240)) {
            case 0, 1, 2, 3 -> ask(operator);
            case 4 -> ask(operator, OperatorRequest.propose(world.actions.acceptClock()));
            case 5 -> ask(operator, OperatorRequest.approve(1 + random.nextInt(2_000)));
            case 6, 7, 8, 9, 10, 11 -> operator.view(new TailRequest(0, 0, 1 + random.nextInt(50), "").encode());
            case 12, 13 -> operator.restart(world.monotonicNs());
            default -> {} // nothing to do just now
        }
    }

    /** How many requests were sent. */
    int asked() {
        return asked;
    }

    private void ask(RememberingTerminal operator) {
        QueryKind kind = KINDS.get(random.nextInt(KINDS.size()));
        String argument = switch (random.nextInt(4)) {
            case 0 -> BankingWorld.BANKS.get(random.nextInt(3)).bic();
            case 1 -> BankingWorld.BANKS.get(random.nextInt(3)).account();
            case 2 -> "R%06d".formatted(1 + random.nextInt(200));
            default -> "";
        };
        ask(operator, OperatorRequest.query(kind, 0, argument));
    }

    private void ask(RememberingTerminal operator, byte[] request) {
        operator.send(request);
        asked++;
    }
}
