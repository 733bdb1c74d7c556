package az.ecbar.ops.witness;

import az.ecbar.ops.config.ConfigException;
import az.ecbar.ops.config.Endpoint;
import az.ecbar.ops.config.YamlMap;
import az.ecbar.ops.node.Trust;
import az.ecbar.trust.Digest;
import az.ecbar.trust.certificate.BcscCertificate;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of a witness, from a YAML file; paths are relative to the file's folder.
 *
 * @param dataFolder its register
 * @param listen where it listens; port 0 takes a free one
 * @param keyFile PKCS#12 file of its keys, role WITNESS
 * @param passwordVariable environment variable that holds its password
 * @param authority certificate of the BCSC
 * @param revocationList list of the BCSC; absent: none
 * @param node1 fingerprint of node 1's certificate for connections
 * @param node2 that of node 2's
 * @param operators the signing certificates of the operators whose orders it takes
 * @param portFile where the port taken is written; absent: nowhere
 */
public record WitnessConfig(
        Path dataFolder,
        InetSocketAddress listen,
        Path keyFile,
        String passwordVariable,
        Path authority,
        @Nullable Path revocationList,
        Digest node1,
        Digest node2,
        List<BcscCertificate> operators,
        @Nullable Path portFile) {
    private static final int MIN_OPERATORS = 2;

    public WitnessConfig {
        operators = List.copyOf(operators);
    }

    /** Reads a file; {@link ConfigException} names the key that is wrong. */
    public static WitnessConfig read(Path file) throws ConfigException {
        Path parent = file.toAbsolutePath().getParent();
        Path folder = parent == null ? Path.of(".") : parent;
        YamlMap top = YamlMap.read(file);
        String list = top.text("revocationList", "");
        String ports = top.text("portFile", "");
        List<BcscCertificate> operators = new ArrayList<>();
        for (String operator : top.texts("operators")) {
            operators.add(Trust.certificate(top.at("operators"), folder.resolve(operator)));
        }
        WitnessConfig config = new WitnessConfig(
                folder.resolve(top.text("dataFolder")),
                Endpoint.listening(top, "listen"),
                folder.resolve(top.text("keyFile")),
                top.text("passwordVariable", "ECBAR_WITNESS_PASSWORD"),
                folder.resolve(top.text("authority")),
                list.isEmpty() ? null : folder.resolve(list),
                Trust.fingerprint(top, "node1", folder),
                Trust.fingerprint(top, "node2", folder),
                operators,
                ports.isEmpty() ? null : folder.resolve(ports));
        top.end();
        if (config.node1().equals(config.node2())) {
            throw new ConfigException(top.at("node2") + " must name another certificate than node1");
        }
        if (operators.size() < MIN_OPERATORS) {
            throw new ConfigException(
                    top.at("operators") + " must name the signing certificates of at least two operators");
        }
        return config;
    }
}
