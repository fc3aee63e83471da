package dev.flotilla.app.stack;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rarer settings of a container, as compose names them; empty means the engine's own. */
public record RuntimeOptions(
        Optional<String> hostname,
        Optional<String> workingDir,
        List<String> capAdd,
        List<String> capDrop,
        boolean privileged,
        List<String> devices,
        SortedMap<String, Ulimit> ulimits,
        List<String> securityOpt,
        Optional<String> logDriver,
        SortedMap<String, String> logOptions,
        List<String> extraHosts,
        boolean init,
        boolean readOnly,
        OptionalLong shmSizeBytes,
        Optional<String> stopSignal,
        Optional<Duration> stopGracePeriod,
        boolean tty,
        boolean stdinOpen,
        List<String> dns,
        SortedMap<String, String> sysctls,
        Optional<String> pid,
        Optional<String> ipc) {
    /** @param soft and hard: -1 for no limit */
    public record Ulimit(long soft, long hard) {}

    public static final RuntimeOptions NONE = new RuntimeOptions(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            false,
            List.of(),
            new TreeMap<>(),
            List.of(),
            Optional.empty(),
            new TreeMap<>(),
            List.of(),
            false,
            false,
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            List.of(),
            new TreeMap<>(),
            Optional.empty(),
            Optional.empty());

    public RuntimeOptions {
        capAdd = List.copyOf(capAdd);
        capDrop = List.copyOf(capDrop);
        devices = List.copyOf(devices);
        ulimits = Collections.unmodifiableSortedMap(new TreeMap<>(ulimits));
        securityOpt = List.copyOf(securityOpt);
        logOptions = Collections.unmodifiableSortedMap(new TreeMap<>(logOptions));
        extraHosts = List.copyOf(extraHosts);
        dns = List.copyOf(dns);
        sysctls = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(sysctls)));
    }

    /** The same with this host name inside. */
    public RuntimeOptions withHostname(String name) {
        return new RuntimeOptions(
                Optional.of(name),
                workingDir,
                capAdd,
                capDrop,
                privileged,
                devices,
                ulimits,
                securityOpt,
                logDriver,
                logOptions,
                extraHosts,
                init,
                readOnly,
                shmSizeBytes,
                stopSignal,
                stopGracePeriod,
                tty,
                stdinOpen,
                dns,
                sysctls,
                pid,
                ipc);
    }

    /** The same with a terminal, for programs that take the end of their input for the end of their work. */
    public RuntimeOptions withTerminal() {
        return new RuntimeOptions(
                hostname,
                workingDir,
                capAdd,
                capDrop,
                privileged,
                devices,
                ulimits,
                securityOpt,
                logDriver,
                logOptions,
                extraHosts,
                init,
                readOnly,
                shmSizeBytes,
                stopSignal,
                stopGracePeriod,
                true,
                true,
                dns,
                sysctls,
                pid,
                ipc);
    }

    /** The same with what an image may say as well. */
    public RuntimeOptions withProcess(Optional<String> nextWorkingDir, Optional<String> nextStopSignal) {
        return new RuntimeOptions(
                hostname,
                nextWorkingDir,
                capAdd,
                capDrop,
                privileged,
                devices,
                ulimits,
                securityOpt,
                logDriver,
                logOptions,
                extraHosts,
                init,
                readOnly,
                shmSizeBytes,
                nextStopSignal,
                stopGracePeriod,
                tty,
                stdinOpen,
                dns,
                sysctls,
                pid,
                ipc);
    }
}
