package az.ecbar.auditor;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The terminals of all participants. */
final class Terminals {
    private final Map<Event.Address, Terminal> byAddress = new HashMap<>();

    /** Where outputs go, whether anybody has logged on there or not. */
    Terminal of(Event.Address address) {
        return byAddress.computeIfAbsent(address, Terminal::new);
    }

    Optional<Terminal> find(Event.Address address) {
        return Optional.ofNullable(byAddress.get(address));
    }
}
