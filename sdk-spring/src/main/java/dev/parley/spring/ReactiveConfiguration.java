// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;

/** Says in a reactive host why Parley answers no HTTP there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "parley.http.enabled", matchIfMissing = true)
class ReactiveConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ReactiveConfiguration.class);

    ReactiveConfiguration() {
        LOG.warn("Parley answers no HTTP here: its facade needs Spring MVC (spring-boot-starter-webmvc), and this"
                + " application is reactive. Its beans work. Set parley.http.enabled=false to confirm this.");
    }
}
