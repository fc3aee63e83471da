package dev.flotilla.app.placement;

import dev.flotilla.app.base.Place;
import dev.flotilla.app.fleet.DeclaredCapacity;
import dev.flotilla.app.fleet.EngineAddress;
import dev.flotilla.app.fleet.Host;
import dev.flotilla.app.fleet.HostId;
import dev.flotilla.app.fleet.HostStatus;
import dev.flotilla.app.stack.Constraint;
import dev.flotilla.app.stack.Limits;
import dev.flotilla.app.stack.Mount;
import dev.flotilla.app.stack.NetworkMode;
import dev.flotilla.app.stack.PortMapping;
import dev.flotilla.app.stack.Protocol;
import dev.flotilla.app.stack.RestartPolicy;
import dev.flotilla.app.stack.RuntimeOptions;
import dev.flotilla.app.stack.Service;
import dev.flotilla.app.stack.Stack;
import dev.flotilla.app.stack.Strategy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A fleet and a stack made from a seed, around a placement that is known to work: it leaves 15 % of the cpu and memory
 * of each host free (10 % of which are the reserve), while host ports and labels fit exactly.
 */
public final class Planted {
    private static final double FILL = 0.85;
    private static final List<Strategy> STRATEGIES = List.of(Strategy.values());
    private static final long MIB = 1L << 20;
    private static final List<String> DATACENTERS = List.of("dc1", "dc2", "dc3");

    private final SplittableRandom random;
    private final List<Site> sites = new ArrayList<>();
    private final List<Service> services = new ArrayList<>();
    private Strategy strategy = Strategy.AUTO;

    private static final class Site {
        String name = "";
        String datacenter = "";
        boolean usable;
        double cpus;
        long memory;
        long used;
        final Map<String, String> labels = new TreeMap<>();
        final Set<TakenPort> taken = new HashSet<>();
        final List<Integer> planted = new ArrayList<>();
    }

    private Planted(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** To 40 hosts and 200 services. */
    static PlacementRequest of(long seed) {
        return new Planted(seed).generate(40, 200, Optional.empty());
    }

    /** So many of each, placed by auto. */
    public static PlacementRequest of(long seed, int hosts, int services) {
        Planted planted = new Planted(seed);
        planted.exactly = true;
        return planted.generate(hosts, services, Optional.of(Strategy.AUTO));
    }

    private boolean exactly;

    private PlacementRequest generate(int mostHosts, int mostServices, Optional<Strategy> wanted) {
        strategy = wanted.orElseGet(() -> STRATEGIES.get(random.nextInt(STRATEGIES.size())));
        int hosts = exactly ? mostHosts : 1 + random.nextInt(mostHosts);
        int count = exactly ? mostServices : 1 + random.nextInt(mostServices);
        for (int h = 0; h < hosts; h++) {
            sites.add(site(h, h == 0));
        }
        List<Site> homes = new ArrayList<>(sites.stream().filter(s -> s.usable).toList());
        if (strategy == Strategy.TOGETHER) {
            homes = homes.subList(0, 1);
        }
        for (int i = 0; i < count; i++) {
            homes.get(random.nextInt(homes.size())).planted.add(i);
        }
        Service[] made = new Service[count];
        homes.forEach(site -> fill(site, made));
        services.addAll(List.of(made));
        if (strategy != Strategy.TOGETHER && strategy != Strategy.MANUAL) {
            replicas(homes);
            exactPorts(homes);
        }
        Collections.shuffle(services, new java.util.Random(random.nextLong()));
        Stack stack = new Stack(
                "planted",
                "",
                strategy == Strategy.DATACENTER ? Optional.of("dc1") : location(),
                strategy,
                services,
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                "planted.yaml");
        List<Candidate> candidates =
                new ArrayList<>(sites.stream().map(this::candidate).toList());
        Collections.shuffle(candidates, new java.util.Random(random.nextLong()));
        return new PlacementRequest(stack, candidates, Map.of(), Map.of());
    }

    private Optional<String> location() {
        return random.nextBoolean() ? Optional.empty() : Optional.of(DATACENTERS.get(random.nextInt(3)));
    }

    private Site site(int index, boolean usable) {
        Site site = new Site();
        site.name = "host-" + index;
        site.usable = usable || random.nextInt(8) > 0;
        site.datacenter = strategy == Strategy.DATACENTER && site.usable
                ? "dc1"
                : DATACENTERS.get(random.nextInt(DATACENTERS.size()));
        site.cpus = 2 << random.nextInt(5);
        site.memory = (4096L << random.nextInt(5)) * MIB;
        site.used = (long) (site.memory * 0.3 * random.nextDouble());
        site.labels.put("disk", random.nextBoolean() ? "ssd" : "hdd");
        site.labels.put("zone", "z" + random.nextInt(4));
        if (random.nextInt(4) == 0) {
            site.labels.put("gpu", "yes");
        }
        return site;
    }

    /** Divides what the host may give among its services; about a quarter of them state no cpu, and as many no memory. */
    private void fill(Site site, Service[] made) {
        int count = site.planted.size();
        double[] cpu = shares(count);
        double[] memory = shares(count);
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < count; i++) {
            int index = site.planted.get(i);
            double cores = Math.floor(cpu[i] * FILL * site.cpus * 1000) / 1000;
            long bytes = (long) (memory[i] * (FILL * site.memory - site.used) * 0.999);
            List<PortMapping> wanted = new ArrayList<>();
            if (random.nextInt(3) == 0) {
                int port = 8000 + random.nextInt(30);
                if (ports.add(port)) {
                    wanted.add(fixed(port));
                }
            }
            if (strategy == Strategy.TOGETHER) {
                wanted.clear();
            }
            Constraint constraint = new Constraint(
                    strategy == Strategy.MANUAL || random.nextInt(25) == 0 ? Optional.of(site.name) : Optional.empty(),
                    random.nextInt(10) == 0 ? Optional.of(site.datacenter) : Optional.empty(),
                    cores > 0 ? OptionalDouble.of(cores) : OptionalDouble.empty(),
                    bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty(),
                    labels(site));
            List<Mount> mounts = i > 0 && random.nextInt(8) == 0
                    ? List.of(new Mount.Named("shared-" + site.name + "-" + i / 3, "/data", false))
                    : List.of();
            made[index] = service("s" + index, wanted, mounts, constraint, 1);
        }
    }

