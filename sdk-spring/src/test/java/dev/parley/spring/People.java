// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** Who logs in to the tests' hosts, with their name for a password. */
@Configuration(proxyBeanMethods = false)
class People {
    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
        return http.csrf(csrf -> csrf.ignoringRequestMatchers("/parley/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/parley/v1/closed/**")
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .httpBasic(basic -> {})
                .build();
    }

    @Bean
    InMemoryUserDetailsManager people() {
        return new InMemoryUserDetailsManager(
                person("berta"),
                person("sara"),
                person("shop", "PARLEY_HOST"),
                person("pia", "PARLEY_POLICY_EDITOR"),
                person("otto", "PARLEY_OPERATOR"));
    }

    private static UserDetails person(String name, String... roles) {
        return User.withUsername(name).password("{noop}" + name).roles(roles).build();
    }
}
