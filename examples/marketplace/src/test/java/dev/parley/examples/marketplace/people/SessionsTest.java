// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.port.Caller;
import dev.parley.testing.SettableClock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SessionsTest {
    private static final Person MARA = new People().find("mara").orElseThrow();
    private static final String SCOUT = "Bearer agent:scout";

    private final SettableClock clock = SettableClock.atStart();
    private final Sessions sessions = new Sessions(clock);
    private final Callers callers =
            new Callers(sessions, List.of(new Agent("scout", "mara", "agent:scout"), new Agent("mute", "mara", "")));

    @Test
    void a_session_ends_at_the_instant_of_its_expiry() {
        Session session = sessions.begin(MARA);
        Optional<String> cookie = Optional.of(session.token());

        clock.advance(Sessions.LENGTH.minusNanos(1));
        assertThat(sessions.of(cookie)).contains(session);
        clock.set(session.expiresAt());
        assertThat(sessions.of(cookie)).isEmpty();
    }

    @Test
    void a_session_that_was_ended_stays_so() {
        Optional<String> cookie = Optional.of(sessions.begin(MARA).token());

        sessions.end(cookie);

        assertThat(sessions.of(cookie)).isEmpty();
        assertThat(sessions.of(Optional.of("made-up"))).isEmpty();
        assertThat(sessions.of(Optional.empty())).isEmpty();
    }

    @Test
    void no_two_sessions_share_a_secret() {
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Session session = sessions.begin(MARA);
            secrets.add(session.token());
            secrets.add(session.forgeryToken());
        }

        assertThat(secrets).hasSize(200);
    }

    @Test
    void however_often_somebody_signs_in_others_still_can_and_stay() {
        Session theirs = sessions.begin(new People().find("priya").orElseThrow());
        Session first = sessions.begin(MARA);
        for (int i = 0; i < 20_000; i++) {
            sessions.begin(MARA);
        }
        Session last = sessions.begin(MARA);

        assertThat(sessions.of(Optional.of(theirs.token()))).contains(theirs);
        assertThat(sessions.of(Optional.of(last.token()))).contains(last);
        assertThat(sessions.of(Optional.of(first.token()))).isEmpty();
    }

    @Test
    void a_session_tells_parley_who_is_on_the_line() {
        Optional<String> cookie = Optional.of(sessions.begin(MARA).token());

        assertThat(callers.resolve(Optional.empty(), cookie)).contains(Caller.person("mara"));
        assertThat(callers.resolve(Optional.empty(), Optional.empty())).isEmpty();
    }

    @Test
    void an_agent_acts_for_its_principal_by_its_token_alone() {
        Optional<String> cookie = Optional.of(sessions.begin(MARA).token());

        assertThat(callers.resolve(Optional.of(SCOUT), Optional.empty())).contains(Caller.agent("mara", "scout"));
        assertThat(callers.resolve(Optional.of("Bearer made-up"), cookie)).isEmpty();
        assertThat(callers.resolve(Optional.of("Bearer "), cookie)).isEmpty();
        assertThat(callers.resolve(Optional.of("Basic agent:scout"), cookie)).isEmpty();
    }

    @Test
    void an_operator_and_a_product_manager_have_their_roles() {
        People people = new People();

        assertThat(people.find("ada").orElseThrow().caller().is(Caller.Role.OPERATOR))
                .isTrue();
        assertThat(people.find("priya").orElseThrow().caller().is(Caller.Role.POLICY_EDITOR))
                .isTrue();
        assertThat(MARA.caller().roles()).isEmpty();
    }
}
