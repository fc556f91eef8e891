// SPDX-License-Identifier: Apache-2.0
/**
 * Negotiation for marketplaces, without a framework and without HTTP: what a host may use is exported, and everything else
 * is internal.
 *
 * <p>The public packages are {@code dev.parley}, {@code api}, {@code model}, {@code form}, {@code protocol} and the
 * protocols beneath it, {@code mandate}, {@code settlement}, {@code policy}, {@code port}, {@code audit},
 * {@code bargaining} and {@code strategy} and what is beneath them. The meters and the solver of programs are exported for
 * hosts that have their libraries. Internals are exported to Parley's other modules only.
 */
@SuppressWarnings({
    "module", // The other modules come later in the build.
    "opens" // What is opened holds no class.
})
module dev.parley.core {
    requires static org.jspecify;
    requires org.slf4j;
    requires com.fasterxml.jackson.core;
    requires transitive java.sql;
    requires java.xml;

    // Parley's jar carries Caffeine itself, under another name, so that it does not become the host's cache.
    requires static com.github.benmanes.caffeine;

    // Optional: absent unless the host's store, metrics or solvers need them. Flyway names no module, so its name here
    // is that of its file.
    requires static flyway.core;
    requires static ojalgo;
    requires static micrometer.core;

    uses dev.parley.protocol.Protocol;

    // The tables' SQL, which Flyway reads through the class loader: that takes a package that is open to all.
    opens dev.parley.db.h2;
    opens dev.parley.db.postgresql;

    exports dev.parley;
    exports dev.parley.adapter.micrometer;
    exports dev.parley.adapter.ojalgo;
    exports dev.parley.api;
    exports dev.parley.application.command to
            dev.parley.facade;
    exports dev.parley.audit;
    exports dev.parley.bargaining;
    exports dev.parley.bargaining.certificate;
    exports dev.parley.bargaining.frontier;
    exports dev.parley.bargaining.game;
    exports dev.parley.bargaining.proof;
    exports dev.parley.bargaining.utility;
    exports dev.parley.form;
    exports dev.parley.laboratory;
    exports dev.parley.laboratory.advice;
    exports dev.parley.laboratory.bound;
    exports dev.parley.laboratory.game;
    exports dev.parley.laboratory.history;
    exports dev.parley.laboratory.population;
    exports dev.parley.mandate;
    exports dev.parley.model;
    exports dev.parley.policy;
    exports dev.parley.port;
    exports dev.parley.protocol.alternating;
    exports dev.parley.protocol.auction.dutch;
    exports dev.parley.protocol.auction.english;
    exports dev.parley.protocol.auction.quotes;
    exports dev.parley.protocol.draw;
    exports dev.parley.protocol.kernel;
    exports dev.parley.protocol.mediated;
    exports dev.parley.protocol.posted;
    exports dev.parley.protocol.sealedbid;
    exports dev.parley.protocol;
    exports dev.parley.settlement;
    exports dev.parley.strategy;
    exports dev.parley.strategy.issues;
    exports dev.parley.strategy.scenario;
    exports dev.parley.strategy.tournament;
}
