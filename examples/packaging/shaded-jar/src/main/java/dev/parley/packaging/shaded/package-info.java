// SPDX-License-Identifier: Apache-2.0
/**
 * An application that is packaged as one jar with the classes of its libraries. Touches Parley alone; the library with
 * the protocol is only on its class path.
 */
@NullMarked
package dev.parley.packaging.shaded;

import org.jspecify.annotations.NullMarked;
