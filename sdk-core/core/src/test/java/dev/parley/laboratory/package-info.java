// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.parley.laboratory;

import org.jspecify.annotations.NullMarked;
