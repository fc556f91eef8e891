// SPDX-License-Identifier: Apache-2.0
/** An application on Spring Boot of the benchmarks: what Parley on the class path needs of it. */
@NullMarked
package dev.parley.benchmarks.spring;

import org.jspecify.annotations.NullMarked;
