// SPDX-License-Identifier: Apache-2.0
/** What Parley's moves cost, measured by JMH. */
@NullMarked
package dev.parley.benchmarks;

import org.jspecify.annotations.NullMarked;
