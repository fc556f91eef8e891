/** Parley in a Spring Boot application: thin, and blind to everything internal but the HTTP adapter. */
@NullMarked
package dev.parley.spring;

import org.jspecify.annotations.NullMarked;
