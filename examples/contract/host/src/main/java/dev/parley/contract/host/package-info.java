// SPDX-License-Identifier: Apache-2.0
/**
 * What both hosts of the contract suite share: a Parley in which nothing is left to chance, and the suite's hold on it.
 * Begin with {@link dev.parley.contract.host.Rig}. Touches Parley's public API, H2,
 * PostgreSQL's driver and Micrometer, and no framework.
 */
@NullMarked
package dev.parley.contract.host;

import org.jspecify.annotations.NullMarked;
