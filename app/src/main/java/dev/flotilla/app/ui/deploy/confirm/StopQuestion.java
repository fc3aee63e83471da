package dev.flotilla.app.ui.deploy.confirm;

import dev.flotilla.app.ui.kit.Amounts;

/** "Stop this stack?": what stops, and that nothing is deleted. */
public record StopQuestion(Belongings belongings) {
    public String title() {
        return "Stop " + belongings.stack() + " on "
                + Amounts.count(
                        belongings.hosts().stream().filter(h -> h.running() > 0).count(), "host", "hosts")
                + "?";
    }

    public String stays() {
        return "Containers, networks and volumes stay. Applying the stack starts it again.";
    }

    public String deed() {
        int running =
                belongings.hosts().stream().mapToInt(Belongings.OnHost::running).sum();
        return "Stop " + Amounts.count(running, "container", "containers");
    }
}
