// SPDX-License-Identifier: Apache-2.0
/** A host on Micronaut for the contract suite. Touches Micronaut, Parley's adapter for it and the hosts' rig. */
@NullMarked
package dev.parley.contract.micronaut;

import org.jspecify.annotations.NullMarked;
