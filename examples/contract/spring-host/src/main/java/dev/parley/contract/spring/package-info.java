// SPDX-License-Identifier: Apache-2.0
/** A host on Spring Boot for the contract suite. Touches Spring Boot, the starter and the hosts' rig. */
@NullMarked
package dev.parley.contract.spring;

import org.jspecify.annotations.NullMarked;
