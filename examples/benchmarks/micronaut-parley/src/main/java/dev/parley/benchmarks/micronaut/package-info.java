// SPDX-License-Identifier: Apache-2.0
/** An application on Micronaut of the benchmarks: what Parley on the class path needs of it. */
@NullMarked
package dev.parley.benchmarks.micronaut;

import org.jspecify.annotations.NullMarked;
