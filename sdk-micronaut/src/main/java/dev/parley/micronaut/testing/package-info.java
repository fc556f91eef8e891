// SPDX-License-Identifier: Apache-2.0
/**
 * Parley in a host's own Micronaut tests. Read {@link dev.parley.micronaut.testing.ParleyTest} first. Nothing of this is
 * in an application that does not ask for it with {@code parley.testing.enabled=true}.
 */
@NullMarked
@Configuration
@Requires(property = "parley.testing.enabled", value = "true")
package dev.parley.micronaut.testing;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
