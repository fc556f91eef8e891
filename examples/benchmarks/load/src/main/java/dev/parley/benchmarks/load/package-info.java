// SPDX-License-Identifier: Apache-2.0
/**
 * Load on whole applications and databases, each figure beside what it is measured against in the same run. Four
 * programs: {@link dev.parley.benchmarks.load.FacadeLoad}, {@link dev.parley.benchmarks.load.DurableLoad}, {@link
 * dev.parley.benchmarks.load.StarterCost} and {@link dev.parley.benchmarks.load.SecretTiming}. Talks to Parley as hosts and their clients do. Nothing here is a test: what a
 * run prints goes into {@code docs-site/reference/performance.md} by hand.
 */
@NullMarked
package dev.parley.benchmarks.load;

import org.jspecify.annotations.NullMarked;
