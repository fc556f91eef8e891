// SPDX-License-Identifier: Apache-2.0
/** An application on Micronaut that does nothing, to be measured with and without Parley on its class path. */
@NullMarked
package dev.parley.benchmarks.micronaut;

import org.jspecify.annotations.NullMarked;
