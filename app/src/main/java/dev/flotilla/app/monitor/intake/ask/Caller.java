package dev.flotilla.app.monitor.intake.ask;

import dev.flotilla.app.monitor.Sign.Refusal;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a connection for one question and says what came of it: always, in time, and exactly once. Any thread. */
final class Caller {
    /** The detail of a question that was to stay on this machine and would not have. */
    static final String NOT_HERE = "not this machine";

    private final EventLoop loop;
    private final Names names;
    private final Trust trust;

    Caller(EventLoop loop, Names names, Trust trust) {
        this.loop = loop;
        this.names = names;
        this.trust = trust;
    }

    /** A question under way. On the loop. */
    static final class Question {
        private final CompletableFuture<Said> said = new CompletableFuture<>();
        private boolean resolved;
        private boolean connected;
        private @Nullable Channel channel;

        void answered(int status, byte[] body, long sinceNanos) {
            end(new Said.Whole(status, body, Duration.ofNanos(System.nanoTime() - sinceNanos)));
        }

        void failed(Said.Nothing why) {
            end(why);
        }

        private void late() {
            end(new Said.Nothing(
                    connected ? Refusal.SILENT : resolved ? Refusal.UNREACHABLE : Refusal.NO_SUCH_HOST,
                    connected ? "silent" : resolved ? "unreachable" : "no such host"));
        }

        private void end(Said what) {
            said.complete(what);
            Channel open = channel;
            if (open != null) {
                open.close();
            }
        }
    }

    /**
     * @param limit for all of it: the name, the connection, the handshake, the answer
     * @param near whether it may go to this machine alone
     * @param talk makes the handler that puts the question once the connection stands
     */
    CompletableFuture<Said> call(Face face, Duration limit, boolean near, Function<Question, ChannelHandler[]> talk) {
        Question question = new Question();
        Executor onLoop = loop;
        try {
            loop.schedule(question::late, limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ended) {
            question.failed(new Said.Nothing(Refusal.SILENT, "not asked, for the monitor has ended"));
            return question.said;
        }
        names.of(face.host())
                .whenCompleteAsync(
                        (addresses, none) -> {
                            Optional<InetAddress> at = addresses == null
                                    ? Optional.empty()
                                    : addresses.stream().findFirst();
                            if (at.isEmpty()) {
                                question.failed(new Said.Nothing(Refusal.NO_SUCH_HOST, "no such host"));
                            } else if (near && !isNear(addresses)) {
                                question.failed(new Said.Nothing(Refusal.BAD_CERTIFICATE, NOT_HERE));
                            } else {
                                question.resolved = true;
                                secured(face, question, at.get(), limit, talk);
                            }
                        },
                        onLoop);
        return question.said;
    }

    private static boolean isNear(Set<InetAddress> addresses) {
        return addresses.stream().allMatch(InetAddress::isLoopbackAddress);
    }

    private void secured(
            Face face, Question question, InetAddress at, Duration limit, Function<Question, ChannelHandler[]> talk) {
        if (!face.tls()) {
            connect(face, question, at, limit, Optional.empty(), talk);
            return;
        }
        trust.context()
                .whenCompleteAsync(
                        (context, broken) -> {
                            if (context == null) {
                                question.failed(new Said.Nothing(Refusal.BAD_CERTIFICATE, "no TLS here"));
                            } else {
                                connect(face, question, at, limit, Optional.of(context), talk);
                            }
                        },
                        loop);
    }

    private void connect(
            Face face,
            Question question,
            InetAddress at,
            Duration limit,
            Optional<SslContext> tls,
            Function<Question, ChannelHandler[]> talk) {
        if (question.said.isDone()) {
            return;
        }
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.clamp(limit.toMillis(), 1, 60_000))
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        tls.ifPresent(context -> {
                            SslHandler handler = context.newHandler(channel.alloc(), face.host(), face.port());
                            handler.setHandshakeTimeoutMillis(limit.toMillis());
                            channel.pipeline().addLast(handler);
                        });
                        channel.pipeline().addLast(talk.apply(question));
                    }
                });
        Channel channel = bootstrap
                .connect(new InetSocketAddress(at, face.port()))
                .addListener(done -> {
                    if (done.isSuccess()) {
                        question.connected = true;
                    } else {
                        question.failed(Failures.toConnect(done.cause()));
                    }
                })
                .channel();
        question.channel = channel;
        if (question.said.isDone()) {
            channel.close();
        }
    }
}
