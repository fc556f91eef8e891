// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.port.Caller;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

final class SecurityCallerResolverTest {
    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void a_name_is_a_principal_in_person_and_roles_are_roles() {
        assertThat(resolve(user("berta", "ROLE_USER", "ROLE_PARLEY_OPERATOR", "ROLE_PARLEY_HOST")))
                .contains(Caller.person("berta", Caller.Role.OPERATOR, Caller.Role.HOST));
        assertThat(resolve(user("pia", "ROLE_PARLEY_POLICY_EDITOR")))
                .contains(Caller.person("pia", Caller.Role.POLICY_EDITOR));
    }

    @Test
    void an_agent_acts_for_the_principal_of_that_name() {
        Optional<Caller> caller = resolve(user("berta", "PARLEY_AGENT_haggle-bot"));

        assertThat(caller).contains(Caller.agent("berta", "haggle-bot"));
        assertThat(caller.orElseThrow().roles()).isEqualTo(Set.of());
    }

    @Test
    void nobody_is_who_is_anonymous_or_unclear() {
        assertThat(resolve(null)).isEmpty();
        assertThat(resolve(new AnonymousAuthenticationToken(
                        "key", "anonymous", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"))))
                .isEmpty();
        assertThat(resolve(UsernamePasswordAuthenticationToken.unauthenticated("berta", "guess")))
                .isEmpty();
        assertThat(resolve(user("berta", "PARLEY_AGENT_one", "PARLEY_AGENT_two")))
                .isEmpty();
        assertThat(resolve(user("berta", "PARLEY_AGENT_"))).isEmpty();
        assertThat(resolve(user("b".repeat(129)))).isEmpty();
    }

    private static Authentication user(String name, String... authorities) {
        return UsernamePasswordAuthenticationToken.authenticated(
                name, "", AuthorityUtils.createAuthorityList(List.of(authorities)));
    }

    private static Optional<Caller> resolve(@Nullable Authentication authentication) {
        SecurityContextHolder.getContext().setAuthentication(authentication);
        return new SecurityCallerResolver().resolve(new MockHttpServletRequest());
    }
}
