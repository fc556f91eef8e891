// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who calls, where neither the host nor Spring Security says so: nobody. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBooleanProperty(name = "parley.http.enabled", matchIfMissing = true)
class CallerConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(CallerConfiguration.class);

    @Bean
    @ConditionalOnMissingBean
    CallerResolver parleyCallerResolver() {
        LOG.warn("Parley answers 401 to every request: it does not know who calls. Define a bean of type"
                + " dev.parley.spring.CallerResolver, or add Spring Security.");
        return request -> Optional.empty();
    }

    /** Who calls, as Spring Security knows them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass(name = "org.springframework.security.core.context.SecurityContextHolder")
    @ConditionalOnBooleanProperty(name = "parley.http.enabled", matchIfMissing = true)
    static class Security {
        @Bean
        @ConditionalOnMissingBean
        CallerResolver parleySecurityCallerResolver() {
            return new SecurityCallerResolver();
        }
    }
}
