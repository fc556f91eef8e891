// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.faulty;

import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Award;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EncodedEvent.Part;
import dev.parley.protocol.Input;
import dev.parley.protocol.Look;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Standing;
import dev.parley.protocol.samples.SealedSale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Sealed sales with one fault each. */
final class FaultySales {
    private FaultySales() {}

    /** Awards the item to whoever leads, until somebody bids more. */
    static final class AwardsShrink extends SealedSale {
        @Override
        public Standing standing(State state) {
            Standing sound = super.standing(state);
            List<Award> leads = leader(state).stream()
                    .map(bid -> Award.of(
                            bid.bidder(),
                            state.opening().openedBy(),
                            state.opening().listing().items().get(0),
                            bid.terms()))
                    .toList();
            return sound.phase().equals("bidding")
                    ? new Standing(sound.phase(), sound.deadline(), sound.seats(), leads)
                    : sound;
        }
    }

    /** Shows every bidder the highest bid, and that there was one. */
    static final class ShowsRivalsBid extends SealedSale {
        @Override
        public Look shared(State state, Audience audience, Instant now) {
            return Look.of(Json.object()
                    .put("shown", super.shared(state, audience, now).details())
                    .putIf("leading", leader(state), bid -> bid.terms().toJson())
                    .build());
        }

        @Override
        public ProtocolForms<Rules, Move, Event> forms() {
            ProtocolForms<Rules, Move, Event> sound = super.forms();
            return sound.withEvents(sound.events().storedAs(ShowsRivalsBid::told, ShowsRivalsBid::untold));
        }

        private static EncodedEvent told(EncodedEvent encoded) {
            if (isSeenByAll(encoded)) {
                return encoded;
            }
            List<Part> parts = new ArrayList<>(encoded.parts());
            parts.add(new Part(Audience.PARTIES, Json.object().build()));
            return new EncodedEvent(encoded.type(), encoded.version(), parts);
        }

        private static EncodedEvent untold(EncodedEvent encoded) {
            List<Part> parts = new ArrayList<>(encoded.parts());
            parts.removeIf(part -> part.audience().equals(Audience.PARTIES)
                    && part.content().members().isEmpty()
                    && encoded.parts().size() > 1);
            return new EncodedEvent(encoded.type(), encoded.version(), parts);
        }

        private static boolean isSeenByAll(EncodedEvent encoded) {
            return encoded.parts().stream().anyMatch(part -> part.audience().equals(Audience.PARTIES));
        }
    }

    /** Changes a rival's view when a bid arrives, and keeps its revision. */
    static final class ChangesSilently extends SealedSale {
        @Override
        public Look shared(State state, Audience audience, Instant now) {
            return Look.of(Json.object().put("bids", state.bids().size()).build());
        }
    }

    /** Puts a deal of every bidder at stake with each bid, of which only its bidder is told. */
    static final class OwesUnseen extends SealedSale {
        @Override
        public List<Stake> stakes(State state, SeatId seat) {
            return super.stakes(state, seat).stream()
                    .map(own -> new Stake(
                            own.name(), own.money(), own.units(), state.bids().size()))
                    .toList();
        }
    }

    /** Refuses bids below the secret reserve: a bidder finds it by bisection. */
    static final class RefusesBelowReserve extends SealedSale {
        @Override
        public Decision<Event> decide(State state, Input<Move> input, Context context) {
            boolean below = input instanceof Input.Move<Move> move
                    && move.payload() instanceof Move.Bid bid
                    && state.opening()
                                    .listing()
                                    .items()
                                    .get(0)
                                    .amount(bid.items().get(0))
                                    .minorUnits()
                            < state.reserve();
            return below ? Decision.refused(Reason.OUT_OF_RANGE) : super.decide(state, input, context);
        }
    }

    /** Writes the secret reserve where every party reads it. */
    static final class WritesReserveOpenly extends SealedSale {
        @Override
        public ProtocolForms<Rules, Move, Event> forms() {
            ProtocolForms<Rules, Move, Event> sound = super.forms();
            return sound.withEvents(sound.events().storedAs(WritesReserveOpenly::openly, UnaryOperator.identity()));
        }

        private static EncodedEvent openly(EncodedEvent encoded) {
            if (!encoded.type().equals("reserve-set")) {
                return encoded;
            }
            Part reserve = encoded.parts().get(1);
            Json open = Json.object(encoded.part(Audience.PARTIES))
                    .put("reserve", reserve.content().get("reserve"))
                    .build();
            return new EncodedEvent(encoded.type(), 1, List.of(new Part(Audience.PARTIES, open), reserve));
        }
    }

    /** Lets everybody read the headers of hidden bids. */
    static final class PublishesHeaders extends SealedSale {
        @Override
        public boolean publishesHeaders(State state) {
            return true;
        }
    }

    /** Lets everybody read them once it has ended, sold or not. */
    static final class PublishesHeadersUnsold extends SealedSale {
        @Override
        public boolean publishesHeaders(State state) {
            return !state.phase().equals("bidding");
        }
    }

    /** Lets any value pass. */
    static final class ValidatesNothing extends SealedSale {
        @Override
        public Optional<Refusal> validate(State state, Move move) {
            return Optional.empty();
        }
    }

    private static Optional<SealedSale.Event.Bid> leader(SealedSale.State state) {
        return state.bids().stream()
                .max(Comparator.comparing(
                        bid -> state.opening().listing().items().get(0).amount(bid.terms())));
    }
}
