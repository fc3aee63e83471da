package dev.flotilla.app.pictures;

import static dev.flotilla.app.docker.ContainerHealth.HEALTHY;
import static dev.flotilla.app.docker.ContainerHealth.NONE;
import static dev.flotilla.app.docker.ContainerHealth.UNHEALTHY;

import dev.flotilla.app.docker.ContainerHealth;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Fleets for pictures and measurements. All addresses are of documentation. */
public final class Fleets {
    private Fleets() {}

    /** Seven hosts in three places, as someone with a small laboratory has them. */
    public static FleetBuilder lab() {
        return lab(false);
    }

    /** The same when one host has gone silent and a heartbeat is heard in one direction only. */
    public static FleetBuilder incident() {
        return lab(true);
    }

    private static FleetBuilder lab(boolean incident) {
        FleetBuilder b = new FleetBuilder();
        ContainerHealth api = incident ? UNHEALTHY : HEALTHY;
        double far = incident ? 190 : .7;
        b.docker("gpu-1", "192.0.2.11", "campus", "28.5.2", .34, .52)
                .container("web", "my-app", "my-app_default", 8080, HEALTHY, "api")
                .container("api", "my-app", "my-app_default", 3000, api, "postgres,redis")
                .container("mosaic-1", "mosaic", "host", 5000, HEALTHY, "");
        b.docker("gpu-2", "192.0.2.12", "campus", "28.5.2", .61, .74)
                .container("redis", "my-app", "my-app_default", 6379, HEALTHY, "")
                .container("mosaic-2", "mosaic", "host", 5000, HEALTHY, "");
        if (incident) {
            b.silentSince(Duration.ofSeconds(190));
        }
        b.docker("storage-1", "192.0.2.20", "campus", "26.1.4", .12, .88)
                .container("postgres", "my-app", "my-app_default", 5432, HEALTHY, "")
                .container("mongo", "ocr", "ocr-net", 27017, HEALTHY, "")
                .container("nsqd", "ocr", "ocr-net", 4150, NONE, "");
        b.docker("worker-mac", "192.0.2.41", "office", "28.5.1", .22, .41)
                .container("mosaic-3", "mosaic", "mosaic_default", 5000, HEALTHY, "")
                .container("ocr-worker-1", "ocr", "ocr-net", 0, NONE, "mongo,nsqd")
                .forwarder("mongo", "ocr", "ocr-net", "storage-1")
                .forwarder("nsqd", "ocr", "ocr-net", "storage-1");
        b.docker("edge-1", "192.0.2.42", "office", "20.10.24", .03, .18).maintenance();
        b.embedded("local-1", .02, .06)
                .container("node-a", "nodes", "loopback", 5001, HEALTHY, "")
                .container("node-b", "nodes", "loopback", 5002, HEALTHY, "");
        b.embedded("local-2", .01, .03).container("node-c", "nodes", "loopback", 5003, HEALTHY, "");
        return b.beats("gpu-1", "mosaic-1", "gpu-2", "mosaic-2", far, incident ? 190 : .4)
                .beats("gpu-2", "mosaic-2", "worker-mac", "mosaic-3", far, incident ? 190 : .2)
                .beats("gpu-1", "mosaic-1", "worker-mac", "mosaic-3", incident ? 42 : .4, .2)
                .beats("local-1", "node-b", "local-2", "node-c", .3, .2);
    }

    /** Hosts with containers that all have names of their own, and edges that all cross hosts; from a seed. */
    public static FleetBuilder generated(int hosts, int containersPerHost, int edges, long seed) {
        Random random = new Random(seed);
        FleetBuilder b = new FleetBuilder().named("Generated fleet");
        int total = hosts * containersPerHost;
        List<StringBuilder> uses = new java.util.ArrayList<>();
        for (int i = 0; i < total; i++) {
            uses.add(new StringBuilder());
        }
        for (int made = 0; made < edges; ) {
            int from = random.nextInt(total);
            // Most talk to neighbours, some across the whole fleet, as in real ones.
            int reach = random.nextInt(5) == 0 ? total : containersPerHost * 6;
            int to = Math.floorMod(from + random.nextInt(2 * reach) - reach, total);
            if (from / containersPerHost != to / containersPerHost) {
                StringBuilder list = uses.get(from);
                list.append(list.isEmpty() ? "" : ",").append("service-").append(to);
                made++;
            }
        }
        for (int h = 0; h < hosts; h++) {
            b.docker(
                    "host-" + (h + 1),
                    "198.51.100." + (h + 1),
                    "place-" + (h / 10 + 1),
                    "28.5.2",
                    random.nextDouble(),
                    random.nextDouble());
            for (int c = 0; c < containersPerHost; c++) {
                int i = h * containersPerHost + c;
                ContainerHealth health = random.nextInt(40) == 0 ? UNHEALTHY : random.nextBoolean() ? HEALTHY : NONE;
                b.container(
                        "service-" + i,
                        "load",
                        c % 3 == 0 ? "load_front" : "load_default",
                        10_000 + i,
                        health,
                        uses.get(i).toString());
            }
        }
        return b;
    }
}
