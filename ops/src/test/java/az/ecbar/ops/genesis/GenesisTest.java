package az.ecbar.ops.genesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import az.ecbar.ops.config.ConfigException;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.RegisterCertificateDecoder;
import az.ecbar.schema.SetLanguageDecoder;
import az.ecbar.trust.Pem;
import az.ecbar.trust.certificate.Identity;
import az.ecbar.trust.certificate.Purpose;
import az.ecbar.trust.certificate.Role;
import az.ecbar.trust.testing.TestAuthority;
import az.ecbar.trust.testing.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators are told apart by the holders of their certificates (D23): the genesis takes them from there alone. */
class GenesisTest {
    @TempDir
    Path folder;

    private List<byte[]> commands(String login, String holder) throws IOException, ConfigException {
        byte[] der = new TestAuthority()
                .holder(
                        TestKeys.ed25519(),
                        new Identity(Role.OPERATOR, "NABZAZ2CXXX", "CBAR", login, "Somebody"),
                        EnumSet.of(Purpose.SIGN),
                        TestAuthority.FROM,
                        TestAuthority.TO)
                .certificate()
                .der();
        Files.writeString(folder.resolve("operator.pem"), Pem.encode(Pem.CERTIFICATE, der));
        Path genesis = folder.resolve("genesis.yaml");
        Files.writeString(genesis, """
            ledger: test
            centralBank:
              bic: NABZAZ2CXXX
              name: Central Bank
              tin: 9900003871
              registrationCode: CBAR
              certificates:
                - {file: operator.pem, terminal: L%s}
            """.formatted(holder));
        return Genesis.read(genesis);
    }

    /** Of a bank with these lines beside the usual ones, who is told in which language; empty: none is set. */
    private String language(String lines) throws IOException, ConfigException {
        Path genesis = folder.resolve("language.yaml");
        Files.writeString(genesis, """
            ledger: test
            centralBank: {bic: NABZAZ2CXXX, name: Central Bank, tin: 9900003871, registrationCode: CBAR}
            participants:
              - bic: ALFAAZ22XXX
                name: ALFA
                tin: 1400090181
                registrationCode: REGALFA
                terminal: A
            %s
            """.formatted(lines));
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        return Genesis.read(genesis).stream()
                .map(UnsafeBuffer::new)
                .filter(command -> header.wrap(command, 0).templateId() == SetLanguageDecoder.TEMPLATE_ID)
                .map(command -> new SetLanguageDecoder().wrapAndApplyHeader(command, 0, header))
                .map(command -> command.bic() + " " + command.language())
                .collect(Collectors.joining(", "));
    }

    private static String holder(List<byte[]> commands) {
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        return commands.stream()
                .map(UnsafeBuffer::new)
                .filter(command -> header.wrap(command, 0).templateId() == RegisterCertificateDecoder.TEMPLATE_ID)
                .map(command -> new RegisterCertificateDecoder()
                        .wrapAndApplyHeader(command, 0, header)
                        .holder())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anOperatorIsWhoTheCertificateSays() throws Exception {
        assertEquals("leyla", holder(commands("leyla", "")));
        assertEquals("leyla", holder(commands("leyla", ", holder: leyla")));
    }

    @Test
    void aParticipantIsToldInTheLanguageThatItsKeySays() throws Exception {
        assertEquals("ALFAAZ22XXX ISO", language("    language: ISO"));
        assertEquals("ALFAAZ22XXX ISO", language("    language: iso"));
        assertEquals("", language("    language: MT"), "as without it");
        assertEquals("", language(""));
        ConfigException other = assertThrows(ConfigException.class, () -> language("    language: XML"));
        assertTrue(
                String.valueOf(other.getMessage()).contains("language must be MT or ISO, not 'XML'"),
                other::getMessage);
    }

    @Test
    void anOperatorUnderAnotherNameIsRefused() {
        ConfigException other = assertThrows(ConfigException.class, () -> commands("leyla", ", holder: rauf"));
        assertTrue(String.valueOf(other.getMessage()).contains("'leyla', not for 'rauf'"), other::getMessage);
        assertThrows(ConfigException.class, () -> commands("", ""));
    }
}
