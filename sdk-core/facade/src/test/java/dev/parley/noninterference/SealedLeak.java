package dev.parley.noninterference;

import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Reason;
import dev.parley.protocol.View;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.kernel.PlayedState;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.protocol.sealedbid.SealedEvent;
import dev.parley.protocol.sealedbid.SealedMove;
import dev.parley.protocol.sealedbid.SealedRules;
import dev.parley.protocol.sealedbid.SealedState;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Sealed sales that let something slip, each in another place. */
enum SealedLeak {
    RESERVE_IN_THE_VIEW(SealedSecret.RESERVE) {
        @Override
        Object slip(
                Protocol<?, ?, PlayedState<SealedRules, SealedState>, ?> sound,
                String method,
                Object[] arguments,
                Object result) {
            return method.equals("view") ? padded((View) result, reserve(sound, state(arguments))) : result;
        }
    },
    /** Whoever bids below the reserve is told so at once. */
    BID_BELOW_RESERVE_REFUSED(SealedSecret.A_RESERVE) {
        @Override
        Object slip(
                Protocol<?, ?, PlayedState<SealedRules, SealedState>, ?> sound,
                String method,
                Object[] arguments,
                Object result) {
            boolean below = method.equals("decide")
                    && arguments[1] instanceof Input.Move<?>
                    && reserve(sound, state(arguments)) > 600;
            return below ? Decision.refused(Reason.OUT_OF_RANGE) : result;
        }
    },
    /** Who lost is told whether there was a reserve, after the close. */
    RESERVE_AFTERWARDS(SealedSecret.A_RESERVE) {
        @Override
        Object slip(
                Protocol<?, ?, PlayedState<SealedRules, SealedState>, ?> sound,
                String method,
                Object[] arguments,
                Object result) {
            boolean ended = method.equals("view")
                    && state(arguments).game().outcome().closed().isPresent();
            return ended ? padded((View) result, reserve(sound, state(arguments)) > 0 ? 1 : 0) : result;
        }
    },
    BIDS_COUNTED(SealedSecret.A_BIDDER, SealedSecret.BIDDERS_MANDATE, SealedSecret.A_LIMIT) {
        @Override
        Object slip(
                Protocol<?, ?, PlayedState<SealedRules, SealedState>, ?> sound,
                String method,
                Object[] arguments,
                Object result) {
            return method.equals("view")
                    ? padded((View) result, submissions(sound, state(arguments)).size())
                    : result;
        }
    },
    BIDS_IN_THE_LENGTH(SealedSecret.BID, SealedSecret.SELLERS_LIMIT, SealedSecret.BUYERS_LIMIT) {
        @Override
        Object slip(
                Protocol<?, ?, PlayedState<SealedRules, SealedState>, ?> sound,
                String method,
                Object[] arguments,
                Object result) {
            return method.equals("view")
                    ? padded(
                            (View) result,
                            submissions(sound, state(arguments)).toString().hashCode() & 63)
                    : result;
        }
    };

    private static final Instant NEVER = Instant.EPOCH;

    @SuppressWarnings("ImmutableEnumChecker") // a list that cannot be changed
    private final List<SealedSecret> secrets;

    SealedLeak(SealedSecret... secrets) {
        this.secrets = List.of(secrets);
    }

    abstract Object slip(
            Protocol<?, ?, PlayedState<SealedRules, SealedState>, ?> sound,
            String method,
            Object[] arguments,
            Object result);

    /** Which secrets it tells. */
    List<SealedSecret> secrets() {
        return secrets;
    }

    ProtocolId id() {
        return new ProtocolId("leaky-" + name().toLowerCase(Locale.ROOT).replace('_', '-'), 1);
    }

    @SuppressWarnings("unchecked")
    Protocol<SealedRules, SealedMove, PlayedState<SealedRules, SealedState>, KernelEvent<SealedEvent>> protocol(
            SealedSecret secret) {
        Protocol<SealedRules, SealedMove, PlayedState<SealedRules, SealedState>, KernelEvent<SealedEvent>> sound =
                secret.isOfAuction() ? Played.of(new SealedAuction()) : Played.of(new SealedBid());
        return (Protocol<SealedRules, SealedMove, PlayedState<SealedRules, SealedState>, KernelEvent<SealedEvent>>)
                Proxy.newProxyInstance(
                        SealedLeak.class.getClassLoader(), new Class<?>[] {Protocol.class}, (proxy, method, given) -> {
                            Object[] arguments = given == null ? new Object[0] : given;
                            if (method.getName().equals("id")) {
                                return id();
                            }
                            try {
                                return slip(sound, method.getName(), arguments, method.invoke(sound, arguments));
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    @SuppressWarnings("unchecked")
    private static PlayedState<SealedRules, SealedState> state(Object... arguments) {
        return (PlayedState<SealedRules, SealedState>) arguments[0];
    }

    private static long reserve(
            Protocol<?, ?, PlayedState<SealedRules, SealedState>, ?> sound,
            PlayedState<SealedRules, SealedState> state) {
        return sound.view(state, new Viewer.Party(new SeatId("seller")), NEVER)
                .details()
                .find("reserves")
                .flatMap(reserves -> reserves.find("one"))
                .map(Json::integer)
                .orElse(0L);
    }

    private static List<Json> submissions(
            Protocol<?, ?, PlayedState<SealedRules, SealedState>, ?> sound,
            PlayedState<SealedRules, SealedState> state) {
        return sound.seats(state).stream()
                .map(Seat::id)
                .flatMap(seat -> sound
                        .view(state, new Viewer.Party(seat), NEVER)
                        .details()
                        .find("own")
                        .flatMap(own -> own.find("submission"))
                        .stream())
                .toList();
    }

    private static View padded(View view, long length) {
        Json.Builder padded = Json.object();
        view.details().members().forEach(padded::put);
        return new View(
                view.kind(), padded.put("padding", "x".repeat((int) length)).build());
    }
}
