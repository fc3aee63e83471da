package dev.flotilla.app.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.cli.kit.Cancel;
import dev.flotilla.app.cli.kit.CommandContext;
import dev.flotilla.app.cli.kit.Output;
import dev.flotilla.app.cli.kit.Prompt;
import dev.flotilla.app.cli.kit.Rooms;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stands for the typed name of a stack. */
class SureTest {
    private final List<String> asked = new ArrayList<>();

    @Test
    void atATerminalTheNameIsTyped() throws Exception {
        assertThat(sure(false, false, "shop")).isEqualTo(Outcome.ok("shop"));
        assertThat(asked).containsExactly("Stopping shop, 2 changes on 1 host. Type shop to do it: ");
        assertThat(sure(false, false, "Shop")).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.first().code()).isEqualTo("FL-4004");
            assertThat(failed.first().message()).isEqualTo("Nothing was done: the name of the stack was not typed.");
        });
        assertThat(sure(false, false, "")).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void neitherWithYesNorForAScriptIsAnybodyAsked() throws Exception {
        assertThat(sure(true, false, "")).isEqualTo(Outcome.ok("shop"));
        assertThat(sure(false, true, "shop"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.first().message()).contains("it needs --yes"));
        assertThat(asked).isEmpty();
        assertThat(StackRooms.sure(context(false, Prompt.NOBODY), false, "Stopping shop,", "shop"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.first().message()).contains("it needs --yes"));
    }

    @Test
    void whereAnotherProcessCarriesItOutTheSentenceSaysSo() throws Exception {
        assertThat(StackRooms.sure(context(false, Prompt.elsewhere("window")), false, "Stopping shop,", "shop"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.first().message())
                                .isEqualTo("Stopping shop, was not done: the running window carries it out, which"
                                        + " cannot ask at this terminal, so it needs --yes, which stands for typing"
                                        + " \"shop\"."));
    }

    private Outcome<String> sure(boolean yes, boolean json, String typed) throws InterruptedException {
        Prompt prompt = question -> {
            asked.add(question);
            return Optional.of(typed);
        };
        return StackRooms.sure(context(json, prompt), yes, "Stopping shop, 2 changes on 1 host,", "shop");
    }

    private static CommandContext context(boolean json, Prompt prompt) {
        Rooms none = (Rooms) Proxy.newProxyInstance(
                Rooms.class.getClassLoader(), new Class<?>[] {Rooms.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("nobody should ask for " + method);
                });
        PrintWriter out = new PrintWriter(new StringWriter());
        return new CommandContext(
                none,
                new Output(out, out, json),
                Path.of("/"),
                Map.of(),
                new Cancel(Thread.currentThread()),
                prompt,
                Optional.empty());
    }
}
