package dev.flotilla.app.peers.form;

import dev.flotilla.app.fleet.NodeRules;
import dev.flotilla.app.peers.Mend;
import dev.flotilla.app.peers.NodeConfig;
import dev.flotilla.app.source.JsonPart;
import dev.flotilla.app.source.JsonPath;
import dev.flotilla.app.source.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Values of a configuration as a form shows and edits them. The text must be an object. */
public final class ConfigFields {
    private static final JsonPath PEERS = JsonPath.of("peers");
    private static final List<String> EVERYWHERE = List.of("0.0.0.0", "::", "*");
    private static final int DAY = 86_400;

    private ConfigFields() {}

    /** What stands there, as it is typed; empty when nothing does. A list or an object as its JSON, in one line. */
    public static String shown(JsonText text, ConfigKey key) {
        return text.at(key.path()).map(part -> shown(text, part)).orElse("");
    }

    private static String shown(JsonText text, JsonPart part) {
        return switch (part) {
            case JsonPart.Leaf leaf -> leaf.kind() == JsonPart.Kind.NOTHING ? "" : leaf.text();
            case JsonPart.Table table ->
                text.text().substring(table.start(), table.end()).replaceAll("\\s+", " ");
            case JsonPart.Row row ->
                text.text().substring(row.start(), row.end()).replaceAll("\\s+", " ");
        };
    }

    /** What holds while the field is empty: the legacy value, else the usual one. */
    public static String otherwise(JsonText text, ConfigKey key) {
        return key.legacy()
                .flatMap(text::at)
                .map(part -> shown(text, part) + " (heartbeat)")
                .orElse(key.usual());
    }

    /** Why a typed value will not do; empty when it will. Nothing typed always does. */
    public static Optional<String> fault(ConfigKey key, String typed) {
        String value = typed.strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (key.kind()) {
            case TEXT -> Optional.empty();
            case ADDRESS ->
                EVERYWHERE.contains(value) || NodeRules.hostFault(value).isEmpty()
                        ? Optional.empty()
                        : Optional.of("An address or a name is needed, such as 192.0.2.11, without scheme and port.");
            case PORT ->
                whole(value, 1, 65_535) ? Optional.empty() : Optional.of("A number from 1 to 65535 is needed.");
            case SECONDS ->
                whole(value, 1, DAY) ? Optional.empty() : Optional.of("Whole seconds are needed, at least 1.");
            case NUMBER -> whole(value, 1, 1 << 20) ? Optional.empty() : Optional.of("A whole number is needed.");
            case FLAG ->
                value.equals("true") || value.equals("false")
                        ? Optional.empty()
                        : Optional.of("true or false is needed.");
            case ROLE ->
                value.toLowerCase(Locale.ROOT).matches("coordinator|participant(_b|_c)?")
                        ? Optional.empty()
                        : Optional.of("coordinator, participant, participant_b or participant_c is needed.");
        };
    }

    private static boolean whole(String value, int least, int most) {
        return value.matches("\\d{1,7}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
    }

    /**
     * The text with a typed value in it; nothing typed takes the key away. What will not do is put in as a text, so that what is
     * typed is never lost, and told where it stands.
     */
    public static JsonText edited(JsonText text, ConfigKey key, String typed) {
        String value = typed.strip();
        if (value.equals(shown(text, key).strip())) {
            return text;
        }
        return value.isEmpty() ? text.remove(key.path()) : text.put(key.path(), json(key, value));
    }

    private static String json(ConfigKey key, String value) {
        boolean bare = switch (key.kind()) {
            case TEXT, ADDRESS, ROLE -> false;
            case PORT, SECONDS, NUMBER -> whole(value, 0, 9_999_999) && (value.equals("0") || !value.startsWith("0"));
            case FLAG -> value.equals("true") || value.equals("false");
        };
        return bare ? value : JsonText.quoted(value);
    }

    /** One row of the table of peers, as it is typed. */
    public record PeerRow(String host, String heartbeatPort, String commsPort) {}

    /** The columns of that table. */
    public enum PeerColumn {
        HOST("host"),
        HEARTBEAT("heartbeat_port"),
        COMMS("comms_port");

        private final String word;

        PeerColumn(String word) {
            this.word = word;
        }
    }

    /** Empty when {@code peers} is no list; an entry that is no object is a row of nothing. */
    public static List<PeerRow> peers(JsonText text) {
        List<PeerRow> rows = new ArrayList<>();
        if (text.at(PEERS).orElse(null) instanceof JsonPart.Row row) {
            for (int i = 0; i < row.items().size(); i++) {
                rows.add(new PeerRow(
                        peer(text, i, PeerColumn.HOST),
                        peer(text, i, PeerColumn.HEARTBEAT),
                        peer(text, i, PeerColumn.COMMS)));
            }
        }
        return rows;
    }

    private static String peer(JsonText text, int index, PeerColumn column) {
        return text.at(PEERS.then(index).then(column.word))
                .map(part -> shown(text, part))
                .orElse("");
    }

    public static JsonText withPeer(JsonText text, int index, PeerColumn column, String typed) {
        JsonPath entry = PEERS.then(index);
        if (!(text.at(entry).orElse(null) instanceof JsonPart.Table)) {
            return text;
        }
        String value = typed.strip();
        boolean number = column != PeerColumn.HOST && value.matches("[1-9]\\d{0,4}");
        return text.put(entry.then(column.word), number ? value : JsonText.quoted(value));
    }

    /** At the end of the list, with the usual ports. */
    public static JsonText withNewPeer(JsonText text, String host) {
        return new Mend.AddPeer("", "", host, NodeConfig.USUAL_HEARTBEAT_PORT, NodeConfig.USUAL_COMMS_PORT).apply(text);
    }

    public static JsonText withoutPeer(JsonText text, int index) {
        return text.remove(PEERS.then(index));
    }

    /** Keys that the form does not know, in the order of the text. */
    public static List<String> unknown(JsonText text) {
        List<String> unknown = new ArrayList<>();
        if (text.root() instanceof JsonPart.Table table) {
            for (JsonPart.Member member : table.members()) {
                String key = member.key();
                boolean known = key.equals("peers") || key.equals("heartbeat");
                for (ConfigKey each : ConfigKey.values()) {
                    known = known || each.word().equals(key);
                }
                if (!known && !unknown.contains(key)) {
                    unknown.add(key);
                }
            }
        }
        return unknown;
    }
}
