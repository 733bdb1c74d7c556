package az.ecbar.gateway.session;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.envelope.EnvelopeBuilder;
import az.ecbar.reason.RejectReason;
import az.ecbar.trust.RefusalReason;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.testing.FakeSigner;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** How each code about who is there, and whether it is he who signed, comes about. */
final class IdentityEndings {
    private static final String BETA = "BETAAZ22XXX";

    private IdentityEndings() {}

    static void addTo(Map<CtnCode, Function<World, CtnCode>> scenarios) {
        scenarios.put(CtnCode.UNKNOWN_CERTIFICATE, IdentityEndings::aSignerThatNobodyRegistered);
        scenarios.put(CtnCode.CERTIFICATE_EXPIRED, IdentityEndings::theLedgerSaysThatItIsExpired);
        scenarios.put(CtnCode.CERTIFICATE_REVOKED, IdentityEndings::revokedDuringTheSession);
        scenarios.put(CtnCode.WRONG_PARTICIPANT, IdentityEndings::nobodyIsCalledSo);
        scenarios.put(CtnCode.WRONG_REGISTRATION_CODE, IdentityEndings::theConnectionBearsAnotherCode);
        scenarios.put(CtnCode.BAD_SIGNATURE, IdentityEndings::oneByteIsChanged);
        scenarios.put(CtnCode.WRONG_CERTIFICATE, IdentityEndings::anotherBankSigns);
        scenarios.put(CtnCode.LOGON_RATE, IdentityEndings::oneLogonTooManyInAMinute);
        scenarios.put(CtnCode.NOT_ALLOWED, IdentityEndings::anOfficerSignsForABank);
        scenarios.put(CtnCode.WRONG_TIME, IdentityEndings::theBanksClockIsAnHourAhead);
    }

    private static CtnCode aSignerThatNobodyRegistered(World world) {
        world.centre.participant(RawBank.ALFA);
        Identity alfa = new Identity(Role.BANK, RawBank.ALFA, "code-" + RawBank.ALFA, "", "other");
        return RawBank.logOnCode(new RawBank(world, RawBank.ALFA, new FakeSigner(alfa)));
    }

    private static CtnCode theLedgerSaysThatItIsExpired(World world) {
        world.ledger.refuseOpening(RejectReason.CERTIFICATE_NOT_VALID_NOW);
        return RawBank.logOnCode(RawBank.connected(world));
    }

    private static CtnCode revokedDuringTheSession(World world) {
        RawBank bank = RawBank.loggedOn(world);
        world.centre.revoke(bank.signer);
        bank.message(1, "after the revocation");
        return bank.code();
    }

    private static CtnCode nobodyIsCalledSo(World world) {
        Identity nobody = new Identity(Role.BANK, "NOBOAZ22XXX", "code", "", "nobody");
        return RawBank.logOnCode(new RawBank(world, "NOBOAZ22XXX", new FakeSigner(nobody)));
    }

    private static CtnCode theConnectionBearsAnotherCode(World world) {
        world.centre.peerRefusal = RefusalReason.WRONG_REGISTRATION_CODE;
        return RawBank.logOnCode(RawBank.connected(world));
    }

    private static CtnCode oneByteIsChanged(World world) {
        RawBank bank = RawBank.loggedOn(world);
        EnvelopeBuilder envelope = bank.envelope();
        RawBank.append(envelope, MessageKind.MESSAGE, 1, "one byte of it changes");
        bank.send(envelope, frame -> frame.putByte(50, (byte) (frame.getByte(50) ^ 1)));
        return bank.code();
    }

    private static CtnCode anotherBankSigns(World world) {
        RawBank bank = RawBank.loggedOn(world);
        EnvelopeBuilder envelope = bank.envelope(world.centre.participant(BETA), bank.sessionId);
        RawBank.append(envelope, MessageKind.MESSAGE, 1, "signed by another");
        bank.send(envelope, _ -> {});
        return bank.code();
    }

    private static CtnCode oneLogonTooManyInAMinute(World world) {
        for (int i = 0; i < world.config.logonsPerMinute(); i++) {
            RawBank bank = RawBank.connected(world);
            bank.logOn(frame -> frame.putByte(100, (byte) 1));
            if (bank.code() != CtnCode.BAD_SIGNATURE) {
                return bank.code();
            }
        }
        return RawBank.logOnCode(RawBank.connected(world));
    }

    private static CtnCode anOfficerSignsForABank(World world) {
        world.centre.participant(RawBank.ALFA);
        FakeSigner officer =
                new FakeSigner(new Identity(Role.OPERATOR, RawBank.ALFA, "code-" + RawBank.ALFA, "", "officer"));
        world.centre.add(officer);
        return RawBank.logOnCode(new RawBank(world, RawBank.ALFA, officer));
    }

    private static CtnCode theBanksClockIsAnHourAhead(World world) {
        RawBank bank = RawBank.loggedOn(world);
        bank.signedAtShiftNs = TimeUnit.HOURS.toNanos(1);
        bank.message(1, "signed by a clock that is wrong");
        return bank.code();
    }
}
