package dev.parley.bargaining.certificate;

/** Who asks for a certificate. */
public enum Reader {
    /** The party that counts as the first. */
    FIRST_PARTY,
    /** The other party. */
    SECOND_PARTY,
    /** Whom the policy names to check agreements. */
    AUDITOR
}
