// SPDX-License-Identifier: Apache-2.0
/** Keeps recent sessions at hand with Caffeine. */
@NullMarked
package dev.parley.adapter.caffeine;

import org.jspecify.annotations.NullMarked;
