// SPDX-License-Identifier: Apache-2.0
/** An application on Spring Boot that does nothing, to be measured with and without Parley on its class path. */
@NullMarked
package dev.parley.benchmarks.spring;

import org.jspecify.annotations.NullMarked;
