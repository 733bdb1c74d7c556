package az.ecbar.ops.console;

import az.ecbar.ops.pair.order.OrderTaker;
import az.ecbar.ops.pair.order.OrderText;
import az.ecbar.ops.pair.order.OrderText.Kind;
import az.ecbar.ops.pair.order.SignedOrder;
import az.ecbar.pair.Identity;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/**
 * What the orders to a node have in common: shows how the pair stands and the words that are to be signed, asks, signs,
 * sends. The first operator's is a proposal; the second one signs the same words with the same command.
 */
abstract class OrderCommand implements Callable<Integer> {
    @ParentCommand
    private ConsoleCommand console;

    @Option(
            names = "--node",
            paramLabel = "N",
            defaultValue = "0",
            description = "The node, 1 or 2; by default the one that it must be as the nodes stand.")
    private int node;

    @Option(names = "--yes", description = "Signs without asking: for scripts.")
    private boolean isSure;

    private final Kind kind;

    OrderCommand(Kind kind) {
        this.kind = kind;
    }

    /** Whether the two sentences are certified. */
    boolean isCertified() {
        return false;
    }

    /** The witness that takes the place of a lost one. */
    Identity newWitness() {
        return Identity.NONE;
    }

    @Override
    public final Integer call() {
        return console.runAtPair(this::run);
    }

    private int run(PairDesk desk, PairPrinter printer) throws OperatorException {
        List<PairView> views = desk.look(heard -> fitting(heard).size() == 1);
        printer.print(views);
        PairView target = target(views);
        OrderText text = text(target);
        printer.printToBeSigned(text);
        printer.flush();
        if (!isConfirmed(target)) {
            printer.print(new OrderTaker.Result(OrderTaker.Outcome.REFUSED, "not signed"));
            return ConsoleCommand.REFUSED;
        }
        OrderTaker.Result result = desk.sign(target, text);
        printer.print(result);
        boolean isRefused = result.outcome() == OrderTaker.Outcome.REFUSED;
        if (result.outcome() == OrderTaker.Outcome.GIVEN) {
            PairDesk.Outcome outcome = desk.outcome(target);
            printer.printOutcome(outcome.text());
            isRefused = !outcome.isDone();
        }
        return isRefused ? ConsoleCommand.REFUSED : ConsoleCommand.DONE;
    }

    /** The node that is told: a standby to promote, an owner for all else. */
    private PairView target(List<PairView> views) {
        List<PairView> fitting = fitting(views);
        if (fitting.size() != 1) {
            String what = node != 0
                    ? "node " + node
                    : kind == Kind.PROMOTE ? "a node that does not lead" : "a node that leads";
            throw new IllegalArgumentException(
                    fitting.isEmpty()
                            ? what + " does not answer; see above, and check 'control' in the configuration"
                            : fitting.size() + " nodes are possible; name one by --node");
        }
        return fitting.getFirst();
    }

    private List<PairView> fitting(List<PairView> views) {
        return views.stream()
                .filter(view -> view.node() != 0)
                .filter(view -> node == 0 ? view.isLeading() != (kind == Kind.PROMOTE) : view.node() == node)
                .toList();
    }

    /** The words that another operator has signed, if there are such; else new ones. */
    private OrderText text(PairView target) {
        for (SignedOrder waiting : target.pending()) {
            OrderText text = waiting.text();
            if (text.kind() == kind && String.valueOf(text.promised()).equals(target.value("promised"))) {
                boolean isAsNamed =
                        text.isCertified() == isCertified() && text.newWitness().equals(newWitness());
                if (isSure && !isAsNamed) {
                    throw new IllegalArgumentException(
                            "what waits for a signature differs from this command; leave out --yes to see and confirm"
                                    + " it");
                }
                return text;
            }
        }
        return new OrderText(
                kind,
                target.node(),
                OrderText.identity(target.value("ledger")),
                Integer.parseInt(target.value("promised")),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                new SecureRandom().nextLong(),
                isCertified(),
                newWitness());
    }

    private boolean isConfirmed(PairView target) {
        if (isSure) {
            return true;
        }
        String word = kind.name().toLowerCase(Locale.ROOT);
        return console.isTyped("To sign these words for node " + target.node() + " type '" + word + "': ", word);
    }

    /** An order after which a node leads alone. */
    abstract static class Alone extends OrderCommand {
        @Option(
                names = "--certified",
                description = "Without the witness: you certify the two sentences, which are shown, and are true.")
        private boolean isCertified;

        @Option(
                names = "--new-witness",
                paramLabel = "ID",
                description = "With --certified: the witness that takes the place of a lost one, as 'witness status'"
                        + " there tells; you certify that the old one is off for good.")
        private @Nullable String newWitness;

        Alone(Kind kind) {
            super(kind);
        }

        @Override
        final boolean isCertified() {
            return isCertified;
        }

        @Override
        final Identity newWitness() {
            return newWitness == null ? Identity.NONE : OrderText.identity(newWitness);
        }
    }

    /** {@code console promote}. */
    @Command(
            name = "promote",
            description = "Lets the standby lead alone, when the owner is gone; needs two operators.")
    static final class Promote extends Alone {
        Promote() {
            super(Kind.PROMOTE);
        }
    }

    /** {@code console detach}. */
    @Command(
            name = "detach",
            description = "Lets the owner go on alone, when the standby is gone; needs two operators.")
    static final class Detach extends Alone {
        Detach() {
            super(Kind.DETACH);
        }
    }

    /** {@code console switchover}. */
    @Command(name = "switchover", description = "Changes the roles of owner and standby; needs two operators.")
    static final class Switchover extends OrderCommand {
        Switchover() {
            super(Kind.SWITCHOVER);
        }
    }

    /** {@code console confirm}. */
    @Command(
            name = "confirm",
            description = "Lets an owner that is alone by a standing order go on so; needs two operators.")
    static final class Confirm extends OrderCommand {
        Confirm() {
            super(Kind.CONFIRM);
        }
    }
}
