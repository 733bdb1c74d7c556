package az.ecbar.ops.genesis;

import az.ecbar.command.ActionWriter;
import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.config.YamlMap;
import az.ecbar.schema.AccountKind;
import az.ecbar.schema.CertificateRole;
import az.ecbar.schema.MessageLanguage;
import az.ecbar.schema.ParticipantKind;
import az.ecbar.schema.RuleId;
import az.ecbar.schema.SystemId;
import az.ecbar.trust.MalformedException;
import az.ecbar.trust.Pem;
import az.ecbar.trust.certificate.BcscCertificate;
import az.ecbar.trust.certificate.Identity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * Turns a genesis file into the commands with which a ledger begins, in the order in which they are applied. Every
 * mistake of the file is an error that names the key, before anything is journalled.
 */
public final class Genesis {
    private final ActionWriter writer = new ActionWriter();
    private final List<byte[]> commands = new ArrayList<>();
    private final Path folder;

    private Genesis(Path folder) {
        this.folder = folder;
    }

    /** Reads a file; paths in it are relative to its folder. */
    public static List<byte[]> read(Path file) throws ConfigException {
        Path parent = file.toAbsolutePath().getParent();
        Genesis genesis = new Genesis(parent == null ? Path.of(".") : parent);
        try {
            genesis.readAll(YamlMap.read(file));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(file.getFileName() + ": " + e.getMessage());
        }
        return genesis.commands;
    }

    private void readAll(YamlMap top) throws ConfigException {
        commands.add(writer.beginLedger((int) top.number("level", 1), top.text("ledger")));
        readRules(top.map("rules"));
        readCalendar(top.map("calendar"));
        readParticipant(top.map("centralBank"), ParticipantKind.CENTRAL_BANK, "");
        for (YamlMap participant : top.maps("participants")) {
            ParticipantKind kind = kind(participant);
            readParticipant(participant, kind, participant.text("settlementBank", ""));
        }
        top.end();
        commands.add(writer.completeGenesis());
    }

    private void readRules(YamlMap rules) throws ConfigException {
        for (String key : rules.keys()) {
            RuleId rule;
            try {
                rule = RuleId.valueOf(key);
            } catch (IllegalArgumentException e) {
                throw new ConfigException(rules.at(key) + " is no rule; see docs/reference/rule-set.md");
            }
            commands.add(writer.setRule(rule, SystemId.ALL, rules.number(key, 0), 0));
        }
    }

    private void readCalendar(YamlMap calendar) throws ConfigException {
        for (long date : calendar.numbers("businessDays")) {
            commands.add(writer.declareDay(SystemId.ALL, (int) date, true));
        }
        for (long date : calendar.numbers("holidays")) {
            commands.add(writer.declareDay(SystemId.ALL, (int) date, false));
        }
        calendar.end();
    }

    private void readParticipant(YamlMap participant, ParticipantKind kind, String settlementBank)
            throws ConfigException {
        String bic = participant.text("bic");
        String registrationCode = participant.text("registrationCode");
        commands.add(writer.registerParticipant(
                bic,
                kind,
                terminal(participant),
                participant.number("tin", 0),
                settlementBank,
                registrationCode,
                participant.text("name")));
        for (String alias : participant.texts("aliases")) {
            commands.add(writer.addAlias(bic, alias));
        }
        MessageLanguage language = language(participant);
        if (language != MessageLanguage.MT) {
            commands.add(writer.setLanguage(bic, language));
        }
        for (YamlMap account : participant.maps("accounts")) {
            readAccount(account, bic, kind);
        }
        for (YamlMap certificate : participant.maps("certificates")) {
            readCertificate(certificate, bic, registrationCode, kind);
        }
        participant.end();
    }

