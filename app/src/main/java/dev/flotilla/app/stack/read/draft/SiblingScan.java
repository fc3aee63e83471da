package dev.flotilla.app.stack.read.draft;

import dev.flotilla.app.stack.HostWords;
import dev.flotilla.app.stack.SiblingReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds texts that name a sibling as a host; see {@link HostWords} for what counts. */
final class SiblingScan {
    private SiblingScan() {}

    static List<SiblingReference> of(List<ServiceDraft> services) {
        Map<String, String> names = new HashMap<>();
        for (ServiceDraft service : services) {
            service.containerName.ifPresent(n -> names.put(n.value(), service.name));
            service.networks.values().forEach(n -> n.value().forEach(alias -> names.put(alias, service.name)));
        }
        services.forEach(s -> names.put(s.name, s.name));
        Set<SiblingReference> found = new LinkedHashSet<>();
        for (ServiceDraft service : services) {
            String before = "";
            for (ServiceDraft.Words words : allWords(service)) {
                for (String to : named(words, before, names)) {
                    if (!to.equals(service.name)) {
                        found.add(new SiblingReference(service.name, to, words.place()));
                    }
                }
                before = words.name().isEmpty() ? words.text() : "";
            }
        }
        return List.copyOf(found);
    }

    private static List<ServiceDraft.Words> allWords(ServiceDraft service) {
        List<ServiceDraft.Words> all = new ArrayList<>();
        service.environment.forEach((key, at) -> all.add(new ServiceDraft.Words(key, at.value(), at.place())));
        all.addAll(service.words);
        return all;
    }

    private static Set<String> named(ServiceDraft.Words words, String before, Map<String, String> names) {
        boolean bare = words.name().isEmpty() ? HostWords.wantsHost(before) : HostWords.holdsHosts(words.name());
        Set<String> found = new LinkedHashSet<>();
        HostWords.in(words.text(), bare, names).forEach(hit -> found.add(hit.name()));
        return found;
    }
}
