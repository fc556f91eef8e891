// SPDX-License-Identifier: Apache-2.0
/**
 * Fairhand on Spring Boot: what a marketplace adds to the starter. Read {@code ParleyBeans} first, all that Parley needs
 * of its host, then {@code SpringTransactions}, which is how an order and its deal stand or fall together. Everything
 * that is not Spring's is in {@code dev.parley.examples.marketplace}. Touches Parley's public API and its starter alone.
 */
@NullMarked
package dev.parley.examples.marketplace.spring;

import org.jspecify.annotations.NullMarked;
