// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.orders;

import java.util.function.Supplier;

/** The framework's transactions on the database of orders and deals. */
public interface Transactions {
    /** Does a piece of work in one transaction: all of it is kept, or nothing when it throws. */
    <T> T inOne(Supplier<T> work);
}
