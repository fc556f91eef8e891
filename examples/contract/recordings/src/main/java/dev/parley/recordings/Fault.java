// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

/** What goes wrong beneath one request. Each is named by what the store or the keys do, whatever asks them. */
enum Fault {
    NONE,
    /** The first write meets a conflict that nobody caused. */
    CONFLICT,
    /** Every write meets one. */
    CONFLICTS,
    /** The first write is done, and then its answer is lost. */
    ANSWER_LOST,
    /** Nothing can be written. */
    READ_ONLY,
    /** Nothing can be read or written. */
    STORE_DOWN,
    /** The keys that open what is sealed cannot be had. */
    KEYS_LOST
}
