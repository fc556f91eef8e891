// SPDX-License-Identifier: Apache-2.0
/**
 * Test support for hosts on Spring Boot: {@link dev.parley.spring.testing.ParleyTest} puts Parley into memory and under a
 * clock that a test sets. Built on {@code dev.parley.testing}, whose drafts and samples serve here too.
 */
@NullMarked
package dev.parley.spring.testing;

import org.jspecify.annotations.NullMarked;
