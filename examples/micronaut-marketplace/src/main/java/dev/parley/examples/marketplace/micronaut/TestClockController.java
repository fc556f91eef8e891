// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import dev.parley.examples.marketplace.clock.TestClock;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Moves the clock for browser tests; not there unless the property says so. */
@Controller("/api/test-clock")
@Requires(property = TestClock.PROPERTY, value = "true")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TestClockController {
    private final TestClock clock;

    TestClockController(TestClock clock) {
        this.clock = clock;
    }

    @Get
    TestClock.Reading read() {
        return clock.read();
    }

    @Post("/advance")
    HttpResponse<?> advance(@Body TestClock.Advance by) {
        return Answers.of(clock.advance(by));
    }
}
