// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.Json;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Reason;
import dev.parley.protocol.auction.english.EnglishEvent.Closed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the seller may end before the close, as the rules let it: it calls the auction off, or sells at once to who leads. */
final class EarlyEnd {
    private EarlyEnd() {}

    static List<Allowed> allowed(EnglishState state) {
        boolean sells = sells(state);
        EnglishRules rules = state.sale().rules();
        List<Allowed> moves = new ArrayList<>();
        if (rules.callingOff().lets(sells)) {
            moves.add(Allowed.of("call-off"));
        }
        if (rules.closesEarly() && sells) {
            Json price =
                    Json.object().put("price", state.shown().lead().price()).build();
            moves.add(new Allowed("close-early", Optional.empty(), price));
        }
        return moves;
    }

    /** The auction may be called off before bids are taken, too. */
    static Decision<EnglishEvent> decide(EnglishState state, EnglishMove move, Instant at) {
        return move instanceof EnglishMove.CallOff ? callOff(state, at) : closeEarly(state, at);
    }

    private static Decision<EnglishEvent> callOff(EnglishState state, Instant at) {
        CallingOff rule = state.sale().rules().callingOff();
        if (rule == CallingOff.NEVER) {
            return Decision.refused(Reason.MOVE_NOT_ALLOWED);
        }
        return rule.lets(sells(state))
                ? Decision.accepted(new Closed(CloseReason.CALLED_OFF, Optional.empty(), List.of(), at))
                : Decision.refused(EnglishReason.BID_STANDS);
    }

    private static Decision<EnglishEvent> closeEarly(EnglishState state, Instant at) {
        if (!state.sale().rules().closesEarly()) {
            return Decision.refused(Reason.MOVE_NOT_ALLOWED);
        }
        return sells(state)
                ? Decision.accepted(Telling.sold(CloseReason.SOLD_EARLY, state, at))
                : Decision.refused(EnglishReason.NO_BID_STANDS);
    }

    private static boolean sells(EnglishState state) {
        return state.sale().sells(state.shown().lead());
    }
}
