// SPDX-License-Identifier: Apache-2.0
/** Mandates and approvals as use cases. */
@NullMarked
package dev.parley.application.mandate;

import org.jspecify.annotations.NullMarked;
