/** The facade's parsing, validation and rendering, shared by every framework. */
@NullMarked
package dev.parley.adapter.http;

import org.jspecify.annotations.NullMarked;
