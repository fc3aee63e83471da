package dev.flotilla.app.eject.write;

import dev.flotilla.app.eject.BundleFile;
import java.util.List;

/** What stands where in an export, and how to use it by hand. */
final class ReadmeText {
    private ReadmeText() {}

    static BundleFile of(String fleet, List<String> order, List<String> notes, boolean nodes, boolean canary) {
        StringBuilder out = new StringBuilder("# " + fleet.replaceAll("\\p{Cntrl}", " ") + ", as plain files\n\n");
        out.append("Nothing here needs Flotilla. `flotilla import` of this folder brings the same fleet back.\n\n");
        out.append("| | |\n|---|---|\n");
        out.append("| `fleet.yaml` | the whole fleet as one text, for version control |\n");
        if (!order.isEmpty()) {
            out.append("| `stacks/STACK/` | each stack file as it was opened |\n");
            out.append(
                    "| `hosts/HOST/STACK/run.sh` | makes the containers of the stack on that host with the docker command |\n");
            out.append(
                    "| `hosts/HOST/STACK/docker-compose.yml` or `docker-compose.worker.yml` | the same for `docker compose up -d`; use the one or the other |\n");
            out.append("| `hosts/HOST/STACK/.env.example` | the secrets to be filled in: copy it to `.env` |\n");
        }
        out.append(
                "| `hosts/HOST/firewall.nft`, `firewall-ufw.sh` | who may reach which port; nothing applies them |\n");
        if (nodes) {
            out.append("| `nodes/NODE/mosaic.config`, `run.sh` | the configuration of a node, and what runs it |\n");
        }
        if (canary) {
            out.append("| `canary/deploy.sh ROLE` | starts the node of the canary system that has the role |\n");
        }
        if (!order.isEmpty()) {
            out.append("\nStart in this order, each on its host (or with `DOCKER_HOST` set):\n\n");
            for (int i = 0; i < order.size(); i++) {
                out.append(i + 1).append(". `sh ").append(order.get(i)).append("`\n");
            }
        }
        if (!notes.isEmpty()) {
            out.append("\nTo know:\n\n");
            notes.forEach(n ->
                    out.append("- ").append(n.replaceAll("\\p{Cntrl}", " ")).append('\n'));
        }
        return BundleFile.text("README.md", out.toString());
    }
}
