// SPDX-License-Identifier: Apache-2.0
/**
 * What the use cases ask of a store, in the store's own terms: streams, accounts, records, deals, messages. Read
 * {@link dev.parley.application.store.Store} first, then {@link dev.parley.application.store.Append}. Implemented by
 * {@code adapter.memory} and {@code adapter.jdbc}; one conformance suite holds them to it.
 */
@NullMarked
package dev.parley.application.store;

import org.jspecify.annotations.NullMarked;
