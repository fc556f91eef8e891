// SPDX-License-Identifier: Apache-2.0
/**
 * What every store must do: {@link dev.parley.store.StoreConformance}, extended once for each store, and what only a
 * store in a database can be asked.
 */
@NullMarked
package dev.parley.store;

import org.jspecify.annotations.NullMarked;
