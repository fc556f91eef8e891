// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.parley.laboratory.game;

import org.jspecify.annotations.NullMarked;
