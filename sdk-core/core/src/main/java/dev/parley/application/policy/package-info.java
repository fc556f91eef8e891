// SPDX-License-Identifier: Apache-2.0
/** The policy as use cases. */
@NullMarked
package dev.parley.application.policy;

import org.jspecify.annotations.NullMarked;
