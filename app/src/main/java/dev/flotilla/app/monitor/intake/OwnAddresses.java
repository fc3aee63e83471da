package dev.flotilla.app.monitor.intake;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Addresses of this computer, as its network cards tell; looked up anew once a minute. The loop's thread alone. */
final class OwnAddresses {
    private static final long KEEP_NANOS = TimeUnit.MINUTES.toNanos(1);

    private Set<String> last = Set.of();
    private long at;
    private boolean known;

    Set<String> now() {
        long now = System.nanoTime();
        if (!known || now - at > KEEP_NANOS) {
            known = true;
            at = now;
            last = read();
        }
        return last;
    }

    private static Set<String> read() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(OwnAddresses::text)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (SocketException e) {
            return Set.of(text(InetAddress.getLoopbackAddress()));
        }
    }

    /** Without the name of the card, which IPv6 addresses have behind them. */
    private static String text(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }
}
