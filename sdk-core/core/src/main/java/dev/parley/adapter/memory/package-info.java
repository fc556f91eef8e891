// SPDX-License-Identifier: Apache-2.0
/**
 * The ports kept in memory, for tests and for hosts without a data source. Read
 * {@link dev.parley.adapter.memory.MemoryStore} first; each of its rooms keeps one kind of row in a
 * {@link dev.parley.adapter.memory.Table}. Touches the ports and the store's contract.
 */
@NullMarked
package dev.parley.adapter.memory;

import org.jspecify.annotations.NullMarked;
