package dev.flotilla.app.docker.client;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.SSLConfig;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.flotilla.app.docker.EngineException;
import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.fleet.EngineAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pool of connections to an engine, closed when it was retired and nobody uses it any more. */
final class Transport {
    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);

    private final DockerHttpClient client;
    private int users;
    private boolean retired;

    private Transport(DockerHttpClient client) {
        this.client = client;
    }

    static Transport open(EngineAddress address, Duration connect, InstantSource clock) {
        // Without a word on responses, a TLS connection keeps the timeout of its handshake for every read. Each call
        // has
        // its own limit elsewhere, and streams may be silent for long: none here.
        ZerodepDockerHttpClient.Builder builder = new ZerodepDockerHttpClient.Builder()
                .connectionTimeout(connect)
                .responseTimeout(Duration.ZERO)
                .maxConnections(Integer.MAX_VALUE);
        return new Transport(
                switch (address) {
                    case EngineAddress.Unix unix ->
                        builder.dockerHost(URI.create(
                                        "unix://" + unix.socket().toUri().getRawPath()))
                                .build();
                    case EngineAddress.Tcp tcp -> {
                        Optional<SSLContext> tls = tcp.tlsDir().map(dir -> TlsFolder.context(dir, clock));
                        yield builder.dockerHost(URI.create(tcp.text()))
                                .sslConfig(tls.<SSLConfig>map(context -> () -> context)
                                        .orElse(null))
                                .build();
                    }
                    case EngineAddress.Embedded embedded ->
                        throw new EngineException(new EngineProblem.NotAnEngine("It is an engine inside this process"));
                });
    }

    DockerHttpClient.Response execute(Ask ask) {
        DockerHttpClient.Request.Builder request = DockerHttpClient.Request.builder();
        request.putHeader("Host", "docker").putHeader("Accept", "application/json");
        ask.body().ifPresent(json -> {
            request.putHeader("Content-Type", "application/json");
            request.bodyBytes(json.toString().getBytes(StandardCharsets.UTF_8));
        });
        ask.upload().ifPresent(tar -> {
            request.putHeader("Content-Type", "application/x-tar");
            request.body(new Upload(tar));
        });
        return client.execute(request.method(ask.method()).path(ask.path()).build());
    }

    synchronized Transport lease() {
        users++;
        return this;
    }

    synchronized void release() {
        users--;
        if (retired && users == 0) {
            shut();
        }
    }

    /** No longer handed out; closed when the last user is done. */
    synchronized void retire() {
        retired = true;
        if (users == 0) {
            shut();
        }
    }

    /** Closes all connections, those in use included. */
    void shut() {
        try {
            client.close();
        } catch (IOException e) {
            LOG.debug("closing connections", e);
        }
    }
}
