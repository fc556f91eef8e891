package dev.parley.application.store;

/** What a record is of. */
public enum RecordKind {
    MANDATE,
    APPROVAL,
    /** One for each version of the policy; its id is the version, zero-padded. */
    POLICY,
    LISTING,
    /** What a principal keeps to itself for a listing: thresholds and the like. */
    PRIVATE_TERMS,
    /** The signing and MAC keys of a store without a key file. */
    KEYS
}
