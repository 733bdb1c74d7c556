package az.ecbar.ops.witness;

import az.ecbar.journal.disk.DataFolderLock;
import az.ecbar.journal.disk.DiskFolder;
import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.node.FailStop;
import az.ecbar.ops.node.RevocationAgent;
import az.ecbar.ops.node.SystemClock;
import az.ecbar.ops.node.Trust;
import az.ecbar.ops.pair.order.AdoptionByOrder;
import az.ecbar.ops.pair.order.OperatorAgent;
import az.ecbar.ops.pair.order.OperatorCertificates;
import az.ecbar.ops.pair.order.OrderTaker;
import az.ecbar.ops.pair.tls.ControlIdentity;
import az.ecbar.ops.pair.tls.ControlListener;
import az.ecbar.ops.pair.tls.PrintedLinkLog;
import az.ecbar.pair.Identity;
import az.ecbar.pair.witness.WitnessAgent;
import az.ecbar.pair.witness.WitnessRegister;
import az.ecbar.trust.RefusalReason;
import az.ecbar.trust.certificate.CertificateChecker;
import az.ecbar.trust.certificate.Expectation;
import az.ecbar.trust.certificate.UtcNs;
import az.ecbar.trust.certificate.Verdict;
import az.ecbar.trust.key.KeyEntry;
import az.ecbar.trust.key.KeySource;
import az.ecbar.trust.key.KeySourceException;
import java.security.SecureRandom;
import java.util.List;
import javax.net.ssl.SSLException;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.CompositeAgent;
import org.agrona.concurrent.SleepingMillisIdleStrategy;

/**
 * A witness as a process: its folder, its port, the thread of its agents, and the one that reads the revocation list, which
 * may hang with the disk that the list lies on. A register that cannot be forced ends the
 * process at once; nothing that followed from it has left.
 */
public final class WitnessProcess implements AutoCloseable {
    private final DataFolderLock lock;
    private final ControlListener listener;
    private final WitnessAgent witness;
    private final AgentRunner runner;
    private final AgentRunner lists;

    private WitnessProcess(
            DataFolderLock lock,
            ControlListener listener,
            WitnessAgent witness,
            AgentRunner runner,
            AgentRunner lists) {
        this.lock = lock;
        this.listener = listener;
        this.witness = witness;
        this.runner = runner;
        this.lists = lists;
    }

    /** Starts everything; returns when nodes may connect. */
    public static WitnessProcess start(WitnessConfig config, char[] password) throws ConfigException, SSLException {
        DataFolderLock lock = DataFolderLock.acquire(config.dataFolder());
        SystemClock clock = new SystemClock();
        RevocationAgent revocations = RevocationAgent.open(
                config.authority(), config.revocationList(), new DiskFolder(config.dataFolder()), clock);
        CertificateChecker checker = revocations.checker();
        KeyEntry key = key(config, password, checker, clock);
        ControlListener listener = new ControlListener(
                config.listen(), new ControlIdentity(key, () -> checker, clock), new PrintedLinkLog(clock));
        SecureRandom random = new SecureRandom();
        WitnessAgent witness = new WitnessAgent(
                new DiskFolder(config.dataFolder()),
                Identity.random(random::nextBytes),
                listener.accept("node 1", config.node1()),
                listener.accept("node 2", config.node2()),
                new AdoptionByOrder(new OperatorCertificates(config.operators(), () -> checker, clock)));
        OperatorAgent operators = new OperatorAgent(
                listener.operators(),
                () -> WitnessStatus.of(witness.register()),
                OrderTaker.none("this is the witness; orders are given to a node"));
        AgentRunner runner = new AgentRunner(
                new SleepingMillisIdleStrategy(1),
                WitnessProcess::onFatal,
                null,
                new CompositeAgent(List.of(witness, operators, new RegisterWatch(witness, clock))));
        AgentRunner lists = new AgentRunner(
                new SleepingMillisIdleStrategy(RevocationAgent.REST_MS), WitnessProcess::onFatal, null, revocations);
        AgentRunner.startOnThread(runner);
        AgentRunner.startOnThread(lists);
        return new WitnessProcess(lock, listener, witness, runner, lists);
    }

    private static KeyEntry key(WitnessConfig config, char[] password, CertificateChecker checker, SystemClock clock)
            throws ConfigException {
        KeyEntry key;
        try {
            key = Trust.keys(config.keyFile(), password).entry(KeySource.TLS);
        } catch (KeySourceException e) {
            throw new ConfigException("keyFile: " + e.getMessage());
        }
        Verdict verdict = checker.check(key.chain(), Expectation.witness(), clock.utcNs());
        if (verdict instanceof Verdict.Refused refused) {
            String advice =
                    refused.reason() == RefusalReason.WRONG_ROLE || refused.reason() == RefusalReason.WRONG_PURPOSE
                            ? "; a witness wants keys of its own: ./ecbar pki issue --role WITNESS"
                            : "";
            throw new ConfigException("keyFile: " + refused.reason() + ": " + refused.detail() + advice);
        }
        return key;
    }

    private static void onFatal(Throwable cause) {
        int code = FailStop.exitCode(cause);
        System.err.println("FATAL " + cause.getMessage() + " (exit code " + code + ")");
        cause.printStackTrace();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }

    /** The port taken. */
    public int port() {
        return listener.address().getPort();
    }

    /** What the register says. */
    public WitnessRegister register() {
        return witness.register();
    }

    @Override
    public void close() {
        runner.close();
        listener.close();
        lock.close();
        lists.close();
    }

    /** Prints the register when it has changed. */
    private static final class RegisterWatch implements org.agrona.concurrent.Agent {
        private final WitnessAgent witness;
        private final SystemClock clock;
        private WitnessRegister told;

        RegisterWatch(WitnessAgent witness, SystemClock clock) {
            this.witness = witness;
            this.clock = clock;
            this.told = witness.register();
        }

        @Override
        public int doWork() {
            WitnessRegister now = witness.register();
            if (now.equals(told)) {
                return 0;
            }
            told = now;
            System.err.println("REGISTER " + UtcNs.toInstant(clock.utcNs()) + " " + WitnessStatus.line(now));
            return 1;
        }

        @Override
        public String roleName() {
            return "register watch";
        }
    }
}
