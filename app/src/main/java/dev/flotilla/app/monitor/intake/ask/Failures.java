package dev.flotilla.app.monitor.intake.ask;

import dev.flotilla.app.monitor.Sign.Refusal;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** What a failed connection says about a node. */
final class Failures {
    private static final int DEEPEST = 10;

    private Failures() {}

    static Said.Nothing toConnect(Throwable why) {
        boolean refused = why instanceof ConnectException
                && !(why instanceof ConnectTimeoutException)
                && String.valueOf(why.getMessage()).toLowerCase(Locale.ROOT).contains("refused");
        return refused
                ? new Said.Nothing(Refusal.REFUSED, "refused")
                : new Said.Nothing(Refusal.UNREACHABLE, "unreachable");
    }

    /** After the connection stood. */
    static Said.Nothing toTalk(Throwable why) {
        Throwable cause = why;
        boolean tls = false;
        for (int i = 0; cause != null && i < DEEPEST; i++) {
            String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof CertificateException
                    || cause instanceof CertPathValidatorException
                    || cause instanceof CertPathBuilderException
                    || cause instanceof SSLException
                            && (words.contains("certificate") || words.contains("unknown_ca"))) {
                return new Said.Nothing(Refusal.BAD_CERTIFICATE, "bad certificate");
            }
            tls |= cause instanceof SSLException;
            cause = cause.getCause();
        }
        return new Said.Nothing(Refusal.BAD_ANSWER, tls ? "no TLS" : "closed");
    }
}
