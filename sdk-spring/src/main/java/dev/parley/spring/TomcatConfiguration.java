// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import org.apache.catalina.startup.Tomcat;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Tomcat needs so that every request under the prefix reaches Parley's filters. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Tomcat.class, TomcatServletWebServerFactory.class, DispatcherServletPath.class})
@ConditionalOnBooleanProperty(name = "parley.http.enabled", matchIfMissing = true)
class TomcatConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "parleyTomcatCustomizer")
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> parleyTomcatCustomizer(
            ParleyProperties properties, ObjectProvider<DispatcherServletPath> servlet) {
        return factory -> factory.addEngineValves(new TargetValve(() -> factory.getContextPath()
                + servlet.getObject().getRelativePath(properties.http().prefix())));
    }
}
