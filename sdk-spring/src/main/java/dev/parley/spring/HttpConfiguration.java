// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.Parley;
import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.FacadeSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.DispatcherServlet;

/** Parley's facade under its prefix, in front of and behind the host's filters. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({DispatcherServlet.class, DispatcherServletPath.class})
@ConditionalOnBooleanProperty(name = "parley.http.enabled", matchIfMissing = true)
class HttpConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Facade parleyFacade(Parley parley, ParleyProperties properties) {
        FacadeSettings fitting = FacadeSettings.of(parley);
        return Facade.of(
                parley,
                new FacadeSettings(
                        properties.http().maxBodyBytes(),
                        fitting.maxTargetLength(),
                        properties.http().maxBytesInFlight(),
                        properties.http().challenge(),
                        fitting.clock(),
                        fitting.incidents()));
    }

    @Bean
    @ConditionalOnMissingBean(name = "parleyFrontFilter")
    FilterRegistrationBean<Filter> parleyFrontFilter(
            Facade facade, ParleyProperties properties, DispatcherServletPath servlet) {
        String prefix = servlet.getRelativePath(properties.http().prefix());
        return registration(
                "parleyFrontFilter", new FrontFilter(facade, prefix), prefix, Ordered.HIGHEST_PRECEDENCE + 2);
    }

    @Bean
    @ConditionalOnMissingBean(name = "parleyGateFilter")
    FilterRegistrationBean<Filter> parleyGateFilter(
            Facade facade, CallerResolver callers, ParleyProperties properties, DispatcherServletPath servlet) {
        String prefix = servlet.getRelativePath(properties.http().prefix());
        return registration("parleyGateFilter", new GateFilter(facade, callers), prefix, Ordered.LOWEST_PRECEDENCE);
    }

    @Bean
    @ConditionalOnMissingBean(name = "parleyErrorFilter")
    FilterRegistrationBean<Filter> parleyErrorFilter(
            Facade facade, ParleyProperties properties, DispatcherServletPath servlet) {
        String prefix = servlet.getRelativePath(properties.http().prefix());
        FilterRegistrationBean<Filter> registration = registration(
                "parleyErrorFilter", new ErrorFilter(facade, prefix), prefix, Ordered.HIGHEST_PRECEDENCE + 2);
        registration.setUrlPatterns(List.of("/*"));
        registration.setDispatcherTypes(DispatcherType.ERROR);
        return registration;
    }

    private static FilterRegistrationBean<Filter> registration(String name, Filter filter, String prefix, int order) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setName(name);
        registration.setUrlPatterns(List.of(prefix, prefix + "/*"));
        registration.setOrder(order);
        return registration;
    }

    @Bean
    @ConditionalOnMissingBean(name = "parleyMapping")
    RoutedMapping parleyMapping(Facade facade, ParleyProperties properties) {
        return new RoutedMapping(
                properties.http().prefix(),
                List.of(
                        new ApprovalsController(facade),
                        new AutopilotsController(facade),
                        new DealsController(facade),
                        new DrawsController(facade),
                        new ErasuresController(facade),
                        new KeysController(facade),
                        new LaboratoryController(facade),
                        new ListingsController(facade),
                        new MandatesController(facade),
                        new PrincipalsController(facade),
                        new NegotiationsController(facade),
                        new PolicyController(facade),
                        new ProtocolsController(facade)));
    }

    @Bean
    @ConditionalOnMissingBean(name = "parleyAdapter")
    RoutedAdapter parleyAdapter(Facade facade) {
        return new RoutedAdapter(facade);
    }
}
