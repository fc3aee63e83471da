package dev.flotilla.app.base;

/** Why one host, by its name, has a part in a refusal. */
public record HostReason(String host, String reason) {
    /** From a sentence about the host that may begin with its name: the name stands beside the reason anyway. */
    public static HostReason of(String host, String sentence) {
        return new HostReason(host, bare(host, sentence));
    }

    /** The sentence without the name at its beginning. */
    public static String bare(String host, String sentence) {
        for (String name : new String[] {host + ": ", "Host " + host + " ", host + " "}) {
            if (sentence.startsWith(name)) {
                return sentence.substring(name.length());
            }
        }
        return sentence;
    }
}
