// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.parley.laboratory.population;

import org.jspecify.annotations.NullMarked;
