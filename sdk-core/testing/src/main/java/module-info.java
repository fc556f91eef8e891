// SPDX-License-Identifier: Apache-2.0
/** What a host's tests use: a Parley in memory with a settable clock, and the suites that protocols extend. */
module dev.parley.testing {
    requires static org.jspecify;
    requires transitive dev.parley.core;
    requires transitive org.junit.jupiter.api;

    exports dev.parley.testing;
}
