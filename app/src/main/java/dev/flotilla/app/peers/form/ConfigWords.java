package dev.flotilla.app.peers.form;

import dev.flotilla.app.source.code.JsonOffers;
import dev.flotilla.app.source.code.JsonOffers.Begins;
import dev.flotilla.app.source.code.JsonOffers.Word;
import dev.flotilla.app.source.code.Offer;
import dev.flotilla.app.source.code.Proposer;
import dev.flotilla.app.source.code.Spot;
import java.util.ArrayList;
import java.util.List;

/** Which words may be written where in a {@code mosaic.config}. */
public final class ConfigWords implements Proposer {
    private static final List<Word> PEER = List.of(
            new Word("host", "of the other machine", Begins.TEXT),
            new Word("comms_port", "usually 5001", Begins.BARE),
            new Word("heartbeat_port", "usually 5000", Begins.BARE));

    private final Proposer offers = new JsonOffers((spot, text) -> words(spot));

    @Override
    public Offer at(String text, int caret) {
        return offers.at(text, caret);
    }

    private static List<Word> words(Spot spot) {
        List<String> path = spot.path();
        if (spot.what() == Spot.What.VALUE) {
            return path.size() == 1 ? values(path.getFirst()) : List.of();
        }
        if (path.equals(List.of("peers", "-"))) {
            return PEER;
        }
        return path.isEmpty() ? keys() : List.of();
    }

    private static List<Word> keys() {
        List<Word> all = new ArrayList<>();
        for (ConfigKey key : ConfigKey.values()) {
            all.add(new Word(key.word(), key.label(), begins(key.kind())));
        }
        all.add(new Word("peers", "whom it hears", Begins.LIST));
        return all;
    }

    private static Begins begins(ConfigKey.Kind kind) {
        return switch (kind) {
            case TEXT, ADDRESS, ROLE -> Begins.TEXT;
            case PORT, SECONDS, NUMBER, FLAG -> Begins.BARE;
        };
    }

    private static List<Word> values(String word) {
        for (ConfigKey key : ConfigKey.values()) {
            if (key.word().equals(word)) {
                return switch (key.kind()) {
                    case FLAG -> List.of(new Word("true", "", Begins.BARE), new Word("false", "", Begins.BARE));
                    case ROLE ->
                        List.of("coordinator", "participant", "participant_b", "participant_c").stream()
                                .map(role -> new Word(role, "", Begins.TEXT))
                                .toList();
                    case PORT, SECONDS, NUMBER -> usual(key, Begins.BARE);
                    case TEXT, ADDRESS -> usual(key, Begins.TEXT);
                };
            }
        }
        return List.of();
    }

    private static List<Word> usual(ConfigKey key, Begins begins) {
        return key.usual().isEmpty() ? List.of() : List.of(new Word(key.usual(), "when nothing is said", begins));
    }
}
