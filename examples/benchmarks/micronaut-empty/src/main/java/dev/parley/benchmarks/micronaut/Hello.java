// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.micronaut;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The endpoints that others are compared with. */
@Controller
class Hello {
    /** The least that an endpoint with JSON can do. */
    record Greeting(String message) {}

    /** On the event loop, where nothing may ever block. */
    @Get("/hello")
    Greeting hello() {
        return new Greeting("Hello, world!");
    }

    /** Where everything runs that may block, as whatever asks a database or a host's code does. */
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Get("/hello/blocking")
    Greeting blocking() {
        return new Greeting("Hello, world!");
    }
}
