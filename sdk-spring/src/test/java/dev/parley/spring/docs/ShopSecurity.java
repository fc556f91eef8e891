// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring.docs;

// #region security
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
class ShopSecurity {
    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET, "/parley/v1/keys", "/parley/v1/parley.yaml")
                        .permitAll() // anybody may verify a deal, and write a client
                        .anyRequest()
                        .authenticated())
                .csrf(csrf -> csrf.ignoringRequestMatchers("/parley/**")) // its clients send no cookies
                .httpBasic(Customizer.withDefaults())
                .build();
    }

    @Bean
    UserDetailsService people() {
        return new InMemoryUserDetailsManager(
                User.withUsername("ann").password("{noop}ann").roles("USER").build(),
                User.withUsername("pia")
                        .password("{noop}pia")
                        .roles("PARLEY_POLICY_EDITOR")
                        .build());
    }
}
// #endregion security
