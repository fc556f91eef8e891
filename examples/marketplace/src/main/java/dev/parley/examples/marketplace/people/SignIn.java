// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.people;

import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.web.Violation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who to be.
 *
 * @param person their id
 */
public record SignIn(@Nullable String person) {
    /** The person of that id, if there is one. */
    public Outcome<Person> of(People people) {
        return Optional.ofNullable(person)
                .flatMap(people::find)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Violation.refusal(
                        new Violation("/person", "UNKNOWN_PERSON", "must be the id of somebody on the sign-in page"))));
    }
}
