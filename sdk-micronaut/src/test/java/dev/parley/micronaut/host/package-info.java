// SPDX-License-Identifier: Apache-2.0
/**
 * Empty hosts of every variety, each with a class path of its own, with Parley and without: nothing may happen to them by
 * accident. {@code NothingByAccidentTest} starts them, {@code HostProbe} runs inside them and tells what there is.
 */
@NullMarked
package dev.parley.micronaut.host;

import org.jspecify.annotations.NullMarked;
