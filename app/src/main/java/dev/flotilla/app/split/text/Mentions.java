package dev.flotilla.app.split.text;

import dev.flotilla.app.base.Place;
import dev.flotilla.app.split.Mention;
import dev.flotilla.app.split.find.Addressing;
import dev.flotilla.app.stack.HostWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in a compose file what mentions a sibling, and puts an address in the place of the sibling's name. */
public final class Mentions {
    private static final Pattern WORD = Pattern.compile("\\S+");

    /**
     * A piece of the file in which names may stand.
     *
     * @param from and to without quotes and without the name of a variable
     * @param before the word before it in a command
     */
    private record Piece(Span.Scalar scalar, int from, int to, String before) {}

    private final ComposeEdit edit;
    private final String file;

    /** @param file as the user named it */
    public Mentions(ComposeEdit edit, String file) {
        this.edit = edit;
        this.file = file;
    }

    /** Where it stands in the file's own text; empty for what came by an alias, a merged mapping or another file. */
    public Optional<Place> place(String service, Mention.Kind kind, String name) {
        if (kind == Mention.Kind.DEPENDENCY) {
            return dependency(service, name);
        }
        return pieces(service, kind, name).stream().findFirst().map(piece -> place(piece.scalar(), service, kind));
    }

    private Optional<Place> dependency(String service, String name) {
        return switch (edit.at(List.of("services", service, "depends_on")).orElse(null)) {
            case Span.Table table -> table.entry(name).map(e -> at(e.keyStart(), service, Mention.Kind.DEPENDENCY));
            case Span.Row row ->
                row.items().stream()
                        .filter(i -> i instanceof Span.Scalar s && s.value().equals(name))
                        .findFirst()
                        .map(i -> at(i.start(), service, Mention.Kind.DEPENDENCY));
            case null, default -> Optional.empty();
        };
    }

    private Place place(Span span, String service, Mention.Kind kind) {
        return at(span.start(), service, kind);
    }

    private Place at(int offset, String service, Mention.Kind kind) {
        return new Place(file, edit.line(offset), edit.column(offset), "services." + service + "." + kind.word());
    }

    /**
     * Rewrites all mentions of one kind in a service.
     *
     * @param count how many names the service gets to see there; when the file itself holds another number, some come out
     *     of variables and cannot be rewritten
     * @return false when it cannot be done; nothing is changed then
     */
    public boolean rewrite(String service, Mention.Kind kind, String name, Addressing to, int count, boolean trial) {
        record Done(Piece piece, String text) {}
        List<Done> done = new ArrayList<>();
        int found = 0;
        for (Piece piece : pieces(service, kind, name)) {
            boolean bare =
                    kind == Mention.Kind.ENVIRONMENT ? HostWords.holdsHosts(name) : HostWords.wantsHost(piece.before());
            String raw = edit.raw(piece.scalar())
                    .substring(
                            piece.from() - piece.scalar().start(),
                            piece.to() - piece.scalar().start());
            Optional<Addressing.Written> written = to.in(raw, bare);
            if (written.isEmpty()) {
                return false;
            }
            found += written.get().count();
            if (written.get().count() > 0) {
                if (!edit.isInOneLine(piece.scalar()) || piece.scalar().block()) {
                    return false;
                }
                done.add(new Done(piece, written.get().text()));
            }
        }
        if (found != count) {
            return false;
        }
        if (!trial) {
            done.forEach(d -> write(d.piece(), d.text()));
        }
        return true;
    }

    /** A bracket of an IPv6 address would begin a list where no quotes are. */
    private void write(Piece piece, String text) {
        Span.Scalar scalar = piece.scalar();
        if (scalar.plain() && (text.contains("[") || text.contains("::"))) {
            String raw = edit.raw(scalar);
            String whole =
                    raw.substring(0, piece.from() - scalar.start()) + text + raw.substring(piece.to() - scalar.start());
            edit.replace(scalar.start(), scalar.end(), "'" + whole.replace("'", "''") + "'");
        } else {
            edit.replace(piece.from(), piece.to(), text);
        }
    }

    private List<Piece> pieces(String service, Mention.Kind kind, String name) {
        return switch (kind) {
            case ENVIRONMENT -> variable(service, name).stream().toList();
            case COMMAND -> words(List.of("services", service, "command"));
            case ENTRYPOINT -> words(List.of("services", service, "entrypoint"));
            case HEALTH_CHECK -> words(List.of("services", service, "healthcheck", "test"));
            case DEPENDENCY -> List.of();
        };
    }

    private Optional<Piece> variable(String service, String name) {
        return switch (edit.at(List.of("services", service, "environment")).orElse(null)) {
            case Span.Table table ->
                table.get(name).filter(Span.Scalar.class::isInstance).map(s -> whole((Span.Scalar) s, ""));
            case Span.Row row ->
                row.items().stream()
                        .filter(i -> i instanceof Span.Scalar s && s.value().startsWith(name + "="))
                        .map(Span.Scalar.class::cast)
                        .reduce((a, b) -> b)
                        .map(s -> {
                            Piece all = whole(s, "");
                            int equals = edit.raw(s).indexOf('=');
                            return new Piece(s, s.start() + equals + 1, all.to(), "");
                        });
            case null, default -> Optional.empty();
        };
    }

    private Piece whole(Span.Scalar scalar, String before) {
        int quote = scalar.plain() || scalar.block() ? 0 : 1;
        return new Piece(scalar, scalar.start() + quote, scalar.end() - quote, before);
    }

    private List<Piece> words(List<String> path) {
        List<Piece> pieces = new ArrayList<>();
        switch (edit.at(path).orElse(null)) {
            case Span.Scalar scalar -> {
                Piece all = whole(scalar, "");
                String raw = edit.raw(scalar).substring(all.from() - scalar.start(), all.to() - scalar.start());
                Matcher word = WORD.matcher(raw);
                String before = "";
                while (word.find()) {
                    pieces.add(new Piece(scalar, all.from() + word.start(), all.from() + word.end(), before));
                    before = word.group();
                }
            }
            case Span.Row row -> {
                String before = "";
                for (Span item : row.items()) {
                    if (item instanceof Span.Scalar scalar) {
                        pieces.add(whole(scalar, before));
                        before = scalar.value();
                    }
                }
            }
            case null, default -> {
                return List.of();
            }
        }
        return pieces;
    }
}
