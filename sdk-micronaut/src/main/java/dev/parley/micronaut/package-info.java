// SPDX-License-Identifier: Apache-2.0
/**
 * Parley in a Micronaut application: thin, and blind to everything internal but the HTTP adapter. Read
 * {@link dev.parley.micronaut.CallerResolver} first: it is all that a host must provide. {@code ParleyFactory} puts
 * Parley together from the host's beans, {@code ParleyFilter} lets requests in, and the controllers pass them on.
 * {@code parley.enabled=false} switches all of it off.
 */
@NullMarked
@Configuration
@Requires(property = "parley.enabled", notEquals = "false")
package dev.parley.micronaut;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
