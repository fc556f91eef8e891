/**
 * Negotiation for marketplaces: what a host may use is exported, and everything else is internal.
 *
 * <p>A package is exported as soon as it holds a type. The public ones are {@code dev.parley}, {@code model},
 * {@code form}, {@code protocol} and the protocols beneath it, {@code mandate}, {@code settlement}, {@code policy}, {@code port},
 * {@code bargaining} and what is beneath it, {@code strategy} and {@code testing}. The wire models, the HTTP adapter, the meters and the solver of programs are
 * exported for the sake of the framework starters and of hosts without one.
 */
module dev.parley.core {
    requires static org.jspecify;
    requires static jakarta.annotation;
    requires org.slf4j;
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires org.snakeyaml.engine.v2;
    requires com.networknt.schema;
    requires transitive java.sql;

    // Parley's jar carries Caffeine itself, under another name, so that it does not become the host's cache.
    requires static com.github.benmanes.caffeine;

    // Optional: absent unless the host's store, timers, metrics or tests need them. Flyway names no module, so its
    // name here is that of its file.
    requires static flyway.core;
    requires static ojalgo;
    requires static jakarta.validation;
    requires static org.hibernate.validator;
    requires static transitive micrometer.core;
    requires static org.junit.jupiter.api;

    uses dev.parley.protocol.Protocol;
    uses dev.parley.protocol.PureProtocol;

    exports dev.parley;
    exports dev.parley.adapter.http;
    exports dev.parley.adapter.micrometer;
    exports dev.parley.adapter.ojalgo;
    exports dev.parley.api;
    exports dev.parley.audit;
    exports dev.parley.bargaining;
    exports dev.parley.bargaining.frontier;
    exports dev.parley.bargaining.game;
    exports dev.parley.bargaining.proof;
    exports dev.parley.form;
    exports dev.parley.mandate;
    exports dev.parley.model;
    exports dev.parley.policy;
    exports dev.parley.port;
    exports dev.parley.protocol.alternating;
    exports dev.parley.protocol.kernel;
    exports dev.parley.protocol.sealedbid;
    exports dev.parley.protocol;
    exports dev.parley.settlement;
    exports dev.parley.strategy;
    exports dev.parley.strategy.issues;
    exports dev.parley.testing;
    exports dev.parley.wire;

    opens dev.parley.wire;
}
