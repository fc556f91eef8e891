/** The use cases, internal: each loads, decides and commits. */
@NullMarked
package dev.parley.application;

import org.jspecify.annotations.NullMarked;
