package az.ecbar.bankview;

import az.ecbar.bankview.Decision.Cause;
import az.ecbar.bankview.Decision.Part;
import az.ecbar.bankview.Decision.Scope;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must stand in the Central Bank's books, as the auditor keeps them. */
final class Centre {
    private static final int DEFAULT_PRIORITY = 50;

    final Register register;
    final Map<String, Register.Participant> directory = new HashMap<>();
    final Map<String, Account> accounts = new LinkedHashMap<>();

    /** All that passed the checks, by the system's number. */
    final TreeMap<Long, Payment> payments = new TreeMap<>();

    /** Why a payment, or a message that could not be read, was refused, by the system's number. */
    final Map<Long, Refusal> refusals = new HashMap<>();

    private final Map<String, List<Payment>> bySender = new HashMap<>();

    final Set<Part> suspended = EnumSet.noneOf(Part.class);
    private final Map<String, Set<Cause>> causes = new HashMap<>();
    private final List<Authority> authorities = new ArrayList<>();
    private final Map<String, Boolean> profiles = new HashMap<>();
    private final Set<String> inIso = new HashSet<>();
    private final Set<String> usedReferences = new HashSet<>();
    boolean isOpen;
    LocalDate day = LocalDate.MIN;

    /** A refusal and whose it was. */
    record Refusal(String bic, String reference, int reason, String tag) {}

    private record Authority(String grantee, Account account, Scope scope, LocalDate from, LocalDate to) {}

    Centre(Register register) {
        this.register = register;
        for (Register.Participant participant : register.participants()) {
            directory.put(participant.bic(), participant);
            participant.aliases().forEach(alias -> directory.put(alias, participant));
            causes.put(participant.bic(), EnumSet.noneOf(Cause.class));
            setLanguage(participant.bic(), participant.isInIso());
        }
        register.accounts().stream()
                .sorted(Comparator.comparingInt(Register.HeldAccount::systemNumber))
                .forEach(held -> accounts.put(key(held.number(), held.currency()), new Account(held, owner(held))));
    }

    private Register.Participant owner(Register.HeldAccount held) {
        return Objects.requireNonNull(directory.get(held.owner()), held.owner());
    }

    private static String key(String number, String currency) {
        return number + " " + currency;
    }

    @Nullable
    Account account(String number, String currency) {
        return accounts.get(key(number, currency));
    }

    /** Of a decision, which names accounts that exist. */
    Account existing(String number, String currency) {
        return Objects.requireNonNull(accounts.get(key(number, currency)), number);
    }

    // ---- days

    boolean isBusinessDay(LocalDate date) {
        DayOfWeek weekday = date.getDayOfWeek();
        boolean isWeekend = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
        return isWeekend
                ? register.businessDays().contains(date)
                : !register.holidays().contains(date);
    }

    // ---- references (4.8.2)

    boolean isUsed(String bic, String reference, LocalDate date) {
        return usedReferences.contains(bic + " " + reference + " " + date);
    }

    void accept(Payment payment) {
        String bic = payment.sender.bic();
        String reference = payment.content.reference();
        usedReferences.add(bic + " " + reference + " " + payment.taken);
        usedReferences.add(bic + " " + reference + " " + payment.content.valueDate());
        payments.put(payment.sequence, payment);
        bySender.computeIfAbsent(bic + " " + reference, _ -> new ArrayList<>()).add(payment);
    }

    /** The payments of a sender under one reference, in the order in which they came. */
    List<Payment> sent(String bic, String reference) {
        return bySender.getOrDefault(bic + " " + reference, List.of());
    }

    /** All that is waiting for money, or kept. */
    Stream<Payment> pending() {
        return payments.values().stream().filter(Payment::isPending);
    }

    static int priority(Instruction.Payment content) {
        return content.priority() < 0 ? DEFAULT_PRIORITY : content.priority();
    }

    // ---- participants

    Set<Cause> causes(String bic) {
        return Objects.requireNonNull(causes.get(bic), bic);
    }

    boolean isGone(Register.Participant participant) {
        return causes(participant.bic()).stream().anyMatch(Cause::isForGood);
    }

    boolean isStopped(Register.Participant participant) {
        return !causes(participant.bic()).isEmpty();
    }

    boolean wantsExecutionNotice(Register.Participant participant) {
        return profiles.getOrDefault(participant.bic(), participant.isExecutionNoticeWanted());
    }

    void setProfile(String bic, boolean isWanted) {
        profiles.put(bic, isWanted);
    }

    /** Whether a participant is told in ISO 20022. */
    boolean isInIso(String bic) {
        return inIso.contains(bic);
    }

    void setLanguage(String bic, boolean isIso) {
        boolean _ = isIso ? inIso.add(bic) : inIso.remove(bic);
    }

    // ---- authorities (4.19)

    void grant(Decision.AuthorityGranted granted) {
        authorities.add(new Authority(
                granted.grantee(),
                existing(granted.account(), granted.currency()),
                granted.scope(),
                granted.from(),
                granted.to()));
    }

    void withdraw(Decision.AuthorityWithdrawn withdrawn) {
        Account account = existing(withdrawn.account(), withdrawn.currency());
        authorities.removeIf(authority -> authority.account == account
                && authority.scope == withdrawn.scope()
                && authority.grantee.equals(withdrawn.grantee()));
    }

    /** Who may, in the order of the register of participants. */
    List<Register.Participant> grantees(Account account, Scope scope) {
        return register.participants().stream()
                .filter(participant -> isAllowed(participant.bic(), account, scope))
                .toList();
    }

    boolean isAllowed(String bic, Account account, Scope scope) {
        return authorities.stream()
                .anyMatch(authority -> authority.account == account
                        && authority.scope == scope
                        && authority.grantee.equals(bic)
                        && !day.isBefore(authority.from)
                        && !day.isAfter(authority.to));
    }

    // ---- the end

    Map<String, BigDecimal> balances() {
        Map<String, BigDecimal> balances = new TreeMap<>();
        accounts.forEach((key, account) -> balances.put(key, account.balance));
        return balances;
    }

    Map<String, Integer> outcomes() {
        Map<Payment.State, Integer> states = new EnumMap<>(Payment.State.class);
        payments.values().forEach(payment -> states.merge(payment.state, 1, Integer::sum));
        Map<String, Integer> outcomes = new TreeMap<>();
        states.forEach((state, count) -> outcomes.put(state.name(), count));
        outcomes.put("REFUSED", refusals.size());
        return outcomes;
    }
}
