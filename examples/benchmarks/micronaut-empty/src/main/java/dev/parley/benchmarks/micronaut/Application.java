// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.micronaut;

import io.micronaut.runtime.Micronaut;

/** Says hello, and whatever else is on the class path. */
public final class Application {
    private Application() {}

    /** Runs until it is ended. */
    public static void main(String... arguments) {
        Micronaut.run(Application.class, arguments);
    }
}
