/**
 * Negotiation for marketplaces: what a host may use is exported, and everything else is internal.
 *
 * <p>A package is exported as soon as it holds a type. The public ones are {@code dev.parley}, {@code model},
 * {@code protocol} and the protocols beneath it, {@code mandate}, {@code settlement}, {@code policy}, {@code port} and
 * {@code testing}. The wire models and the HTTP adapter are exported for the sake of the framework starters.
 */
module dev.parley.core {
    requires static org.jspecify;
    requires static jakarta.annotation;
    requires org.slf4j;
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires com.networknt.schema;
    requires jakarta.validation;
    requires org.hibernate.validator;
    requires com.github.benmanes.caffeine;
    requires transitive java.sql;

    // Optional: absent unless the host's store, timers, metrics or tests need them. Flyway names no module, so its
    // name here is that of its file.
    requires static flyway.core;
    requires static org.junit.jupiter.api;

    uses dev.parley.protocol.Protocol;

    exports dev.parley;
    exports dev.parley.adapter.http;
    exports dev.parley.api;
    exports dev.parley.audit;
    exports dev.parley.mandate;
    exports dev.parley.model;
    exports dev.parley.policy;
    exports dev.parley.port;
    exports dev.parley.protocol.alternating;
    exports dev.parley.protocol.sealedbid;
    exports dev.parley.protocol;
    exports dev.parley.settlement;
    exports dev.parley.testing;
    exports dev.parley.wire;

    opens dev.parley.wire;
}
