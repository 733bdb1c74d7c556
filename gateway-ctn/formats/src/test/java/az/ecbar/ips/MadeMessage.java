package az.ecbar.ips;

import az.ecbar.iso.profile.Form;
import az.ecbar.iso.profile.Profile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes a message as a profile has it, each element decided by a source: in plain Strings, apart from the writers. */
final class MadeMessage {
    private final Profile profile;
    private final MessageSource source;
    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    private final String header;

    private MadeMessage(Profile profile, MessageSource source, String header) {
        this.profile = profile;
        this.source = source;
        this.header = header;
    }

    static String of(Profile profile, MessageSource source) {
        return of(profile, source, "head.001.001.02");
    }

    static String of(Profile profile, MessageSource source, String header) {
        MadeMessage made = new MadeMessage(profile, source, header);
        made.element(0);
        return made.xml.toString();
    }

    static byte[] bytes(String message) {
        return message.getBytes(StandardCharsets.UTF_8);
    }

    private void element(int id) {
        String path = profile.path(id);
        Form form = profile.form(id);
        xml.append('<').append(profile.name(id)).append(namespace(path));
        if (profile.hasCurrency(id)) {
            xml.append(" Ccy=\"AZN\"");
        }
        xml.append('>');
        if (form != null) {
            xml.append(escaped(source.value(path, form)));
        } else {
            inner(id);
            xml.append(source.space());
        }
        xml.append("</").append(profile.name(id)).append('>');
    }

    private void inner(int id) {
        List<Integer> all = children(id);
        if (profile.isChoice(id)) {
            all = List.of(all.get(source.choice(profile.path(id), all.size())));
        }
        for (int child : all) {
            int times = source.times(profile.path(child), profile.isMandatory(child), profile.most(child));
            for (int i = 0; i < times; i++) {
                xml.append(source.space());
                element(child);
            }
        }
    }

    private List<Integer> children(int id) {
        List<Integer> all = new ArrayList<>();
        for (int i = id + 1; i < profile.size(); i++) {
            if (profile.parent(i) == id) {
                all.add(i);
            }
        }
        return all;
    }

    private String namespace(String path) {
        return switch (path) {
            case "" -> " xmlns=\"" + IpsProfiles.DATA_PDU + '"';
            case "/AppHdr" -> " xmlns=\"" + IpsKind.ISO + header + '"';
            case "/Document" -> " xmlns=\"" + profile.namespace() + '"';
            default -> "";
        };
    }

    static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
