// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.form.Form;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A fact that a decision depends on and that no state holds. Open for more kinds; each says what answers it.
 *
 * @since 0.1.0
 */
public interface Need {
    /**
     * How many offers a principal has made on this listing, in other negotiations that count against its cap. Answered
     * by an integer, which stays as it is while this negotiation is open: a buyer has one on a listing at a time.
     *
     * @param principal the buyer
     */
    record OffersOnListing(PrincipalId principal) implements Need {}

    /**
     * When the last negotiation of a buyer on this listing under this protocol's name came to nothing: it ended by its
     * rules without a deal on every item, or made a deal that is not paid, or its deal ended unpaid, cancelled or expired.
     * What a deal's price has told is told, whoever ends the deal. Answered by an instant, or null where there is none.
     *
     * @param principal the buyer
     * @param settled the phases that end with a deal on every item, which counts until it is paid, or count for nothing
     */
    record LastWithoutDeal(PrincipalId principal, Set<String> settled) implements Need {
        public LastWithoutDeal {
            settled = Set.copyOf(settled);
        }
    }

    /**
     * The service's commitment to a seed that nobody can guess and that is this negotiation's own. Answered as {@link
     * SeedCommitment#toJson} writes it; equal subjects get equal commitments.
     *
     * @param subject what is to be drawn, such as an item; 1 to 128 characters
     */
    record CommittedSeed(String subject) implements Need {}

    /**
     * The seed behind a commitment, which may be asked for only once nobody can act on it any more. Answered by {@link
     * DrawSeed#hex}.
     *
     * @param subject as it was committed to
     * @param commitment what was committed
     */
    record Seed(String subject, SeedCommitment commitment) implements Need {}

    /**
     * What the host alone can say, by its {@code FactSource}. Answered as {@link Fact#toJson} writes it. While it cannot be had,
     * or is in another form, or no longer valid, nothing is decided: a command is refused, a deadline waits.
     *
     * @param kind the protocol's name for it
     * @param subject about whom or what
     * @param form of the fact's value, a constant of the protocol
     * @param audience who may read in the transcript what the host said. What is about a person is for that person's seat, so
     *     that it is erased with the person
     */
    record OfHost(String kind, Json subject, Form<?> form, Audience audience) implements Need {
        public OfHost {
            Objects.requireNonNull(form, "form");
            Objects.requireNonNull(audience, "audience");
        }
    }

    /**
     * Whether the host knows somebody to be tied to the listing's owner, by its {@code Relations}. Answered by a boolean; false
     * where the host has none.
     */
    record Tied(PrincipalId owner, PrincipalId other) implements Need {}

    /**
     * What follows from the state by a computation that takes long, such as a bargaining solution. It is a record, so that equal
     * questions are one. The decision checks the answer without repeating the computation.
     */
    interface Computed extends Need {
        /** The answer; the same for equal questions, and from nothing else. */
        Json compute();
    }

    /** Answers {@link LastWithoutDeal}. */
    static Json answer(Optional<Instant> instant) {
        return instant.<Json>map(Json::of).orElseGet(Json.Nil::new);
    }

    /** Reads {@link #answer}. */
    static Optional<Instant> instant(Json answer) {
        return answer instanceof Json.Nil ? Optional.empty() : Optional.of(answer.instant());
    }

    /**
     * What the service binds itself to when a negotiation opens.
     *
     * @param key the name of the key from which the seed comes
     * @param hash see {@link DrawSeed#commitment}
     */
    record SeedCommitment(String key, Hash hash) {
        /** This commitment as JSON. */
        public Json toJson() {
            return Json.object().put("key", key).put("hash", hash.hex()).build();
        }

        /**
         * The commitment that {@link #toJson} wrote.
         *
         * @throws IllegalArgumentException if the JSON is none
         */
        public static SeedCommitment fromJson(Json json) {
            return new SeedCommitment(
                    json.get("key").text(), new Hash(json.get("hash").text()));
        }
    }
}