    private void readAccount(YamlMap account, String bic, ParticipantKind owner) throws ConfigException {
        String currency = account.text("currency");
        String number = account.text("number");
        AccountKind kind = switch (owner) {
            case CENTRAL_BANK -> AccountKind.CENTRAL_BANK;
            case BANK -> AccountKind.CORRESPONDENT;
            case LEGAL_ENTITY -> AccountKind.CURRENT;
            case IPS_PARTICIPANT, INTERMEDIARY, NULL_VAL ->
                throw new ConfigException(
                        account.at("number") + ": participants of kind " + owner + " have no account in AZIPS");
        };
        commands.add(writer.openAccount(bic, SystemId.AZIPS, kind, currency, number));
        String balance = account.text("balance", "0");
        long minor = minor(account, currency, balance);
        if (minor > 0) {
            commands.add(writer.issueFunds(currency, number, account.text("issuedFrom"), minor, "GENESIS"));
        } else {
            account.text("issuedFrom", "");
        }
        account.end();
    }

    private void readCertificate(YamlMap certificate, String bic, String registrationCode, ParticipantKind owner)
            throws ConfigException {
        Path file = folder.resolve(certificate.text("file"));
        BcscCertificate read = certificate(certificate, file);
        Identity identity = read.identity();
        if (identity == null
                || !identity.speaksFor(bic)
                || !identity.registrationCode().equals(registrationCode)) {
            throw new ConfigException(certificate.at("file") + ": " + file + " was not issued for " + bic
                    + " with registration code " + registrationCode);
        }
        boolean isOperator = owner == ParticipantKind.CENTRAL_BANK;
        String holder = certificate.text("holder", isOperator ? identity.unit() : bic);
        if (isOperator && (holder.isEmpty() || !holder.equalsIgnoreCase(identity.unit()))) {
            throw new ConfigException(certificate.at("holder") + ": " + file + " was issued for the operator '"
                    + identity.unit() + "', not for '" + holder + "'");
        }
        commands.add(writer.registerCertificate(
                bic,
                terminal(certificate),
                isOperator ? CertificateRole.OPERATOR : CertificateRole.BANK,
                read.notBeforeNs(),
                read.notAfterNs(),
                read.fingerprint().toBytes(),
                registrationCode,
                holder,
                read.der()));
        certificate.end();
    }

    private static BcscCertificate certificate(YamlMap certificate, Path file) throws ConfigException {
        try {
            return BcscCertificate.ofDer(
                    Pem.decodeAll(Pem.CERTIFICATE, Files.readAllBytes(file)).getFirst());
        } catch (IOException e) {
            throw new ConfigException(certificate.at("file") + ": " + file + " cannot be read: " + e.getMessage());
        } catch (MalformedException e) {
            throw new ConfigException(certificate.at("file") + ": " + file + ": " + e.getMessage());
        }
    }

    private static char terminal(YamlMap map) throws ConfigException {
        String terminal = map.text("terminal", "A");
        if (terminal.length() != 1) {
            throw new ConfigException(map.at("terminal") + " must be one letter or digit");
        }
        return terminal.charAt(0);
    }

    private static MessageLanguage language(YamlMap participant) throws ConfigException {
        String language = participant.text("language", "MT").toUpperCase(Locale.ROOT);
        return switch (language) {
            case "MT" -> MessageLanguage.MT;
            case "ISO" -> MessageLanguage.ISO;
            default ->
                throw new ConfigException(participant.at("language") + " must be MT or ISO, not '" + language + "'");
        };
    }

    private static ParticipantKind kind(YamlMap participant) throws ConfigException {
        String kind = participant.text("kind", "BANK").toUpperCase(Locale.ROOT);
        return switch (kind) {
            case "BANK" -> ParticipantKind.BANK;
            case "LEGAL_ENTITY" -> ParticipantKind.LEGAL_ENTITY;
            case "IPS_PARTICIPANT" -> ParticipantKind.IPS_PARTICIPANT;
            case "INTERMEDIARY" -> ParticipantKind.INTERMEDIARY;
            default ->
                throw new ConfigException(participant.at("kind")
                        + " must be BANK, LEGAL_ENTITY, IPS_PARTICIPANT or INTERMEDIARY, not '" + kind + "'");
        };
    }

    private static long minor(YamlMap account, String currency, String amount) throws ConfigException {
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return new BigDecimal(amount).movePointRight(digits).longValueExact();
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new ConfigException(account.at("balance") + ": '" + amount + "' is no amount in " + currency);
        }
    }
}
