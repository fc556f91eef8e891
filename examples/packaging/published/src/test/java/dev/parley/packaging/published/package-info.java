// SPDX-License-Identifier: Apache-2.0
/** What is published, as a stranger gets it, and since when its types are there. */
@NullMarked
package dev.parley.packaging.published;

import org.jspecify.annotations.NullMarked;
