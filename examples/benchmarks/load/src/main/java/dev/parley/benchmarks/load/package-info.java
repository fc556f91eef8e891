/**
 * Load on whole applications and databases, each figure beside what it is measured against in the same run. Three
 * programs: {@link dev.parley.benchmarks.load.FacadeLoad}, {@link dev.parley.benchmarks.load.DurableLoad} and {@link
 * dev.parley.benchmarks.load.StarterCost}. Talks to Parley as hosts and their clients do. Nothing here is a test: what a
 * run prints goes into {@code docs-site/reference/performance.md} by hand.
 */
@NullMarked
package dev.parley.benchmarks.load;

import org.jspecify.annotations.NullMarked;