    private double[] shares(int count) {
        double[] shares = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            shares[i] = random.nextInt(4) == 0 ? 0 : 0.1 + random.nextDouble();
            sum += shares[i];
        }
        for (int i = 0; i < count; i++) {
            shares[i] = sum == 0 ? 0 : shares[i] / sum;
        }
        return shares;
    }

    private SortedMap<String, String> labels(Site site) {
        TreeMap<String, String> wanted = new TreeMap<>();
        site.labels.forEach((key, value) -> {
            if (random.nextInt(6) == 0) {
                wanted.put(key, value);
            }
        });
        return wanted;
    }

    /** A service with a fixed port and as many replicas as there are hosts where nobody else has it. */
    private void replicas(List<Site> homes) {
        int replicas = 2 + random.nextInt(4);
        if (homes.size() < replicas || random.nextBoolean()) {
            return;
        }
        for (Site site : sites) {
            if (!homes.subList(0, replicas).contains(site)) {
                site.taken.add(new TakenPort("0.0.0.0", 9000, Protocol.TCP, "somebody"));
            }
        }
        services.add(service("many", List.of(fixed(9000)), List.of(), Constraint.NONE, replicas));
    }

    /** Different services that want one port, exactly as many as hosts where it is free. */
    private void exactPorts(List<Site> homes) {
        int count = Math.min(homes.size(), 1 + random.nextInt(6));
        for (Site site : sites) {
            if (!homes.subList(0, count).contains(site)) {
                site.taken.add(new TakenPort("0.0.0.0", 9001, Protocol.TCP, "somebody"));
            }
        }
        for (int i = 0; i < count; i++) {
            services.add(service("port" + i, List.of(fixed(9001)), List.of(), Constraint.NONE, 1));
        }
    }

    private static PortMapping fixed(int port) {
        return new PortMapping(80, OptionalInt.of(port), Protocol.TCP, Optional.empty());
    }

    private Candidate candidate(Site site) {
        boolean answers = site.usable || random.nextBoolean();
        Host host = new Host(
                new HostId(site.name),
                site.name,
                new EngineAddress.Embedded(),
                Optional.empty(),
                Optional.of(site.datacenter),
                new TreeMap<>(site.labels),
                site.usable || !answers ? HostStatus.ACTIVE : HostStatus.MAINTENANCE,
                DeclaredCapacity.NONE,
                10);
        return new Candidate(
                host,
                answers ? Optional.empty() : Optional.of("no answer within 2 s"),
                site.cpus,
                site.memory,
                random.nextInt(10) == 0 ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble()),
                site.used,
                random.nextInt(12),
                site.taken,
                Map.of());
    }

    static Service service(
            String name, List<PortMapping> ports, List<Mount> mounts, Constraint constraint, int replicas) {
        return new Service(
                name,
                "image",
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                ports,
                List.of(),
                mounts,
                new TreeMap<>(),
                RestartPolicy.NO,
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(),
                new NetworkMode.Bridge(),
                Limits.NONE,
                RuntimeOptions.NONE,
                new TreeMap<>(),
                constraint,
                replicas,
                Optional.empty(),
                Optional.empty(),
                new Place("planted.yaml", 1, 1, name));
    }
}
