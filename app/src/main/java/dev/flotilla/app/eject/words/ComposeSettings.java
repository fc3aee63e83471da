package dev.flotilla.app.eject.words;

import dev.flotilla.app.stack.HealthCheck;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.RuntimeOptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Health check, limits and the rarer settings of a container, as compose writes them. */
public final class ComposeSettings {
    private final Yaml yaml;
    private final Secrets secrets;

    public ComposeSettings(Yaml yaml, Secrets secrets) {
        this.yaml = yaml;
        this.secrets = secrets;
    }

    public void health(HealthCheck check) {
        yaml.open("healthcheck");
        if (check.isOff()) {
            yaml.put("disable", "true");
        } else {
            yaml.list("test", all(check.test()));
            time("interval", check.interval());
            time("timeout", check.timeout());
            time("start_period", check.startPeriod());
            check.retries().ifPresent(r -> yaml.put("retries", String.valueOf(r)));
        }
        yaml.close();
    }

    private void time(String key, Optional<Duration> duration) {
        duration.ifPresent(d -> yaml.put(key, d.toMillis() + "ms"));
    }

    public void limits(Limits limits) {
        limits.cpus().ifPresent(c -> yaml.put("cpus", number(c)));
        limits.memoryBytes().ifPresent(m -> yaml.put("mem_limit", String.valueOf(m)));
        limits.reservedMemoryBytes().ifPresent(m -> yaml.put("mem_reservation", String.valueOf(m)));
    }

    /** Without an exponent, whole ones without a fraction. */
    public static String number(double value) {
        return new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
    }

    public void options(RuntimeOptions o) {
        yaml.putIf("hostname", o.hostname().map(secrets::of))
                .list("extra_hosts", all(o.extraHosts()))
                .list("dns", all(o.dns()))
                .list("cap_add", all(o.capAdd()))
                .list("cap_drop", all(o.capDrop()))
                .flag("privileged", o.privileged())
                .list("devices", all(o.devices()));
        if (!o.ulimits().isEmpty()) {
            yaml.open("ulimits");
            o.ulimits()
                    .forEach((name, limit) -> yaml.open(name)
                            .put("soft", String.valueOf(limit.soft()))
                            .put("hard", String.valueOf(limit.hard()))
                            .close());
            yaml.close();
        }
        yaml.list("security_opt", all(o.securityOpt()))
                .map("sysctls", all(o.sysctls()))
                .putIf("pid", o.pid().map(secrets::of))
                .putIf("ipc", o.ipc().map(secrets::of));
        o.shmSizeBytes().ifPresent(s -> yaml.put("shm_size", String.valueOf(s)));
        if (o.logDriver().isPresent() || !o.logOptions().isEmpty()) {
            yaml.open("logging")
                    .putIf("driver", o.logDriver().map(secrets::of))
                    .map("options", all(o.logOptions()))
                    .close();
        }
        yaml.putIf("working_dir", o.workingDir().map(secrets::of))
                .flag("init", o.init())
                .flag("read_only", o.readOnly())
                .putIf("stop_signal", o.stopSignal().map(secrets::of));
        o.stopGracePeriod().ifPresent(d -> yaml.put("stop_grace_period", Math.max(1, d.toSeconds()) + "s"));
        yaml.flag("tty", o.tty()).flag("stdin_open", o.stdinOpen());
    }

    private List<Words> all(List<String> texts) {
        return texts.stream().map(secrets::of).toList();
    }

    private SortedMap<String, Words> all(SortedMap<String, String> texts) {
        SortedMap<String, Words> all = new TreeMap<>();
        texts.forEach((k, v) -> all.put(k, secrets.of(v)));
        return all;
    }
}
