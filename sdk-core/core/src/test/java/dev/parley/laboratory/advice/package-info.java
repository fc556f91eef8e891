// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.parley.laboratory.advice;

import org.jspecify.annotations.NullMarked;
