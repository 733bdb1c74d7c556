package az.ecbar.bench.azips;

import az.ecbar.bench.run.BrokenRunException;
import az.ecbar.bench.run.ResultFile;
import az.ecbar.ctn.AuthorityStore;
import az.ecbar.ctn.ClientSession;
import az.ecbar.ctn.ClientSessionConfig;
import az.ecbar.ctn.Site;
import az.ecbar.ctn.netty.NettyClientTransport;
import az.ecbar.ctn.netty.TlsEngine;
import az.ecbar.ops.node.SystemClock;
import az.ecbar.ops.sandbox.InventedBank;
import az.ecbar.ops.sandbox.Sandbox;
import az.ecbar.trust.signature.CertificateDirectory;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * A measured process: the load generator. Banks with keys and sessions of their own send MT103 to a node, first each
 * signed alone, then in envelopes of 64: as fast as it goes, then at rates a little below until one is sustained, then at
 * half of that. Fails if any payment is not settled, or anything is refused.
 */
public final class LoadRun {

    /** Payments in a full envelope. */
    static final int FULL = 64;

    /** Figure of all payments of the run, each settled. */
    static final String PAYMENTS = "payments settled in the whole run";

    /** Below what went at full speed, in steps. */
    private static final double FIRST_RATE = 0.95;

    private static final double NEXT_RATE = 0.9;
    private static final int MOST_RATES = 8;

    private final LoadDriver driver;
    private final int warmUpSeconds;
    private final int seconds;
    private final ResultFile results = new ResultFile();

    private LoadRun(LoadDriver driver, int warmUpSeconds, int seconds) {
        this.driver = driver;
        this.warmUpSeconds = warmUpSeconds;
        this.seconds = seconds;
    }

    /** {@code SANDBOX PORT BUSINESS_DATE NODE_PID WARM_UP_SECONDS SECONDS RESULTS}. */
    public static void main(String[] args) throws Exception {
        Sandbox sandbox = AzipsNode.open(Path.of(args[0]), Integer.parseInt(args[1]));
        List<LoadBank> banks = new ArrayList<>();
        List<NettyClientTransport> transports = new ArrayList<>();
        for (int i = 0; i < sandbox.banks().size(); i++) {
            banks.add(bank(sandbox, i, Integer.parseInt(args[2]), transports));
        }
        LoadDriver driver = new LoadDriver(banks, NodeCpu.ofProcess(Long.parseLong(args[3])));
        LoadRun run = new LoadRun(driver, Integer.parseInt(args[4]), Integer.parseInt(args[5]));
        try {
            driver.logOn();
            run.measure(1);
            run.measure(FULL);
            driver.logOut();
        } finally {
            // Their threads would keep a process that failed.
            transports.forEach(NettyClientTransport::close);
        }
        run.results.figure(PAYMENTS, "1", driver.payments());
        run.results.write(Path.of(args[6]));
    }

    /** Name of the figures for envelopes of so many payments. */
    static String mode(int envelopeSize) {
        return envelopeSize == 1 ? "individually signed" : "envelopes of " + envelopeSize;
    }

    /** Figure of the highest rate. */
    static String sustained(int envelopeSize) {
        return mode(envelopeSize) + ", highest rate sustained";
    }

    /** Figures of the time from send to acknowledgement at half of the highest rate. */
    static String takenAtHalf(int envelopeSize) {
        return mode(envelopeSize) + ", at half of that: send to ACK";
    }

    private void measure(int envelopeSize) throws BrokenRunException {
        String mode = mode(envelopeSize);
        driver.fullSpeed(envelopeSize, warmUpSeconds);
        LoadResult fullSpeed = driver.fullSpeed(envelopeSize, seconds);
        results.figure(mode + ", as fast as it goes", "1/s", fullSpeed.perSecond());
        results.figure(mode + ", CPU of the node per payment", "us", fullSpeed.nodeMicros());
        results.figure(mode + ", CPU of the load generator per payment", "us", fullSpeed.ownMicros());

        System.err.println(mode+" full "+fullSpeed.perSecond()+" p50 "+fullSpeed.takenNs().getValueAtPercentile(50)/1e6+" settled "+fullSpeed.settledNs().getValueAtPercentile(50)/1e6+" node "+fullSpeed.nodeMicros()+" own "+fullSpeed.ownMicros());
        double highest = highestSustained(envelopeSize, fullSpeed.perSecond());
        results.figure(sustained(envelopeSize), "1/s", highest);
        LoadResult half = driver.atRate(envelopeSize, highest / 2, seconds);
        results.latency(takenAtHalf(envelopeSize), half.takenNs());
        results.latency(mode + ", at half of that: send to notice of settlement", half.settledNs());
    }

    private double highestSustained(int envelopeSize, double fullSpeed) throws BrokenRunException {
        double rate = fullSpeed * FIRST_RATE;
        for (int i = 0; i < MOST_RATES; i++, rate *= NEXT_RATE) {
            LoadResult result = driver.atRate(envelopeSize, rate, seconds);
            System.err.println("rate "+rate+" p99 "+result.takenNs().getValueAtPercentile(99)/1e6+" "+result.settledNs().getValueAtPercentile(99)/1e6+" ms node "+result.nodeMicros()+" own "+result.ownMicros());
            if (result.isSustained()) {
                return result.perSecond();
            }
        }
        throw new BrokenRunException("no rate was sustained down to " + Math.round(rate) + " payments a second");
    }

    private static LoadBank bank(Sandbox sandbox, int index, int date, List<NettyClientTransport> transports)
            throws Exception {
        InventedBank payer = sandbox.banks().get(index);
        InventedBank payee = sandbox.banks().get((index + 1) % sandbox.banks().size());
        BankKeys keys = BankKeys.of(sandbox, payer);
        NettyClientTransport transport = new NettyClientTransport(
                List.of(new InetSocketAddress("127.0.0.1", sandbox.port())),
                keys.tls(),
                keys.checker().anchor(),
                TlsEngine.best(keys.tls()));
        transports.add(transport);
        EnvelopeCounter counter = new EnvelopeCounter(transport);
        return new LoadBank(
                new PaymentTemplate(payer, payee, date),
                counter,
                listener -> new ClientSession(
                        ClientSessionConfig.of(payer.bic(), 'A', Site.MAIN),
                        counter,
                        keys.sign().newSigner(),
                        new AuthorityStore(new CertificateDirectory(keys.checker()), List.of()),
                        new SystemClock(),
                        new SecureRandom()::nextBytes,
                        listener));
    }
}
