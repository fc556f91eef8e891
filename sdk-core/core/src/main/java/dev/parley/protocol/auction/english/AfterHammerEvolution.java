// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.protocol.Award;
import dev.parley.protocol.auction.english.EnglishEvent.AwardLapsed;
import dev.parley.protocol.auction.english.EnglishEvent.ChanceAnswered;
import dev.parley.protocol.auction.english.EnglishEvent.ChanceGiven;
import dev.parley.protocol.auction.english.EnglishEvent.PriceRecomputed;
import dev.parley.protocol.auction.english.EnglishState.Ending;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The end of an auction after one more event after the hammer. */
final class AfterHammerEvolution {
    private AfterHammerEvolution() {}

    static Ending evolve(EnglishState state, EnglishEvent event) {
        Ending ending = state.ending();
        AfterHammer after = ending.after()
                .orElseThrow(() -> new IllegalStateException(
                        event.getClass().getSimpleName() + " cannot follow in phase " + ending.phase()));
        if (event instanceof AwardLapsed lapsed) {
            return ending.with(after.lapsing(lapsed.seat()));
        }
        if (event instanceof ChanceGiven given) {
            return ending.with(after.with(
                    new Chance(given.offer(), given.seat(), given.price(), given.until(), Optional.empty())));
        }
        if (event instanceof ChanceAnswered answered) {
            Ending next = ending.with(after.answered(answered.seat(), answered.answer()));
            return answered.answer() == ChanceAnswer.ACCEPTED
                    ? awarding(state, next, after.standing(answered.seat()).orElseThrow())
                    : next;
        }
        return event instanceof PriceRecomputed
                ? ending
                : new Ending(EnglishLifecycle.SOLD, ending.awards(), ending.after());
    }

    private static Ending awarding(EnglishState state, Ending ending, Chance chance) {
        Award award = Evolution.award(state, chance.seat(), chance.price())
                .fulfilling(chance.id().value());
        List<Award> awards =
                Stream.concat(ending.awards().stream(), Stream.of(award)).toList();
        return new Ending(ending.phase(), awards, ending.after());
    }
}
