// SPDX-License-Identifier: Apache-2.0
/** The entry point: what a host builds once and then calls. */
@NullMarked
package dev.parley;

import org.jspecify.annotations.NullMarked;
