// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

/**
 * What is left of something of which there is only so much.
 *
 * @param capacity all of it
 * @param held set aside by holders
 * @param consumed gone for good
 * @param closed whether nothing more may be held
 */
public record Account(AccountId id, long capacity, long held, long consumed, boolean closed) {
    /** What may still be held; negative when more was consumed by force than there was. */
    public long available() {
        return capacity - held - consumed;
    }
}
