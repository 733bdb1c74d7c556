package az.ecbar.gateway.session;

/** What the metrics read. Written by the edge's thread; another thread may read a slightly old value. */
public final class SessionCounters {
    int connections;
    int sessions;
    long logons;
    long envelopesIn;
    long messagesIn;
    long partsIn;
    long envelopesOut;
    long acks;
    long naks;
    long outputs;
    long ringFull;

    SessionCounters() {}

    /** Connections at present. */
    public int connections() {
        return connections;
    }

    /** Sessions at present. */
    public int sessions() {
        return sessions;
    }

    /** Logons that were finished. */
    public long logons() {
        return logons;
    }

    /** Envelopes whose signature verified. */
    public long envelopesIn() {
        return envelopesIn;
    }

    /** Messages handed to a translator. */
    public long messagesIn() {
        return messagesIn;
    }

    /** Parts of large messages handed to a translator. */
    public long partsIn() {
        return partsIn;
    }

    /** Envelopes signed. */
    public long envelopesOut() {
        return envelopesOut;
    }

    /** Acknowledgements signed. */
    public long acks() {
        return acks;
    }

    /** Refusals signed. */
    public long naks() {
        return naks;
    }

    /** Outputs signed, repeated ones included. */
    public long outputs() {
        return outputs;
    }

    /** How often an input had to wait for the ring. */
    public long ringFull() {
        return ringFull;
    }
}
