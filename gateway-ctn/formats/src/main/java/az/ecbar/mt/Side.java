package az.ecbar.mt;

import java.util.List;

/** Who reads: AZIPS what banks hand in, or a bank what AZIPS delivers; and whether training messages are welcome. */
final class Side {
    final boolean readsOutput;
    final boolean acceptsTraining;
    private final Text[] terminals;

    private Side(boolean readsOutput, boolean acceptsTraining, List<String> terminals) {
        this.readsOutput = readsOutput;
        this.acceptsTraining = acceptsTraining;
        this.terminals = new Text[terminals.size()];
        for (int i = 0; i < this.terminals.length; i++) {
            this.terminals[i] = Text.of(terminals.get(i));
        }
    }

    static Side system(boolean acceptsTraining, List<String> terminals) {
        return new Side(false, acceptsTraining, terminals);
    }

    static Side bank(boolean acceptsTraining) {
        return new Side(true, acceptsTraining, List.of());
    }

    boolean reads(int messageType) {
        return switch (messageType) {
            case 102, 103, 205, 298, 999 -> true;
            case 900, 910, 941, 942, 950 -> readsOutput;
            case 920 -> !readsOutput;
            default -> false;
        };
    }

    boolean isAddressed(Text terminal) {
        for (int i = 0; i < terminals.length; i++) {
            if (terminals[i].sameAs(terminal)) {
                return true;
            }
        }
        return false;
    }
}
