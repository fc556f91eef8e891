// SPDX-License-Identifier: Apache-2.0
/**
 * Parley over HTTP, without a framework: the contract {@code parley.yaml}, the models generated from it, and the gate and
 * routes that the frameworks' starters, or hosts without one, let requests through.
 */
module dev.parley.facade {
    requires static org.jspecify;
    requires static jakarta.annotation;
    requires org.slf4j;
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires org.snakeyaml.engine.v2;
    requires transitive dev.parley.core;

    // Optional: a host without them is validated by the contract's shapes alone.
    requires static jakarta.validation;
    requires static org.hibernate.validator;

    exports dev.parley.adapter.http;
    exports dev.parley.wire;

    opens dev.parley.wire;
}
