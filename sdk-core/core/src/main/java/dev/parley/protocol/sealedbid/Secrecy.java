package dev.parley.protocol.sealedbid;

/** From whom submissions are kept until the close. */
public enum Secrecy {
    /** From rivals: the service holds the submissions and opens them at the close. */
    HELD("held"),
    /**
     * From the service too: parties commit to a salted hash before the close and reveal what is behind it in a second
     * window.
     */
    COMMITTED("committed");

    private final String text;

    Secrecy(String text) {
        this.text = text;
    }

    /** The stable name in rules. */
    public String text() {
        return text;
    }
}
