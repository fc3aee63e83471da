package dev.flotilla.app.source.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LexersTest {
    private static List<String> pieces(LineLexer lexer, String text) {
        List<String> found = new ArrayList<>();
        int state = LineLexer.FIRST;
        for (String line : text.split("\n", -1)) {
            LineLexer.Lexed lexed = lexer.lex(line, state);
            lexed.tokens().forEach(t -> found.add(t.kind() + " " + line.substring(t.start(), t.end())));
            state = lexed.state();
        }
        return found;
    }

    @Test
    void yamlHasKeysTextsAndVariables() {
        assertThat(pieces(new YamlLexer(), "image: nginx:${TAG:-1}  # pinned\n- \"80:80\"\nx: &a {b: true, c: 5}"))
                .containsExactly(
                        "KEY image",
                        "SIGN :",
                        "VARIABLE ${TAG:-1}",
                        "COMMENT # pinned",
                        "SIGN -",
                        "TEXT \"80:80\"",
                        "KEY x",
                        "SIGN :",
                        "ANCHOR &a",
                        "SIGN {",
                        "KEY b",
                        "SIGN :",
                        "WORD true",
                        "SIGN ,",
                        "KEY c",
                        "SIGN :",
                        "NUMBER 5",
                        "SIGN }");
    }

    @Test
    void aTextOverLinesEndsWhereTheIndentationDoes() {
        assertThat(pieces(new YamlLexer(), "a:\n  run: |\n    echo: no key\n\n    \"open\n  b: c"))
                .containsExactly(
                        "KEY a",
                        "SIGN :",
                        "KEY run",
                        "SIGN :",
                        "SIGN |",
                        "TEXT     echo: no key",
                        "TEXT     \"open",
                        "KEY b",
                        "SIGN :");
    }

    @Test
    void quotesGoOverLinesAndDoubledDollarsAreNoVariables() {
        assertThat(pieces(new YamlLexer(), "a: \"one\n  two\" # said\nb: $$X $Y 'it''s'"))
                .containsExactly(
                        "KEY a",
                        "SIGN :",
                        "TEXT \"one",
                        "TEXT   two\"",
                        "COMMENT # said",
                        "KEY b",
                        "SIGN :",
                        "VARIABLE $Y");
    }

    @Test
    void jsonHasKeysAndValues() {
        assertThat(pieces(new JsonLexer(), "{\"a\": \"b\\\"\", \"n\": [1, true, null]}"))
                .containsExactly(
                        "SIGN {",
                        "KEY \"a\"",
                        "SIGN :",
                        "TEXT \"b\\\"\"",
                        "SIGN ,",
                        "KEY \"n\"",
                        "SIGN :",
                        "SIGN [",
                        "NUMBER 1",
                        "SIGN ,",
                        "WORD true",
                        "SIGN ,",
                        "WORD null",
                        "SIGN ]",
                        "SIGN }");
    }

    @Test
    void noTextMakesALexerStumble() {
        Random random = new Random(7);
        String letters = "ab:-#'\"{}[]|>&*!$%, \t\\0";
        for (LineLexer lexer : List.of(new YamlLexer(), new JsonLexer())) {
            int state = LineLexer.FIRST;
            for (int i = 0; i < 20_000; i++) {
                StringBuilder line = new StringBuilder();
                for (int j = random.nextInt(30); j > 0; j--) {
                    line.append(letters.charAt(random.nextInt(letters.length())));
                }
                LineLexer.Lexed lexed = lexer.lex(line.toString(), state);
                int before = 0;
                for (Token token : lexed.tokens()) {
                    assertThat(token.start()).as(line.toString()).isGreaterThanOrEqualTo(before);
                    assertThat(token.end()).isGreaterThan(token.start()).isLessThanOrEqualTo(line.length());
                    before = token.end();
                }
                assertThat(lexed.state()).isNotNegative();
                state = lexed.state();
            }
        }
        assertThat(new YamlLexer().lex("a: ".repeat(10_000), 0).tokens()).isEmpty();
    }

    @Test
    void lineEndsStayAsTheyAreWhereNobodyTyped() {
        LineEnds mixed = new LineEnds("a\r\nb\nc\rd");
        assertThat(mixed.plain()).isEqualTo("a\nb\nc\nd");
        assertThat(mixed.with("a\nb!\nc\nd").text()).isEqualTo("a\r\nb!\nc\rd");
        assertThat(mixed.with("a\nb\nnew\nc\nd").text()).isEqualTo("a\r\nb\nnew\r\nc\rd");
        assertThat(mixed.with("").text()).isEmpty();
        assertThat(new LineEnds("x\ny").with("x\nz").text()).isEqualTo("x\nz");
    }
}
