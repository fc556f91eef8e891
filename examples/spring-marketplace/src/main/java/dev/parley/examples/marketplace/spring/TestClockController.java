// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.spring;

import dev.parley.examples.marketplace.clock.TestClock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Moves the clock for browser tests; not there unless the property says so. */
@RestController
@RequestMapping("/api/test-clock")
@ConditionalOnBooleanProperty(TestClock.PROPERTY)
class TestClockController {
    private final TestClock clock;

    TestClockController(TestClock clock) {
        this.clock = clock;
    }

    @GetMapping
    TestClock.Reading read() {
        return clock.read();
    }

    @PostMapping("/advance")
    ResponseEntity<?> advance(@RequestBody TestClock.Advance by) {
        return Answers.of(clock.advance(by));
    }
}
