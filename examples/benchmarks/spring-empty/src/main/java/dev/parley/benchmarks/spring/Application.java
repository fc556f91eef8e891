// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says hello, and whatever else is on the class path. */
@SpringBootApplication(proxyBeanMethods = false)
@RestController
public class Application {
    /** Runs until it is ended. */
    public static void main(String... arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    /** The least that an endpoint with JSON can do. */
    public record Greeting(String message) {}

    /** The endpoint that others are compared with. */
    @GetMapping("/hello")
    public Greeting hello() {
        return new Greeting("Hello, world!");
    }
}
