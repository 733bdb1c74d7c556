package az.ecbar.gateway.session;

import az.ecbar.ctn.CtnCode;
import az.ecbar.ctn.MessageKind;
import az.ecbar.ctn.frame.SessionLimits;
import az.ecbar.gateway.inbound.PaymentTranslator;
import az.ecbar.mt.MtReader;
import java.util.Map;
import java.util.function.Function;

/** How each code by which an input is not taken comes about. */
final class InputRefusals {
    private static final byte[] OTHER_DIGEST = new byte[32];

    private InputRefusals() {}

    static void addTo(Map<CtnCode, Function<World, CtnCode>> scenarios) {
        scenarios.put(CtnCode.GAP, InputRefusals::theSecondBeforeTheFirst);
        scenarios.put(CtnCode.OTHER_BYTES, InputRefusals::otherBytesUnderATakenNumber);
        scenarios.put(CtnCode.TOO_OLD, InputRefusals::aNumberWhoseDigestIsForgotten);
        scenarios.put(CtnCode.CREDIT_EXCEEDED, InputRefusals::oneMoreThanTheCredit);
        scenarios.put(CtnCode.RATE_EXCEEDED, InputRefusals::threeWhereTwoASecondAreAllowed);
        scenarios.put(CtnCode.MESSAGE_TOO_LARGE, InputRefusals::longerThanOnePiece);
        scenarios.put(CtnCode.MESSAGE_EMPTY, InputRefusals::noBytes);
        scenarios.put(CtnCode.WRONG_KIND, InputRefusals::anOperatorsRequestFromABank);
        scenarios.put(CtnCode.UNKNOWN_TRANSFER, InputRefusals::theSecondPartFirst);
        scenarios.put(CtnCode.WRONG_DIGEST, InputRefusals::thePartsAreNotWhatWasSigned);
    }

    private static CtnCode theSecondBeforeTheFirst(World world) {
        RawBank bank = RawBank.loggedOn(world);
        bank.message(2, "the second before the first");
        return bank.code();
    }

    private static CtnCode otherBytesUnderATakenNumber(World world) {
        RawBank bank = RawBank.loggedOn(world);
        bank.message(1, "first");
        bank.code();
        bank.message(1, "other");
        return bank.code(2);
    }

    private static CtnCode aNumberWhoseDigestIsForgotten(World world) {
        RawBank bank = RawBank.loggedOn(world);
        int answers = 0;
        for (int number = 1; number <= 257; number++) {
            bank.message(number, "message " + number);
            bank.code(++answers);
        }
        bank.message(1, "message 1");
        return bank.code(answers + 1);
    }

    private static CtnCode oneMoreThanTheCredit(World world) {
        RawBank bank = RawBank.loggedOn(world);
        world.ledger.holdEvents(true);
        bank.messages(1, SessionLimits.MAX_CREDIT + 1);
        return bank.code();
    }

    private static CtnCode threeWhereTwoASecondAreAllowed(World world) {
        SessionLimits usual = SessionLimits.usual();
        world.configure(world.config.withLimits(new SessionLimits(
                usual.credit(),
                usual.maxMessageBytes(),
                usual.maxFrameBytes(),
                usual.outputWindow(),
                usual.heartbeatMs(),
                usual.idleMs(),
                2)));
        RawBank bank = RawBank.loggedOn(world);
        bank.envelopeOf(MessageKind.MESSAGE, 1, 3);
        return bank.code();
    }

    private static CtnCode longerThanOnePiece(World world) {
        RawBank bank = RawBank.loggedOn(world);
        bank.message(1, "x".repeat(world.config.limits().maxMessageBytes() + 1));
        return bank.code();
    }

    private static CtnCode noBytes(World world) {
        RawBank bank = RawBank.loggedOn(world);
        bank.message(1, "");
        return bank.code();
    }

    private static CtnCode anOperatorsRequestFromABank(World world) {
        RawBank bank = RawBank.loggedOn(world);
        bank.envelopeOf(MessageKind.REQUEST, 1, 1);
        return bank.code();
    }

    private static CtnCode theSecondPartFirst(World world) {
        RawBank bank = RawBank.loggedOn(world);
        bank.part(1, 2, 5, 10_000, OTHER_DIGEST, 2_000);
        return bank.code();
    }

    private static CtnCode thePartsAreNotWhatWasSigned(World world) {
        world.translate(new PaymentTranslator(world.ledger, MtReader.ofSystem(false, "NABZAZ2CXRTS")));
        RawBank bank = RawBank.loggedOn(world);
        bank.part(1, 1, 1, 2_000, OTHER_DIGEST, 2_000);
        world.until("the part is taken", () -> {
            bank.poll();
            return bank.partsTaken.contains(1);
        });
        bank.transfer(1, 2_000, OTHER_DIGEST, 1);
        return bank.code();
    }
}
