package dev.parley.micronaut;

import io.micronaut.context.annotation.Requires;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Is there unless {@code parley.http.enabled} is false. */
@Requires(property = "parley.http.enabled", notEquals = "false")
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface OverHttp {}
