// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Look;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Reason;
import dev.parley.protocol.samples.InterceptedGame;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.protocol.sealedbid.SealedEvent;
import dev.parley.protocol.sealedbid.SealedMove;
import dev.parley.protocol.sealedbid.SealedRules;
import dev.parley.protocol.sealedbid.SealedState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Sealed sales that let something slip, each in another place. */
enum SealedLeak {
    RESERVE_IN_THE_VIEW(SealedSecret.RESERVE) {
        @Override
        Object slip(SealedGame sound, String method, Object[] arguments, Object result) {
            return method.equals("shared") ? padded((Look) result, sound.reserve(state(arguments))) : result;
        }
    },
    /** Whoever bids below the reserve is told so at once. */
    BID_BELOW_RESERVE_REFUSED(SealedSecret.A_RESERVE) {
        @Override
        Object slip(SealedGame sound, String method, Object[] arguments, Object result) {
            boolean below = method.equals("decide")
                    && arguments[1] instanceof Input.Move<?>
                    && sound.reserve(state(arguments)) > 600;
            return below ? Decision.refused(Reason.OUT_OF_RANGE) : result;
        }
    },
    /** Who lost is told whether there was a reserve, after the close. */
    RESERVE_AFTERWARDS(SealedSecret.A_RESERVE) {
        @Override
        Object slip(SealedGame sound, String method, Object[] arguments, Object result) {
            boolean ended = method.equals("shared")
                    && state(arguments).outcome().closed().isPresent();
            return ended ? padded((Look) result, sound.reserve(state(arguments)) > 0 ? 1 : 0) : result;
        }
    },
    BIDS_COUNTED(SealedSecret.A_BIDDER, SealedSecret.BIDDERS_MANDATE, SealedSecret.A_LIMIT) {
        @Override
        Object slip(SealedGame sound, String method, Object[] arguments, Object result) {
            return method.equals("shared")
                    ? padded((Look) result, sound.submissions(state(arguments)).size())
                    : result;
        }
    },
    BIDS_IN_THE_LENGTH(SealedSecret.BID, SealedSecret.SELLERS_LIMIT, SealedSecret.BUYERS_LIMIT) {
        @Override
        Object slip(SealedGame sound, String method, Object[] arguments, Object result) {
            return method.equals("shared")
                    ? padded(
                            (Look) result,
                            sound.submissions(state(arguments)).toString().hashCode() & 63)
                    : result;
        }
    };

    private static final Instant NEVER = Instant.EPOCH;

    @SuppressWarnings("ImmutableEnumChecker") // a list that cannot be changed
    private final List<SealedSecret> secrets;

    SealedLeak(SealedSecret... secrets) {
        this.secrets = List.of(secrets);
    }

    abstract Object slip(SealedGame sound, String method, Object[] arguments, Object result);

    /** Which secrets it tells. */
    List<SealedSecret> secrets() {
        return secrets;
    }

    ProtocolId id() {
        return new ProtocolId("leaky-" + name().toLowerCase(Locale.ROOT).replace('_', '-'), 1);
    }

    Protocol<?, ?, ?, ?> protocol(SealedSecret secret) {
        Protocol<SealedRules, SealedMove, SealedState, SealedEvent> sound =
                secret.isOfAuction() ? new SealedAuction() : new SealedBid();
        return InterceptedGame.of(
                id(), sound, (method, arguments, result) -> slip(new SealedGame(sound), method, arguments, result));
    }

    /** What is known of a game that keeps its secrets. */
    record SealedGame(Protocol<SealedRules, SealedMove, SealedState, SealedEvent> game) {
        long reserve(SealedState state) {
            return game.own(state, new SeatId("seller"), NEVER)
                    .kept()
                    .find("reserves")
                    .flatMap(reserves -> reserves.find("one"))
                    .map(Json::integer)
                    .orElse(0L);
        }

        List<Json> submissions(SealedState state) {
            return game.standing(state).seats().stream()
                    .map(Seat::id)
                    .flatMap(
                            seat -> game
                                    .own(state, seat, NEVER)
                                    .details()
                                    .find("own")
                                    .flatMap(own -> own.find("submission"))
                                    .stream())
                    .toList();
        }
    }

    private static SealedState state(Object... arguments) {
        return (SealedState) arguments[0];
    }

    private static Look padded(Look look, long length) {
        Json.Builder padded = Json.object();
        look.details().members().forEach(padded::put);
        return new Look(
                padded.put("padding", "x".repeat((int) length)).build(),
                look.running(),
                look.kept(),
                look.allowed(),
                look.awaited(),
                look.since(),
                look.until());
    }
}
