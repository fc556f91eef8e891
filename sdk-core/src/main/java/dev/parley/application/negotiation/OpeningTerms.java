package dev.parley.application.negotiation;

import dev.parley.api.PrivateTermsView.Lapse;
import dev.parley.application.Environment;
import dev.parley.application.Violation;
import dev.parley.application.store.Condition;
import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a protocol decides about an opening with the private terms that its seats have. Terms of somebody else than the
 * opener that have lapsed are left out: nothing that the opener gets depends on them. The opener's own are not left out
 * behind its back, but refused.
 */
final class OpeningTerms<R, M, S, E> {
    private final Environment environment;
    private final OpeningRecord openingRecord;
    private final Protocol<R, M, S, E> protocol;
    private final R parameters;

    OpeningTerms(Environment environment, OpeningRecord openingRecord, Protocol<R, M, S, E> protocol, R parameters) {
        this.environment = environment;
        this.openingRecord = openingRecord;
        this.protocol = protocol;
        this.parameters = parameters;
    }

    /**
     * What is decided.
     *
     * @param basis the kept terms that it rests on
     */
    record Decided<E>(Decision<E> decision, List<Condition> basis) {}

    /**
     * Decides.
     *
     * @param brought what the opener keeps to itself in this negotiation, in place of what it has set for the listing
     * @throws dev.parley.port.KeyUnavailableException if terms cannot be opened that might act
     */
    Decided<E> decide(Optional<Json> brought) {
        Map<SeatId, StoredPrivateTerms> others = new HashMap<>();
        Optional<StoredPrivateTerms> own = Optional.empty();
        for (Seat seat : openingRecord.seats()) {
            boolean opens = seat.id().equals(openingRecord.openedBy());
            Optional<StoredPrivateTerms> kept = opens && brought.isPresent() ? Optional.empty() : kept(seat);
            if (opens) {
                own = kept;
            } else {
                kept.filter(terms -> lapses(terms).isEmpty()).ifPresent(terms -> others.put(seat.id(), terms));
            }
        }
        List<Lapse> lapsed = own.map(this::lapses).orElse(List.of());
        return lapsed.isEmpty()
                ? decide(brought, own, others)
                : new Decided<>(Decision.refused(lapsed(lapsed)), List.of());
    }

    private Optional<StoredPrivateTerms> kept(Seat seat) {
        return StoredPrivateTerms.find(
                environment, openingRecord.tenant(), openingRecord.listing().ref(), seat.principal());
    }

    private List<Lapse> lapses(StoredPrivateTerms kept) {
        List<Lapse> changes = kept.basis().changesTo(TermsBasis.of(openingRecord));
        boolean read = environment
                .schemas()
                .violations(protocol.codecs().privateTermsSchema(), kept.terms())
                .isEmpty();
        return changes.isEmpty() && !read ? List.of(Lapse.NOT_TAKEN) : changes;
    }

    private Decided<E> decide(
            Optional<Json> brought, Optional<StoredPrivateTerms> own, Map<SeatId, StoredPrivateTerms> others) {
        Map<SeatId, Json> openers = new HashMap<>();
        brought.or(() -> own.map(StoredPrivateTerms::terms))
                .filter(terms -> !terms.equals(StoredPrivateTerms.NOTHING))
                .ifPresent(terms -> openers.put(openingRecord.openedBy(), terms));
        Map<SeatId, Json> all = new HashMap<>(openers);
        others.forEach((seat, kept) -> all.put(seat, kept.terms()));
        Decision<E> decision = open(all);
        if (isAccepted(decision)) {
            List<Condition> basis = new ArrayList<>();
            own.ifPresent(kept -> basis.add(kept.asRead()));
            others.values().forEach(kept -> basis.add(kept.asRead()));
            return new Decided<>(decision, basis);
        }
        return others.isEmpty()
                ? new Decided<>(refused(decision, openers, own.isPresent()), List.of())
                : decide(brought, own, Map.of());
    }

    /** Why the opening is refused, if the opener's own terms are not why; else that they are. */
    private Decision<E> refused(Decision<E> decision, Map<SeatId, Json> openers, boolean kept) {
        Decision<E> without = openers.isEmpty() ? decision : open(Map.of());
        if (!isAccepted(without)) {
            return without;
        }
        return Decision.refused(
                kept
                        ? lapsed(List.of(Lapse.NOT_TAKEN))
                        : Violation.refusal("/privateTerms", "the protocol does not take these terms on this listing"));
    }

    private static Refusal lapsed(List<Lapse> lapses) {
        return Refusal.of(Reason.PRIVATE_TERMS_LAPSED)
                .withForOwner("lapsed", Json.array(lapses, lapse -> Json.of(lapse.name())));
    }

    private Decision<E> open(Map<SeatId, Json> terms) {
        var opening = openingRecord.opening(parameters, terms);
        return protocol.open(opening, ContextLoader.context(environment, openingRecord, protocol.needs(opening)));
    }

    private static boolean isAccepted(Decision<?> decision) {
        return decision.match(events -> true, refusal -> false);
    }
}
