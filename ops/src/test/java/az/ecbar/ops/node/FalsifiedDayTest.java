package az.ecbar.ops.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.bankview.BankViewAuditor;
import az.ecbar.bankview.DayRecord;
import az.ecbar.bankview.Decision;
import az.ecbar.bankview.Finding;
import az.ecbar.bankview.Reasons;
import az.ecbar.testkit.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One random day, of which one thing is false each time: the auditor of the banks' view finds it. */
class FalsifiedDayTest {
    private static final int MESSAGES = 600;
    private static final Pattern ENTRIES = Pattern.compile("(:61:[^\r]*\r\n)(:61:[^\r]*\r\n)");
    private static final Pattern ISO_ENTRIES = Pattern.compile("(<Ntry>.*?</Ntry>)(<Ntry>.*?</Ntry>)");
    private static final Pattern IDENTIFICATION = Pattern.compile("<BizMsgIdr>(\\w{18})(\\d{15})<");
    private static final Pattern SECOND = Pattern.compile("(2026-03-0\\dT\\d\\d:\\d\\d:)(\\d)(\\d\\.\\d{3})");

    private static RandomDay day;
    private static DayRecord right;
    private static Reasons reasons;

    @BeforeAll
    static void drive() throws Exception {
        day = new RandomDay(20, 7);
        day.run(MESSAGES, 8);
        right = day.world.record();
        reasons = DayOfBanksTest.reasons();
    }

    private static List<Finding> judge(DayRecord record) {
        return BankViewAuditor.judge(day.world.register(), reasons, record).findings();
    }

    @Test
    void theDayAsItWasHasNoFindings() {
        assertEquals(List.of(), judge(right));
    }

