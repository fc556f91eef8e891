// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

/** What a record is of. */
public enum RecordKind {
    /** Whether a principal may take part; its revision is the number of the admission. */
    ADMISSION,
    /** One for each time that a principal was barred. */
    BAR,
    MANDATE,
    APPROVAL,
    /** One for each version of the policy; its id is the version, zero-padded, and it is put again when the next one replaces it. */
    POLICY,
    LISTING,
    /** The time for which a listing is for sale without a break; its revision is the period's number. */
    SALE_PERIOD,
    /** What a principal keeps to itself for a listing: thresholds and the like. */
    PRIVATE_TERMS,
    /** What was asked to be erased of a principal, and how far that has come. */
    ERASURE,
    /** What was asked of the laboratory, and how far that has come. */
    SIMULATION,
    /** The autopilot of a seat. */
    AUTOPILOT,
    /** What an autopilot decided once, and why. */
    AUTOPILOT_DECISION,
    /** The signing and MAC keys of a store without a key file. */
    KEYS
}
