// SPDX-License-Identifier: Apache-2.0
/** A command that asks the laboratory which protocol to choose, and writes the answer as one page. */
@NullMarked
package dev.parley.examples.laboratory;

import org.jspecify.annotations.NullMarked;
