package dev.flotilla.app.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsafeEngineTest {
    @Test
    void tcpInClearIsUnsafeAndATunnelDoesInstead() {
        UnsafeEngine unsafe = UnsafeEngine.of(new EngineAddress.Tcp("192.0.2.11", 2375, Optional.empty()))
                .orElseThrow();
        assertThat(unsafe.reason()).contains("port 2375 of 192.0.2.11", "is root there");
        assertThat(unsafe.instead())
                .isEqualTo(new SshTunnel(
                        "ssh -nNT -L /tmp/flotilla-192.0.2.11.sock:/var/run/docker.sock 192.0.2.11",
                        "unix:///tmp/flotilla-192.0.2.11.sock"));
        assertThat(UnsafeEngine.of(new EngineAddress.Tcp("2001:db8::7", 2375, Optional.empty()))
                        .orElseThrow()
                        .instead()
                        .address())
                .isEqualTo("unix:///tmp/flotilla-2001-db8--7.sock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.1.2.3", "::1"})
    void whatStaysOnThisMachineIsNot(String host) {
        assertThat(UnsafeEngine.of(new EngineAddress.Tcp(host, 2375, Optional.empty())))
                .isEmpty();
    }

    @Test
    void neitherIsTlsASocketOrAnEngineInside() {
        assertThat(UnsafeEngine.of(new EngineAddress.Tcp("192.0.2.11", 2376, Optional.of(Path.of("/tls")))))
                .isEmpty();
        assertThat(UnsafeEngine.of(new EngineAddress.Unix(Path.of("/run/docker.sock"))))
                .isEmpty();
        assertThat(UnsafeEngine.of(new EngineAddress.Embedded())).isEmpty();
        assertThat(UnsafeEngine.of(new EngineAddress.Tcp("127.evil.example", 2375, Optional.empty())))
                .isPresent();
    }
}
