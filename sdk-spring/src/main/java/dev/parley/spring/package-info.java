// SPDX-License-Identifier: Apache-2.0
/**
 * Parley in a Spring Boot application: thin, and blind to everything internal but the adapters for HTTP and Micrometer. Read
 * {@code ParleyAutoConfiguration} and {@link dev.parley.spring.CallerResolver} first.
 *
 * <p>A request under the prefix passes {@code TargetValve} (where Tomcat refuses its path), {@code FrontFilter}, the
 * host's filters, {@code GateFilter}, {@code RoutedMapping} and {@code RoutedAdapter} to a controller that implements a
 * generated interface. None of the host's converters, advice, interceptors or error pages has a part in it, and none of
 * these has a part in the host's own requests.
 *
 * <p>Touches the entry point, the API, the domain, the ports, the adapters for HTTP and
 * Micrometer, and the wire models.
 */
@NullMarked
package dev.parley.spring;

import org.jspecify.annotations.NullMarked;
