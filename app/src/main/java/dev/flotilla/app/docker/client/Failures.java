package dev.flotilla.app.docker.client;

import dev.flotilla.app.docker.EngineProblem;
import dev.flotilla.app.docker.EngineProblem.TlsFault;
import dev.flotilla.app.fleet.EngineAddress;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Tells from an exception, or from an engine's refusal, what is wrong. */
final class Failures {
    /** {@code Bind for 0.0.0.0:80 failed}, {@code listen tcp4 192.0.2.1:80: bind}, {@code host port for 0.0.0.0:80:}. */
    private static final Pattern BOUND =
            Pattern.compile("(?:Bind for|listen (?:tcp|udp|sctp)[46]?|host port for) (\\S*?:\\d+)(?=[:\\s]|$)");

    private static final Pattern PROTOCOL = Pattern.compile("listen (tcp|udp|sctp)|/(tcp|udp|sctp)\\b");

    private Failures() {}

    /** Of a connection that could not be made or broke. */
    static EngineProblem ofException(Throwable thrown, EngineAddress address, String doing) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            EngineProblem problem = known(t, address, doing);
            if (problem != null) {
                return problem;
            }
        }
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String said = root.getMessage();
        return new EngineProblem.Lost(said == null ? root.getClass().getSimpleName() : said);
    }

    private static @org.jspecify.annotations.Nullable EngineProblem known(
            Throwable t, EngineAddress address, String doing) {
        String said = t.getMessage() == null ? "" : t.getMessage();
        String kind = t.getClass().getSimpleName();
        if (t instanceof UnknownHostException) {
            return new EngineProblem.Unresolved(name(address));
        }
        if (t instanceof SocketTimeoutException || kind.equals("ConnectTimeoutException")) {
            return new EngineProblem.TimedOut(doing);
        }
        if (address instanceof EngineAddress.Unix unix) {
            if (t instanceof AccessDeniedException || said.contains("Permission denied")) {
                return new EngineProblem.SocketDenied(unix.socket().toString());
            }
            if (t instanceof NoSuchFileException
                    || said.contains("No such file")
                    || said.contains("Connection refused")) {
                return new EngineProblem.Refused(unix.socket().toString());
            }
        }
        if (t instanceof ConnectException || t instanceof NoRouteToHostException) {
            return new EngineProblem.Refused(where(address));
        }
        if (t instanceof SSLException ssl) {
            return ofTls(ssl, address, said);
        }
        if (kind.equals("NoHttpResponseException") || kind.equals("ConnectionClosedException")) {
            return new EngineProblem.Lost("It closed the connection without an answer");
        }
        if (kind.endsWith("ProtocolException")
                || kind.equals("UnsupportedHttpVersionException")
                || kind.equals("ParseException")
                || kind.equals("MessageConstraintException")
                || kind.equals("MalformedChunkCodingException")) {
            return new EngineProblem.NotAnEngine("It does not speak HTTP");
        }
        return null;
    }

    private static EngineProblem ofTls(SSLException thrown, EngineAddress address, String said) {
        String where = where(address);
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof CertificateExpiredException || t instanceof CertificateNotYetValidException) {
                return tls(
                        TlsFault.ENGINE_EXPIRED,
                        "The certificate of " + where + " is out of date (" + t.getMessage() + ")");
            }
            if (t instanceof CertPathBuilderException || t instanceof CertPathValidatorException) {
                return tls(
                        TlsFault.OTHER_AUTHORITY,
                        "The certificate of " + where + " is not signed by the authority in "
                                + folderFile(address, "ca.pem"));
            }
        }
        String lower = said.toLowerCase(Locale.ROOT);
        if (thrown instanceof SSLPeerUnverifiedException
                || lower.contains("no subject alternative")
                || lower.contains("no name matching")) {
            return tls(TlsFault.OTHER_NAME, "Its certificate does not carry the name " + name(address));
        }
        if (lower.contains("unsupported or unrecognized ssl message") || lower.contains("plaintext connection")) {
            return tls(TlsFault.SPEAKS_CLEAR, "It speaks in clear at " + where);
        }
        if (lower.contains("alert") || lower.contains("bad_certificate") || lower.contains("certificate_")) {
            return new EngineProblem.Denied(
                    "It does not accept the client certificate " + folderFile(address, "cert.pem") + " (" + said + ")");
        }
        return tls(TlsFault.OTHER, said);
    }

    private static EngineProblem tls(TlsFault fault, String detail) {
        return new EngineProblem.TlsFailed(fault, detail);
    }

    /** Of an answer that is not a success. */
    static EngineProblem ofAnswer(Answer answer, Ask ask) {
        String said = answer.message();
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("port is already allocated") || lower.contains("address already in use")) {
            return new EngineProblem.PortTaken(address(said));
        }
        if (lower.contains("no space left on device")) {
            return new EngineProblem.DiskFull(said);
        }
        if (lower.contains("http request to an https server")) {
            return tls(TlsFault.WANTS_TLS, "The port speaks TLS, and no TLS folder is given");
        }
        return switch (answer.status()) {
            case 400 ->
                lower.contains("client version") && lower.contains("too old")
                        ? new EngineProblem.ApiTooOld(EngineConnection.NEWEST, "a newer one than ours")
                        : new EngineProblem.Rejected(400, said);
            case 401, 403 -> forbidden(answer.status(), said, lower);
            case 404 -> missing(said, lower, ask);
            case 409 -> new EngineProblem.Conflict(said);
            default -> new EngineProblem.Rejected(answer.status(), said);
        };
    }

    private static EngineProblem forbidden(int status, String said, String lower) {
        boolean inUse = lower.contains("active endpoints") || lower.contains("in use");
        return inUse
                ? new EngineProblem.Conflict(said)
                : status == 401 ? new EngineProblem.Denied(said) : new EngineProblem.Rejected(status, said);
    }

    private static EngineProblem missing(String said, String lower, Ask ask) {
        if (lower.contains("no such image") || ask.path().startsWith("/images/")) {
            return new EngineProblem.NoSuchImage(ask.subject());
        }
        if (lower.contains("network") && !lower.contains("no such container")) {
            return new EngineProblem.NoSuchNetwork(quoted(said, ask.subject()));
        }
        if (ask.path().startsWith("/volumes/")) {
            return new EngineProblem.NoSuchVolume(ask.subject());
        }
        return ask.path().startsWith("/containers/") || ask.path().startsWith("/exec/")
                ? new EngineProblem.NoSuchContainer(ask.subject())
                : new EngineProblem.Rejected(404, said);
    }

    private static String quoted(String said, String otherwise) {
        Matcher name = Pattern.compile("network (\\S+) not found").matcher(said);
        return name.find() ? name.group(1) : otherwise;
    }

    private static String address(String said) {
        Matcher bound = BOUND.matcher(said);
        Matcher protocol = PROTOCOL.matcher(said);
        String word = protocol.find() ? (protocol.group(1) == null ? protocol.group(2) : protocol.group(1)) : "tcp";
        return bound.find() ? bound.group(1) + "/" + word : said;
    }

    static String where(EngineAddress address) {
        return switch (address) {
            case EngineAddress.Unix unix -> unix.socket().toString();
            case EngineAddress.Tcp tcp -> tcp.host() + ":" + tcp.port();
            case EngineAddress.Embedded embedded -> embedded.text();
        };
    }

    private static String name(EngineAddress address) {
        return address instanceof EngineAddress.Tcp tcp ? tcp.host() : where(address);
    }

    private static String folderFile(EngineAddress address, String file) {
        return address instanceof EngineAddress.Tcp tcp
                ? tcp.tlsDir().map(dir -> dir.resolve(file).toString()).orElse(file)
                : file;
    }
}
