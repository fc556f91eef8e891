package dev.parley.protocol.faulty;

import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.SeatId;
import dev.parley.model.Terms;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Award;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EncodedEvent.Part;
import dev.parley.protocol.Exposure;
import dev.parley.protocol.Input;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.samples.SealedSale;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Sealed sales with one fault each. */
final class FaultySales {
    private FaultySales() {}

    /** Awards the item to whoever leads, until somebody bids more. */
    static final class AwardsShrink extends SealedSale {
        @Override
        public List<Award> awards(State state) {
            return state.awards().isEmpty() && state.phase().equals("bidding")
                    ? leader(state).stream().map(bid -> award(state, bid)).toList()
                    : super.awards(state);
        }

        private static Award award(State state, Map.Entry<SeatId, Terms> bid) {
            return new Award(bid.getKey(), state.seller(), bid.getValue(), amount(state, bid), 1);
        }
    }

    /** Shows every bidder the highest bid. */
    static final class ShowsRivalsBid extends SealedSale {
        @Override
        public View view(State state, Viewer viewer, Instant now) {
            View view = super.view(state, viewer, now);
            Json shown = Json.object()
                    .put("own", view.details())
                    .putIf("leading", leader(state), bid -> bid.getValue().toJson())
                    .build();
            return new View(view.kind(), shown);
        }

        @Override
        public Optional<View> disclose(State before, Event event, Viewer viewer) {
            return Optional.of(new View("something", Json.object().build()));
        }
    }

    /** Changes a rival's view when a bid arrives, and keeps its revision. */
    static final class ChangesSilently extends SealedSale {
        @Override
        public View view(State state, Viewer viewer, Instant now) {
            View view = super.view(state, viewer, now);
            Json shown = Json.object()
                    .put("own", view.details())
                    .put("bids", state.bids().size())
                    .build();
            return new View(view.kind(), shown);
        }
    }

    /** Keeps from operators that they see events. */
    static final class ForgetsOperators extends SealedSale {
        @Override
        public List<Viewer> seenBy(State before, Event event, State after) {
            return super.seenBy(before, event, after).stream()
                    .filter(viewer -> viewer instanceof Viewer.Party)
                    .toList();
        }
    }

    /** Puts a deal of every bidder at stake with each bid, of which only its bidder is told. */
    static final class OwesUnseen extends SealedSale {
        @Override
        public Exposure exposure(State state, SeatId seat) {
            Exposure own = super.exposure(state, seat);
            return state.phase().equals("bidding")
                    ? new Exposure(own.money(), own.units(), state.bids().size())
                    : own;
        }
    }

    /** Refuses bids below the secret reserve: a bidder finds it by bisection. */
    static final class RefusesBelowReserve extends SealedSale {
        @Override
        public Decision<Event> decide(State state, Input<Move> input, Context context) {
            boolean below = input instanceof Input.Move<Move> move
                    && move.payload() instanceof Move.Bid bid
                    && state.listing().items().get(0).amount(bid.terms()).minorUnits() < state.reserve();
            Decision<Event> decision = super.decide(state, input, context);
            return below && decision instanceof Decision.Accepted<Event>
                    ? Decision.refused(Reason.OUT_OF_RANGE)
                    : decision;
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
            if (!encoded.type().equals("sale-opened")) {
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
            return lifecycle().phase(state.phase()).orElseThrow().terminal();
        }
    }

    /** Lets any value pass. */
    static final class ValidatesNothing extends SealedSale {
        @Override
        public Optional<Refusal> validate(State state, Move move) {
            return Optional.empty();
        }
    }

    private static Optional<Map.Entry<SeatId, Terms>> leader(SealedSale.State state) {
        return state.bids().entrySet().stream().max(Comparator.comparing(bid -> amount(state, bid)));
    }

    private static Money amount(SealedSale.State state, Map.Entry<SeatId, Terms> bid) {
        return state.listing().items().get(0).amount(bid.getValue());
    }
}
