// SPDX-License-Identifier: Apache-2.0
/** Compiles and runs small hosts on the module path, as {@link dev.parley.packaging.modules.ModularHost} says. */
@NullMarked
package dev.parley.packaging.modules;

import org.jspecify.annotations.NullMarked;
