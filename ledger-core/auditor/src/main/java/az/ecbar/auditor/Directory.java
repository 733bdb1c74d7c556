package az.ecbar.auditor;

import az.ecbar.schema.AccountKind;
import az.ecbar.schema.CertificateRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is who: participants by BIC and TIN, accounts by number, certificates by fingerprint (4.8.4 to 4.8.6, 4.26.2). */
final class Directory {
    final List<Participant> participants = new ArrayList<>();
    final List<Account> accounts = new ArrayList<>();
    final List<Certificate> certificates = new ArrayList<>();
    private final Map<String, Participant> byBic = new HashMap<>();

    /** A certificate of the BCSC, for one terminal. */
    record Certificate(int id, Participant owner, Command.RegisterCertificate registration, Set<Integer> revocations) {
        Certificate(int id, Participant owner, Command.RegisterCertificate registration) {
            this(id, owner, registration, new HashSet<>());
        }

        boolean isRevoked() {
            return !revocations.isEmpty();
        }

        boolean isValidAt(long timeNs) {
            return timeNs >= registration.notBeforeNs() && timeNs <= registration.notAfterNs();
        }

        boolean isOf(Participant participant, char terminal) {
            return owner == participant && registration.terminal() == terminal;
        }

        CertificateRole role() {
            return registration.role();
        }
    }

    void add(Participant participant) {
        participants.add(participant);
        byBic.put(participant.bic, participant);
    }

    void addAlias(Participant participant, String alias) {
        byBic.put(alias, participant);
    }

    /** By its BIC or an alias (2.1.5). */
    Optional<Participant> byBic(String bic) {
        return Optional.ofNullable(byBic.get(bic));
    }

    /** Of a participant of IPS itself, or the bank that settles for it (5-1.3). */
    Optional<Participant> directParticipant(Participant participant) {
        return participant.settlementBankBic.isEmpty()
                ? Optional.of(participant)
                : byBic(participant.settlementBankBic);
    }

    /** The open settlement account of IPS with a number (2.1.10-1). */
    Optional<Account> ofIps(String number) {
        return accounts.stream()
                .filter(one -> one.kind == AccountKind.IPS_SETTLEMENT && !one.isClosed)
                .filter(one -> one.number.equals(number))
                .findFirst();
    }

    /** An open account of a kind of which a participant has one. */
    Optional<Account> openOf(Participant owner, AccountKind kind) {
        return accounts.stream()
                .filter(one -> one.owner == owner && one.kind == kind && !one.isClosed)
                .findFirst();
    }

    Optional<Participant> byTin(long tin) {
        return participants.stream()
                .filter(participant -> participant.tin == tin)
                .findFirst();
    }

    /** Account of settlement with a number in a currency: there is at most one. */
    Optional<Account> settlementAccount(String number, String currency) {
        return accounts.stream()
                .filter(Account::isOfSettlement)
                .filter(account -> account.number.equals(number) && account.currency.equals(currency))
                .findFirst();
    }

    boolean hasSettlementAccount(Participant participant, String currency) {
        return accounts.stream()
                .anyMatch(account ->
                        account.isOfSettlement() && account.owner == participant && account.currency.equals(currency));
    }

    /** One of settlement that payments may be booked on. */
    boolean hasOpenAccount(Participant participant, String currency) {
        return accounts.stream()
                .filter(account -> account.isOfSettlement() && !account.isClosed)
                .anyMatch(account -> account.owner == participant && account.currency.equals(currency));
    }

    Optional<Certificate> certificate(int id) {
        return id >= 0 && id < certificates.size() ? Optional.of(certificates.get(id)) : Optional.empty();
    }

    Optional<Certificate> byFingerprint(String fingerprint) {
        return certificates.stream()
                .filter(one -> one.registration().fingerprint().equals(fingerprint))
                .findFirst();
    }
}
