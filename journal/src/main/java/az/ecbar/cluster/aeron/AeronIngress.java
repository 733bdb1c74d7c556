package az.ecbar.cluster.aeron;

import az.ecbar.cluster.IngressPort;
import io.aeron.Aeron;
import io.aeron.cluster.client.AeronCluster;
import io.aeron.cluster.client.EgressListener;
import io.aeron.exceptions.AeronException;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.AgentInvoker;
import org.jspecify.annotations.Nullable;

/**
 * The edge's way to the consensus module of its own process, through shared memory. Starts no thread: Aeron's conductor
 * is driven by {@link #doWork}. Not to be used again once {@link #isLost}.
 */
final class AeronIngress implements IngressPort {
    private static final long KEEP_ALIVE_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long CONNECT_NS = TimeUnit.SECONDS.toNanos(5);
    private static final EgressListener NOTHING_EXPECTED = (session, time, buffer, offset, length, header) -> {};

    private final LedgerMember service;
    private final Aeron aeron;
    private final AgentInvoker conductor;
    private AeronCluster.@Nullable AsyncConnect connecting;
    private @Nullable AeronCluster cluster;
    private long keptAliveNs;
    private boolean isLost;

    AeronIngress(MemberConfig config, OwnMemberOnly admission, LedgerMember service) {
        this.service = service;
        aeron = Aeron.connect(new Aeron.Context()
                .aeronDirectoryName(config.aeronFolder().toString())
                .useConductorAgentInvoker(true)
                .errorHandler(error -> isLost = true));
        conductor = aeron.conductorAgentInvoker();
        connecting = AeronCluster.asyncConnect(new AeronCluster.Context()
                .aeron(aeron)
                .ownsAeronClient(false)
                .agentInvoker(conductor)
                .ingressChannel("aeron:ipc")
                .egressChannel("aeron:ipc")
                .messageTimeoutNs(CONNECT_NS)
                .credentialsSupplier(admission)
                .errorHandler(error -> isLost = true)
                .egressListener(NOTHING_EXPECTED));
    }

    @Override
    public int doWork() {
        if (isLost) {
            return 0;
        }
        try {
            int work = conductor.invoke();
            AeronCluster way = cluster;
            return work + (way == null ? connect() : keep(way));
        } catch (AeronException e) {
            isLost = true;
            return 1;
        }
    }

    @Override
    public boolean offer(DirectBuffer payload, int offset, int lengthBytes) {
        AeronCluster way = cluster;
        return way != null && !isLost && way.offer(payload, offset, lengthBytes) > 0;
    }

    @Override
    public long delivered() {
        AeronCluster way = cluster;
        return way == null ? 0 : service.delivered(way.clusterSessionId());
    }

    @Override
    public boolean isLost() {
        return isLost;
    }

    @Override
    public void close() {
        AeronCluster.AsyncConnect unfinished = connecting;
        if (unfinished != null) {
            unfinished.close();
        }
        AeronCluster way = cluster;
        if (way != null) {
            way.close();
        }
        aeron.close();
    }

    private int connect() {
        AeronCluster.AsyncConnect attempt = connecting;
        if (attempt == null) {
            return 0;
        }
        AeronCluster connected = attempt.poll();
        if (connected != null) {
            cluster = connected;
            connecting = null;
            return 1;
        }
        return 0;
    }

    private int keep(AeronCluster way) {
        int work = way.pollEgress();
        if (way.isClosed() || !way.ingressPublication().isConnected()) {
            isLost = true;
            return work;
        }
        long nowNs = aeron.context().nanoClock().nanoTime();
        if (nowNs - keptAliveNs >= KEEP_ALIVE_NS && way.sendKeepAlive()) {
            keptAliveNs = nowNs;
        }
        return work;
    }
}
