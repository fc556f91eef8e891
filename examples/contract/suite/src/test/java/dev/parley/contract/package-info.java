// SPDX-License-Identifier: Apache-2.0
/**
 * The suite that compares both frameworks on the wire. Begin with {@link dev.parley.contract.ContractTest}; {@link
 * dev.parley.contract.Pair} sends every request to both hosts. Touches Parley's core, and no framework.
 */
@NullMarked
package dev.parley.contract;

import org.jspecify.annotations.NullMarked;
