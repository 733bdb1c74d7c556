package az.ecbar.gateway.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.gateway.testing.SampleBanks;
import az.ecbar.schema.NoticeKind;
import az.ecbar.schema.PaymentType;
import az.ecbar.schema.WaitCausesDecoder;
import az.ecbar.schema.WaitCausesEncoder;
import az.ecbar.testkit.Rule;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of several causes for which a payment waits the first in the order of the regulation's precedence is told. */
@Rule("4.13")
class WaitReasonTest {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[8]);
    private final WaitCausesEncoder causes = new WaitCausesEncoder().wrap(buffer, 0);

    @ParameterizedTest
    @CsvSource({
        "true, true, true, true, 300",
        "false, true, true, true, 301",
        "false, false, true, true, 302",
        "false, false, false, true, 303"
    })
    void theFirstCauseIsTold(boolean suspended, boolean seized, boolean behind, boolean unfunded, int code) {
        causes.clear()
                .sYSTEM_SUSPENDED(suspended)
                .sEIZURE_OR_SUSPENSION(seized)
                .bEHIND_EARLIER(behind)
                .lACK_OF_FUNDS(unfunded);
        assertEquals(code, told());
    }

    @Test
    void waitingBehindAnotherAloneIsTold() {
        causes.clear().bEHIND_EARLIER(true);
        assertEquals(302, told());
    }

    @Test
    void theNoticeBearsTheCauseThatIsTold() {
        AzipsDay day = new AzipsDay();
        long payment = day.send(SampleBanks.mt103().build());
        day.events.notice(
                payment,
                AzipsDay.ALFA,
                NoticeKind.WAITING,
                notice -> notice.paymentId(payment)
                        .inputSequence(payment)
                        .amountMinor(150_000)
                        .valueDate(SampleBanks.DAY)
                        .paymentType(PaymentType.MT103)
                        .reference("ALFA260302-00001")
                        .causes()
                        .bEHIND_EARLIER(true)
                        .lACK_OF_FUNDS(true));
        String text = RenderedDay.of(day).outputs(AzipsDay.ALFA).getFirst().text();
        assertTrue(text.contains(":79:/AM04/302/"), text);
    }

    private int told() {
        return WaitReason.of(new WaitCausesDecoder().wrap(buffer, 0)).code();
    }
}
