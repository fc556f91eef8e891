// SPDX-License-Identifier: Apache-2.0
/**
 * An application that is packaged as an executable jar of Spring Boot, its libraries as jars within it. Touches Spring
 * Boot and the starter; the library with the protocol is only on its class path.
 */
@NullMarked
package dev.parley.packaging.boot;

import org.jspecify.annotations.NullMarked;
