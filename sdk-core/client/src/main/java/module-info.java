// SPDX-License-Identifier: Apache-2.0
/**
 * A client of Parley's facade on the JDK's own HTTP client. It needs nothing else of Parley's: its models are generated from the
 * contract.
 */
module dev.parley.client {
    requires static org.jspecify;
    requires static jakarta.annotation;
    requires transitive java.net.http;
    requires transitive com.fasterxml.jackson.annotation;
    requires transitive com.fasterxml.jackson.core;
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jsr310;

    exports dev.parley.client;
    exports dev.parley.client.api;
    exports dev.parley.client.model;

    opens dev.parley.client.model to
            com.fasterxml.jackson.databind;
}
