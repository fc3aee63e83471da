package dev.flotilla.app.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.app.base.Outcome;
import dev.flotilla.app.base.Problem;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineAddressReaderTest {
    private static final Path TLS = Path.of("/etc/flotilla/tls");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unix:///var/run/docker.sock",
                "unix:///home/a b/docker.sock",
                "tcp://192.0.2.7:2375",
                "tcp://build-1.example.org:2376",
                "tcp://build_1:1",
                "tcp://localhost:65535",
                "tcp://[2001:db8::7]:2376",
                "tcp://[::1]:2375",
                "embedded:"
            })
    void whatIsReadIsWrittenTheSame(String text) {
        assertThat(ok(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"::", "1::", "::1", "1:2:3:4:5:6:7:8", "::ffff:192.0.2.1", "fe80::1%eth0", "1:2:3:4:5:6:7::"})
    void everyFormOfAnIpv6AddressIsKnown(String address) {
        assertThat(ok("tcp://[" + address + "]:1")).isEqualTo(new EngineAddress.Tcp(address, 1, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {":", "1", "1:::2", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "g::1", "::%"})
    void whatIsNoIpv6AddressIsNotTakenForOne(String address) {
        assertThat(problem("tcp://[" + address + "]:1").code()).isEqualTo("FL-1004");
    }

    @Test
    void blanksAroundAndCaseOfTheSchemeDoNotMatter() {
        assertThat(ok("  TCP://192.0.2.7:2375/ "))
                .isEqualTo(new EngineAddress.Tcp("192.0.2.7", 2375, Optional.empty()));
        assertThat(ok("Embedded:")).isEqualTo(new EngineAddress.Embedded());
    }

    @Test
    void theTlsFolderGoesWithTcpAlone() {
        assertThat(EngineAddressReader.read("tcp://192.0.2.7:2376", Optional.of(TLS)))
                .isEqualTo(Outcome.ok(new EngineAddress.Tcp("192.0.2.7", 2376, Optional.of(TLS))));
        assertThat(EngineAddressReader.read("unix:///var/run/docker.sock", Optional.of(TLS)))
                .isInstanceOf(Outcome.Failed.class);
        assertThat(EngineAddressReader.read("embedded:", Optional.of(TLS))).isInstanceOf(Outcome.Failed.class);
    }

    /** Each wrong address and the right one that the hint shows. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            ''                            | unix:///var/run/docker.sock
            /var/run/docker.sock          | unix:///var/run/docker.sock
            unix://var/run/docker.sock    | unix:///var/run/docker.sock
            unix:/var/run/docker.sock     | unix:///var/run/docker.sock
            unix:                         | unix:///var/run/docker.sock
            unix:///var/run/              | unix:///var/run/docker.sock
            192.0.2.7:2375                | tcp://192.0.2.7:2375
            192.0.2.7                     | tcp://192.0.2.7:2376
            build-1:2376                  | tcp://build-1:2376
            build-1                       | tcp://build-1:2376
            tcp:192.0.2.7:2375            | tcp://192.0.2.7:2375
            tcp:/192.0.2.7:2375           | tcp://192.0.2.7:2375
            tcp://192.0.2.7               | tcp://192.0.2.7:2375
            tcp://192.0.2.7:              | tcp://192.0.2.7:2375
            tcp://192.0.2.7:0             | 1 to 65535
            tcp://192.0.2.7:65536         | 1 to 65535
            tcp://192.0.2.7:-1            | 1 to 65535
            tcp://192.0.2.7:99999999999   | 1 to 65535
            tcp://192.0.2.7:docker        | 1 to 65535
            tcp://:2375                   | tcp://192.0.2.7:2376
            tcp://192.0.2.7:2375/v1.41    | tcp://192.0.2.7:2375
            tcp://192.0.2.7:2375?x=1      | tcp://192.0.2.7:2375
            tcp://192.0.2.7 :2375         | tcp://192.0.2.7:2376
            tcp://192.0.2.777:2375        | tcp://192.0.2.7:2376
            tcp://-bad-:2375              | tcp://192.0.2.7:2376
            tcp://2001:db8::7:2376        | tcp://[2001:db8::7]:2376
            tcp://[2001:db8::7            | tcp://[2001:db8::7]:2376
            tcp://[2001:db8::7]           | tcp://[2001:db8::7]:2375
            tcp://[2001:db8::7]2376       | tcp://[2001:db8::7]:2376
            tcp://[192.0.2.7]:2376        | tcp://[2001:db8::7]:2376
            tcp://[nonsense]:2376         | tcp://[2001:db8::7]:2376
            embedded                      | embedded:
            embedded:one                  | embedded:
            redis://192.0.2.7:6379        | tcp://192.0.2.7:2376
            two words                     | unix:///var/run/docker.sock
            """)
    void aWrongAddressIsRefusedWithTheRightForm(String text, String inTheHint) {
        Problem problem = problem(text.equals("''") ? "" : text);
        assertThat(problem.code()).isEqualTo("FL-1004");
        assertThat(problem.message()).endsWith(".");
        assertThat(problem.hint()).contains(inTheHint);
    }

    @Test
    void sshIsRefusedWithTheTunnelThatDoes() {
        Problem problem = problem("ssh://ops@build-1.example.org:2222");
        assertThat(problem.code()).isEqualTo("FL-1005");
        assertThat(problem.hint())
                .contains("ssh -nNT -p 2222 -L /tmp/flotilla-build-1.example.org.sock:/var/run/docker.sock"
                        + " ops@build-1.example.org")
                .contains("unix:///tmp/flotilla-build-1.example.org.sock");
    }

    @Test
    void noPasswordIsRepeatedAndNothingOddEntersTheCommand() {
        assertThat(problem("ssh://ops:hunter2@build-1").toString()).doesNotContain("hunter2");
        assertThat(problem("tcp://ops:hunter2@build-1:2375").toString()).doesNotContain("hunter2");
        assertThat(problem("http://ops:hunter2@build-1:2375").toString()).doesNotContain("hunter2");
        assertThat(problem("ssh://$(reboot)").hint()).doesNotContain("reboot");
    }

    @ParameterizedTest
    @CsvSource({
        "http://192.0.2.7:2375/, tcp://192.0.2.7:2375",
        "https://192.0.2.7:2376, TLS folder",
        "npipe:////./pipe/docker_engine, tcp with TLS",
        "fd://, unix:///"
    })
    void otherSchemesAreRefusedWithWhatToDo(String text, String inTheHint) {
        Problem problem = problem(text);
        assertThat(problem.code()).isEqualTo("FL-1005");
        assertThat(problem.hint()).contains(inTheHint);
    }

    @Test
    void aSocketPathThatLinuxCannotHoldIsRefused() {
        assertThat(ok("unix:///" + "a".repeat(106))).isInstanceOf(EngineAddress.Unix.class);
        assertThat(problem("unix:///" + "a".repeat(107)).hint()).contains("symbolic link");
    }

    @Test
    void controlCharactersAreRefusedAndNotRepeated() {
        assertThat(problem("tcp://a\u001b[31m:2375").toString()).doesNotContain("\u001b");
        assertThat(problem("tcp://a\u0000b:2375").code()).isEqualTo("FL-1004");
    }

    private static EngineAddress ok(String text) {
        return switch (EngineAddressReader.read(text, Optional.empty())) {
            case Outcome.Ok<EngineAddress>(EngineAddress address) -> address;
            case Outcome.Failed<EngineAddress> failed -> throw new AssertionError(failed.first());
        };
    }

    private static Problem problem(String text) {
        return switch (EngineAddressReader.read(text, Optional.empty())) {
            case Outcome.Ok<EngineAddress>(EngineAddress address) -> throw new AssertionError("was read as " + address);
            case Outcome.Failed<EngineAddress> failed -> failed.first();
        };
    }
}
