// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.people;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whose visit this is, and everyone's name for the pages to show.
 *
 * @param person who is signed in
 * @param forgeryToken what the pages send back with every command
 * @param payWithinSeconds how long a buyer has to pay what was agreed
 */
public record Visit(
        Optional<Person> person, Optional<String> forgeryToken, List<Person> people, long payWithinSeconds) {
    /** The visit of a session; without one, a stranger's. */
    public static Visit of(Optional<Session> session, People people, Duration payWithin) {
        return new Visit(
                session.map(Session::person), session.map(Session::forgeryToken), people.all(), payWithin.toSeconds());
    }
}
