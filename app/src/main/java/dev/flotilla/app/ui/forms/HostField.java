package dev.flotilla.app.ui.forms;

/** The fields of the host form, in the order of reading. */
public enum HostField {
    NAME,
    ENGINE,
    TLS_DIR,
    ADDRESS,
    DATACENTER,
    LABELS,
    CPUS,
    MEMORY,
    RESERVE
}
