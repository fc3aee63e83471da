package dev.flotilla.app.source.code;

import java.util.List;
import java.util.function.BiFunction;

/** Proposes words for a JSON text, each with the quotes and the colon that it wants. */
public final class JsonOffers implements Proposer {
    /** How the value of a key begins. */
    public enum Begins {
        TEXT("\"\""),
        /** A number, true or false. */
        BARE(""),
        LIST("[]"),
        OBJECT("{}");

        private final String written;

        Begins(String written) {
            this.written = written;
        }
    }

    /**
     * A word with what its value is.
     *
     * @param begins counts for keys
     */
    public record Word(String word, String about, Begins begins) {}

    private final BiFunction<Spot, String, List<Word>> words;

    /** @param words for a place in the text */
    public JsonOffers(BiFunction<Spot, String, List<Word>> words) {
        this.words = words;
    }

    @Override
    public Offer at(String text, int caret) {
        Spot spot = JsonSpot.at(text, caret);
        if (spot.what() == Spot.What.NOTHING) {
            return Offer.NONE;
        }
        boolean closed = spot.quoted() && caret < text.length() && text.charAt(caret) == '"';
        boolean named = closed && text.substring(caret + 1).stripLeading().startsWith(":");
        boolean key = spot.what() == Spot.What.KEY;
        List<Proposal> proposals = words.apply(spot, text).stream()
                .map(w -> new Proposal(w.word(), key ? key(w, spot, named) : value(w, spot, closed), w.about()))
                .toList();
        Offer offer = Offer.of(spot, caret, proposals);
        return closed && key
                ? new Offer(
                        offer.start(), offer.proposals().isEmpty() ? offer.end() : offer.end() + 1, offer.proposals())
                : offer;
    }

    /** @param named the colon is there already */
    private static String key(Word word, Spot spot, boolean named) {
        String name = (spot.quoted() ? "" : "\"") + word.word() + "\"";
        return name + (named ? "" : ": " + word.begins().written);
    }

    private static String value(Word word, Spot spot, boolean closed) {
        if (spot.quoted()) {
            return word.word() + (closed ? "" : "\"");
        }
        return word.begins() == Begins.BARE ? word.word() : "\"" + word.word() + "\"";
    }
}
