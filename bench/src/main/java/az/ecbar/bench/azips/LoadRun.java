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
 * signed alone, then in envelopes of 64: as fast as it goes, then at rates below that until one is sustained, then at
 * half of that. Fails if any payment is not settled, or anything is refused.
 */
public final class LoadRun {

    /** Payments in a full envelope. */
    static final int FULL = 64;

    /** How many payments go under one signature, in the order in which the load goes. */
    static final int[] ENVELOPE_SIZES = {1, FULL};

    /** Figure of all payments of the run, each settled. */
    static final String PAYMENTS = "payments settled in the whole run";

    /** Rates that are tried, as parts of what went at full speed. */
    private static final double[] RATES = {0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3};

    private final LoadDriver driver;
    private final int warmUpSeconds;
    private final int seconds;
    private final boolean isQuick;
    private final ResultFile results = new ResultFile();

    private LoadRun(LoadDriver driver, int warmUpSeconds, int seconds, boolean isQuick) {
        this.driver = driver;
        this.warmUpSeconds = warmUpSeconds;
        this.seconds = seconds;
        this.isQuick = isQuick;
    }

    /** {@code SANDBOX PORT BUSINESS_DATE NODE_PID WARM_UP_SECONDS SECONDS IS_QUICK RESULTS}. */
    public static void main(String[] args) throws Exception {
        Sandbox sandbox = AzipsNode.open(Path.of(args[0]), Integer.parseInt(args[1]));
        List<LoadBank> banks = new ArrayList<>();
        List<NettyClientTransport> transports = new ArrayList<>();
        for (int i = 0; i < sandbox.banks().size(); i++) {
            banks.add(bank(sandbox, i, Integer.parseInt(args[2]), transports));
        }
        LoadDriver driver = new LoadDriver(banks, NodeCpu.ofProcess(Long.parseLong(args[3])));
        LoadRun run = new LoadRun(
                driver, Integer.parseInt(args[4]), Integer.parseInt(args[5]), Boolean.parseBoolean(args[6]));
        try {
            driver.logOn();
            for (int envelopeSize : ENVELOPE_SIZES) {
                run.measure(envelopeSize);
            }
            driver.logOut();
        } finally {
            // Their threads would keep a process that failed.
            transports.forEach(NettyClientTransport::close);
        }
        run.results.figure(PAYMENTS, "1", (double) driver.payments());
        run.results.write(Path.of(args[7]));
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
        if (isQuick) {
            driver.fullSpeed(envelopeSize, warmUpSeconds);
        } else {
            results.figure(
                    mode + ", warm-up until compilers are quiet", "s", driver.warmUp(envelopeSize, warmUpSeconds));
        }
        LoadResult fullSpeed = driver.fullSpeed(envelopeSize, seconds);
        results.figure(mode + ", as fast as it goes", "1/s", fullSpeed.perSecond());
        results.figure(mode + ", CPU of the node per payment", "us", fullSpeed.nodeMicros());
        for (ThreadKind kind : ThreadKind.values()) {
            results.figure(mode + ", of it " + kind.title(), "us", fullSpeed.nodeMicros(kind));
        }
        results.figure(mode + ", CPU of the load generator per payment", "us", fullSpeed.ownMicros());

        double highest = highestSustained(envelopeSize, fullSpeed.perSecond());
        results.figure(sustained(envelopeSize), "1/s", highest);
        LoadResult half = driver.atRate(envelopeSize, highest / 2, seconds);
        results.latency(takenAtHalf(envelopeSize), half.takenNs());
        results.latency(mode + ", at half of that: send to notice of settlement", half.settledNs());
    }

    /** A quick run takes the first rate: cold code is never up to what is asked of it. */
    private double highestSustained(int envelopeSize, double fullSpeed) throws BrokenRunException {
        for (double part : RATES) {
            LoadResult result = driver.atRate(envelopeSize, fullSpeed * part, seconds);
            if (isQuick || result.isSustained()) {
                return result.perSecond();
            }
        }
        throw new BrokenRunException(
                mode(envelopeSize) + ": not even " + RATES[RATES.length - 1] + " of the full speed is sustained");
    }

    private static LoadBank bank(Sandbox sandbox, int index, int date, List<NettyClientTransport> transports)
            throws Exception {
        InventedBank payer = sandbox.banks().get(index);
        InventedBank payee = sandbox.banks().get((index + 1) % sandbox.banks().size());
        BankKeys keys = BankKeys.of(sandbox, payer);
        NettyClientTransport transport = new NettyClientTransport(
                List.of(InetSocketAddress.createUnresolved("127.0.0.1", sandbox.port())),
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