    /** One message, chosen by chance, in which the pattern occurs, with something else instead. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        a balance in an MT941         | (?s)(.*:62F:C\\d{6}AZN)\\d(.*:64:.*)               | $10$2
        a balance in an SMT851        | (?s)(.*:851\\r\\n.*:64:C\\d{6}AZN)\\d(.*)          | $10$2
        the closing of a statement    | (?s)(.*:20:S.*:62F:C\\d{6}AZN)\\d(.*)              | $10$2
        an amount in a statement      | (?s)(.*:20:S.*:61:\\d{10}[CD])\\d(.*)              | $10$2
        a side in a statement         | (?s)(.*:20:S.*:61:\\d{10})D(.*)                    | $1C$2
        a line of an SMT850           | (?s)(.*:850\\r\\n.*:61P:\\d{6})00(.*)              | $110$2
        a line of an MT942            | (?s)(.*:28C:\\d+/1\\r\\n:34F.*:61:\\d{10}[CD])\\d(.*) | $10$2
        an amount in an MT900         | (?s)(.*N}\\{3.*:25:.*:32A:\\d{6}AZN)\\d(\\d*,\\d\\d\\r\\n-}) | $10$2
        an account in an MT910        | (?s)(.*:25:AZ)\\d\\d(.*:50K:.*)                    | $199$2
        the reason of an SMT700       | (?s)(.*:12:700\\r\\n.*:79:/AM04/30)\\d(/.*)        | $14$2
        the priority of an SMT700     | (?s)(.*:12:700\\r\\n.*:11P:00)\\d\\d(.*)           | $101$2
        the reason of an SMT701       | (?s)(.*:12:701\\r\\n.*:79:/AM04/)248(/.*)          | $1310$2
        the reason of an SMT900       | (?s)(.*:12:900\\r\\n.*:79:/AM05/)226(/.*)          | $1225$2
        the outcome of an SMT012      | (?s)(.*:12:)012(\\r\\n.*)                          | $1701$2
        the outcome of a request      | (?s)(.*:12:)250(\\r\\n.*)                          | $1252$2
        the state in an SMT854        | (?s)(.*:23S:)SETTLED(.*)                           | $1WAITING$2
        how many go before in SMT854  | (?s)(.*:90A:)\\d+(\\r\\n.*)                         | $1255$2
        a forwarded payment           | (?s)(.*:23B:CRED.*:70:)INVOICE(.*)                 | $1INVOICES$2
        whose an SMT710 is            | (?s)(.*:12:710\\r\\n.*:23S:)[A-Z]+(.*)             | $1JOINED$2
        an amount in a camt.054       | (.*camt\\.054.*<Amt Ccy="AZN">)\\d(.*)            | $10$2
        a side in a camt.054          | (.*camt\\.054.*<CdtDbtInd>)DBIT(.*)              | $1CRDT$2
        an account in a camt.054      | (.*camt\\.054.*<Acct><Id><IBAN>AZ)\\d\\d(.*)     | $199$2
        a debtor in a camt.054        | (.*camt\\.054.*<RltdPties>.*<BICFI>)\\w{4}(.*)    | $1AAAA$2
        the UETR in a camt.054        | (.*camt\\.054.*<UETR>)\\w{4}(.*)                | $10000$2
        the closing of a camt.053     | (.*camt\\.053.*CLBD.*?<Amt Ccy="AZN">)\\d(.*)     | $10$2
        a number of a camt.053        | (.*camt\\.053.*<LglSeqNb>)\\d+(.*)               | $177$2
        an amount in a camt.053       | (.*camt\\.053.*<Ntry><Amt Ccy="AZN">)\\d(.*)      | $10$2
        a side in a camt.053          | (.*camt\\.053.*<Ntry>.*<CdtDbtInd>)DBIT(.*)      | $1CRDT$2
        a reference in a camt.053     | (.*camt\\.053.*<InstrId>)R(.*)                   | $1X$2
        a booking date in a camt.053  | (.*camt\\.053.*<BookgDt><Dt>2)026(.*)            | $1027$2
        a balance in a camt.052       | (.*camt\\.052.*ITAV.*?<Amt Ccy="AZN">)\\d(.*)     | $10$2
        a total in a camt.052         | (.*camt\\.052.*<TtlDbtNtries><NbOfNtries>)\\d+(.*) | $1999$2
        what a camt.052 answers       | (.*camt\\.052.*<OrgnlBizQry><MsgId>)Q(.*)        | $1X$2
        a status in a pacs.002        | (.*<TxSts>)ACSC(.*)                             | $1PDNG$2
        a cause in a pacs.002         | (.*pacs\\.002.*<AddtlInf>/30)\\d(/.*)            | $14$2
        a refusal in a pacs.002       | (.*pacs\\.002.*<AddtlInf>/)226(/.*)             | $1225$2
        an amount in a pacs.002       | (.*pacs\\.002.*<IntrBkSttlmAmt Ccy="AZN">)\\d(.*) | $10$2
        a priority in a pacs.002      | (.*pacs\\.002.*<SvcLvl><Prtry>00)\\d\\d(.*)      | $101$2
        whose message a pacs.002 is   | (.*pacs\\.002.*<OrgnlMsgNmId>)pacs(.*)           | $1camt$2
        which element a pacs.002 says | (.*pacs\\.002.*<AddtlInf>/Document)/(.*)         | $1s/$2
        the reason of a camt.029      | (.*camt\\.029.*<AddtlInf>/25)\\d(/.*)            | $19$2
        the request of a camt.025     | (.*camt\\.025.*/SMT)\\d{3}(/.*)                 | $1250$2
        a delivered pacs.008          | (.*pacs\\.008.*<Ustrd>)INVOICE(.*)              | $1INVOICES$2
        an account in a pacs.008      | (.*pacs\\.008.*<CdtrAcct><Id><IBAN>AZ)\\d\\d(.*) | $199$2
        a delivered pacs.009          | (.*pacs\\.009.*<ClrSysRef>A)0(.*)               | $19$2
        white space in a message      | (.*camt\\.054.*)<Ntfctn>(.*)                    | $1 <Ntfctn>$2
        """)
    void aMessageThatSaysSomethingElseIsFound(String what, String from, String to) {
        // From the beginning alone, and in messages of its language: a message in ISO 20022 is one long line.
        Pattern pattern = Pattern.compile("\\A" + from);
        boolean isOfIso = !from.startsWith("(?s)");
        DayRecord falsified = changed(
                text -> text.startsWith("<") == isOfIso
                        && !text.equals(pattern.matcher(text).replaceFirst(to)),
                text -> List.of(pattern.matcher(text).replaceFirst(to)));
        assertFalse(judge(falsified).isEmpty(), what);
    }

    @Test
    void twoLinesOfAStatementInAnotherOrderAreFound() {
        DayRecord swapped = changed(
                text -> !text.startsWith("<")
                        && text.contains(":20:S")
                        && ENTRIES.matcher(text).find(),
                text -> {
                    Matcher matcher = ENTRIES.matcher(text);
                    return List.of(matcher.replaceFirst("$2$1"));
                });
        assertFalse(judge(swapped).isEmpty());
    }

    @Test
    void twoEntriesOfAStatementInIsoInAnotherOrderAreFound() {
        DayRecord swapped = changed(
                text -> text.contains("camt.053") && ISO_ENTRIES.matcher(text).find(),
                text -> List.of(ISO_ENTRIES.matcher(text).replaceFirst("$2$1")));
        assertFalse(judge(swapped).isEmpty());
    }

    /** Half a minute later, wherever the message tells of its moment. */
    @Test
    void anotherMomentOfAMessageInIsoIsFound() {
        DayRecord other = changed(
                text -> text.contains("camt.054")
                        && !SECOND.matcher(text).replaceAll("$13$3").equals(text),
                text -> List.of(SECOND.matcher(text).replaceAll("$13$3")));
        assertFalse(judge(other).isEmpty());
    }

    /** Whoever is told in the language that is not set for it. */
    @Test
    void theWrongLanguageIsFound() {
        for (DayRecord.Decided decided : right.decided()) {
            if (decided.decision() instanceof Decision.LanguageSet) {
                List<DayRecord.Decided> others = new ArrayList<>(right.decided());
                assertTrue(others.remove(decided));
                assertFalse(judge(new DayRecord(right.taken(), others, right.received()))
                        .isEmpty());
            }
        }
    }

    /** Of each kind of message one that a bank never got. */
    @Test
    void whatABankWasNotToldIsFound() {
        for (String kind : List.of(
                ":12:012",
                ":12:700",
                ":12:701",
                ":12:900",
                ":12:250",
                ":12:850",
                ":12:854",
                ":20:S",
                ":23B:CRED",
                "{2:O900",
                "{2:O910",
                "{2:O941",
                "{2:O942",
                "camt.054.001.08<",
                "camt.053.001.08<",
                "camt.052.001.08<",
                "pacs.002.001.10<",
                "camt.029.001.09<",
                "camt.025.001.05<",
                "pacs.008.001.08</MsgDefIdr>",
                "pacs.009.001.08</MsgDefIdr>")) {
            DayRecord dropped = changed(text -> text.contains(kind), _ -> List.of());
            assertFalse(judge(dropped).isEmpty(), kind);
        }
    }

    @Test
    void whatABankWasToldTwiceIsFound() {
        for (String kind : List.of("{2:O910", "camt.054.001.08<", "pacs.002.001.10<", "pacs.008.001.08</MsgDefIdr>")) {
            DayRecord twice = changed(text -> text.contains(kind), text -> List.of(text, text));
            assertFalse(judge(twice).isEmpty(), kind);
        }
    }

    /** A payment that was executed in its turn would have had another turn, had it been less urgent (4.11). */
    @Test
    @Rule("4.11")
    void anExecutionBeforeItsTurnIsFound() {
        boolean isFound = false;
        for (int i = 0; i < right.taken().size() && !isFound; i++) {
            DayRecord.Taken taken = right.taken().get(i);
            if (isWaiting(taken) && taken.text().contains("{113:00")) {
                List<DayRecord.Taken> other = new ArrayList<>(right.taken());
                String lessUrgent = taken.text().replaceFirst("\\{113:00\\d\\d", "{113:0099");
                other.set(i, new DayRecord.Taken(taken.sequence(), taken.timeNs(), taken.bic(), lessUrgent));
                isFound = judge(new DayRecord(other, right.decided(), right.received())).stream()
                        .anyMatch(finding -> finding.text().contains("before its turn"));
            }
        }
        assertTrue(isFound);
    }

    /** Whether its sender was told at once that it waits for money. */
    private static boolean isWaiting(DayRecord.Taken taken) {
        String reference = String.format(Locale.ROOT, "A%015d\r\n:12:700", taken.sequence());
        return right.received().values().stream()
                .flatMap(List::stream)
                .anyMatch(text -> text.contains(reference) && text.contains("/AM04/"));
    }

    /** What one bank received, with one message, the one in the middle of those that fit, changed; numbered again. */
    private static DayRecord changed(Predicate<String> fits, Function<String, List<String>> change) {
        Map<String, List<String>> received = new HashMap<>(right.received());
        for (Map.Entry<String, List<String>> entry : right.received().entrySet()) {
            List<String> texts = entry.getValue();
            int[] fitting = IntStream.range(0, texts.size())
                    .filter(i -> fits.test(texts.get(i)))
                    .toArray();
            if (fitting.length > 0) {
                int chosen = fitting[fitting.length / 2];
                List<String> changed = new ArrayList<>(texts.subList(0, chosen));
                changed.addAll(change.apply(texts.get(chosen)));
                changed.addAll(texts.subList(chosen + 1, texts.size()));
                received.put(entry.getKey(), numbered(changed));
                return new DayRecord(right.taken(), right.decided(), received);
            }
        }
        throw new AssertionError("no such message in the day");
    }

    /** Under the numbers that an honest line would give them: what is missing is not to be seen by its number. */
    private static List<String> numbered(List<String> texts) {
        List<String> numbered = new ArrayList<>();
        for (String text : texts) {
            int number = numbered.size() + 1;
            numbered.add(text.startsWith("<") ? isoNumbered(text, number) : mtNumbered(text, number));
        }
        return numbered;
    }

    private static String mtNumbered(String text, int number) {
        return text.substring(0, 18) + String.format(Locale.ROOT, "%010d", number) + text.substring(28);
    }

    /** Header and document bear the same. */
    private static String isoNumbered(String text, int number) {
        Matcher identification = IDENTIFICATION.matcher(text);
        assertTrue(identification.find(), text);
        String place = identification.group(1);
        return text.replace(place + identification.group(2), place + String.format(Locale.ROOT, "%015d", number));
    }
}
