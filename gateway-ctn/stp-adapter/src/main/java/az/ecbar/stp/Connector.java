package az.ecbar.stp;

import az.ecbar.stp.link.OutputVerifier;

/** Makes what an adapter needs to speak with the centre from its configuration. */
interface Connector {

    /**
     * The way to the centre.
     *
     * @param links makes the link
     * @param verifier says whether a message is the centre's
     */
    record Connection(LinkFactory links, OutputVerifier verifier) {}

    /**
     * Reads keys and certificates; connects to nothing yet.
     *
     * @throws ConfigException when a key or certificate cannot be used, naming the setting
     */
    Connection connect(StpConfig config, char[] keyPassword) throws ConfigException;
}
