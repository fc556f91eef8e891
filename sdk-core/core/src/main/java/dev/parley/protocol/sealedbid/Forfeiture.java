package dev.parley.protocol.sealedbid;

/** What becomes of a commitment that is not revealed in time. Whose it was is published with the outcome. */
public enum Forfeiture {
    /** It counts as no submission; the others' count. */
    VOID("void"),
    /** Nobody gets anything, so that revealing only when it pays shifts no price. */
    ANNUL("annul");

    private final String text;

    Forfeiture(String text) {
        this.text = text;
    }

    /** The stable name in rules. */
    public String text() {
        return text;
    }
}
