package dev.flotilla.app.eject.write;

import dev.flotilla.app.docker.ContainerSpec;
import dev.flotilla.app.eject.words.Secrets;
import dev.flotilla.app.eject.words.Words;
import dev.flotilla.app.eject.words.Yaml;
import dev.flotilla.app.stack.Mount;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a container sees at its paths, as compose writes it: volumes, and secrets, which come from variables of {@code .env}. */
final class ComposeMounts {
    private final Yaml yaml;
    private final Secrets secrets;
    private final StackNames names;

    ComposeMounts(Yaml yaml, Secrets secrets, StackNames names) {
        this.yaml = yaml;
        this.secrets = secrets;
        this.names = names;
    }

    static List<Mount.Secret> secretsOf(ContainerSpec spec) {
        return spec.mounts().stream()
                .filter(Mount.Secret.class::isInstance)
                .map(Mount.Secret.class::cast)
                .toList();
    }

    /** For one service. */
    void write(ContainerSpec spec) {
        List<Mount.Secret> files = secretsOf(spec);
        if (spec.mounts().size() > files.size()) {
            yaml.open("volumes");
            spec.mounts().forEach(this::volume);
            yaml.close();
        }
        if (!files.isEmpty()) {
            yaml.open("secrets");
            files.forEach(file -> secret(file, spec));
            yaml.close();
        }
    }

    private void volume(Mount mount) {
        switch (mount) {
            case Mount.Named named -> {
                yaml.item("type", "volume").put("source", Words.plain(StackNames.key(names.volume(named.volume()))));
                target(named);
            }
            case Mount.Anonymous anonymous -> {
                yaml.item("type", "volume");
                target(anonymous);
            }
            case Mount.Bind bind -> {
                yaml.item("type", "bind").put("source", Words.plain(bind.source()));
                target(bind);
                yaml.open("bind").put("create_host_path", "true").close();
            }
            case Mount.Tmpfs tmpfs -> {
                yaml.item("type", "tmpfs");
                target(tmpfs);
                if (tmpfs.sizeBytes() > 0) {
                    yaml.open("tmpfs")
                            .put("size", String.valueOf(tmpfs.sizeBytes()))
                            .close();
                }
            }
            case Mount.Secret secret -> {
                return;
            }
        }
        yaml.close();
    }

    private void target(Mount mount) {
        yaml.put("target", Words.plain(mount.target())).flag("read_only", mount.readOnly());
    }

    /**
     * Compose knows no "user of the container": where the file names none and the user is no number, the file keeps
     * compose's own mode, by which every user inside may read it.
     */
    private void secret(Mount.Secret secret, ContainerSpec spec) {
        yaml.item("source", Words.plain(secret.name()).compose()).put("target", Words.plain(secret.target()));
        Optional<String[]> user =
                spec.user().filter(u -> u.matches("[0-9]{1,7}(:[0-9]{1,7})?")).map(u -> u.split(":", 2));
        Optional<String> uid = secret.uid().map(String::valueOf).or(() -> user.map(u -> u[0]));
        Optional<String> gid = secret.gid()
                .map(String::valueOf)
                .or(() -> user.filter(u -> u.length == 2).map(u -> u[1]));
        uid.ifPresent(u -> yaml.put("uid", '"' + u + '"'));
        gid.ifPresent(g -> yaml.put("gid", '"' + g + '"'));
        if (uid.isPresent() || secret.mode() != Mount.Secret.USUAL_MODE) {
            yaml.put("mode", "0" + Integer.toOctalString(secret.mode()));
        }
        yaml.close();
    }

    /** At the end of the file: each secret by the variable that holds it. */
    void definitions(Collection<ContainerSpec> specs) {
        SortedMap<String, String> variables = new TreeMap<>();
        for (ContainerSpec spec : specs) {
            secretsOf(spec)
                    .forEach(secret -> secrets.variable(secret.content())
                            .ifPresent(variable -> variables.put(secret.name(), variable)));
        }
        if (!variables.isEmpty()) {
            yaml.open("secrets");
            variables.forEach((name, variable) -> yaml.open(name)
                    .put("environment", Words.plain(variable).compose())
                    .close());
            yaml.close();
        }
    }
}
