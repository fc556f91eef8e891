// SPDX-License-Identifier: Apache-2.0
/** Who may take part at all, and what operators do about one principal. Read {@code Admission} first. */
@NullMarked
package dev.parley.application.principal;

import org.jspecify.annotations.NullMarked;
