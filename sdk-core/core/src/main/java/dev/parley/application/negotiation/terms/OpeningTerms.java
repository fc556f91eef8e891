// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.terms;

import dev.parley.api.PrivateTermsView.Lapse;
import dev.parley.application.Environment;
import dev.parley.application.command.Violation;
import dev.parley.application.negotiation.change.ContextLoader;
import dev.parley.application.negotiation.session.OpeningRecord;
import dev.parley.application.outbox.Messages;
import dev.parley.application.store.Append;
import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.PlayedProtocol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a protocol decides about an opening with the private terms that its seats have. Terms of somebody else than the
 * opener that have lapsed are left out: nothing that the opener gets depends on them. The opener's own are not left out
 * behind its back, but refused.
 */
public final class OpeningTerms {
    private final Environment environment;
    private final OpeningRecord openingRecord;
    private final PlayedProtocol protocol;
    private final Object parameters;

    public OpeningTerms(
            Environment environment, OpeningRecord openingRecord, PlayedProtocol protocol, Object parameters) {
        this.environment = environment;
        this.openingRecord = openingRecord;
        this.protocol = protocol;
        this.parameters = parameters;
    }

    /**
     * What is decided.
     *
     * @param kept the terms that it rests on, or that none are kept
     * @param leftOut terms that were left out since they have lapsed
     */
    public record Decided(
            Decision<KernelEvent<Object>> decision,
            Optional<StoredPrivateTerms.Found> kept,
            Optional<StoredPrivateTerms> leftOut) {
        /** Lets an append rest on what was decided, and has listeners told of what was left out. */
        public void addTo(Append.Builder append, Environment environment, OpeningRecord openingRecord) {
            kept.ifPresent(found -> found.restOn(environment, openingRecord.tenant(), append));
            leftOut.filter(terms -> !terms.lapseTold())
                    .map(terms -> Messages.termsTouched(terms.listing(), openingRecord.openedAt()))
                    .ifPresent(append::message);
        }
    }

    /**
     * Decides. Only the owner can have set terms for a listing.
     *
     * @param brought what the opener keeps to itself in this negotiation, in place of what it has set for the listing
     * @throws dev.parley.port.KeyUnavailableException if terms cannot be opened that might act
     */
    public Decided decide(Optional<Json> brought) {
        Seat owner = openingRecord.seats().stream()
                .filter(seat -> seat.role() == openingRecord.listing().side())
                .findFirst()
                .orElseThrow();
        boolean opens = owner.id().equals(openingRecord.openedBy());
        if (opens && brought.isPresent()) {
            return new Decided(alone(brought, false), Optional.empty(), Optional.empty());
        }
        StoredPrivateTerms.Found found = StoredPrivateTerms.find(
                environment, openingRecord.tenant(), openingRecord.listing().ref(), owner.principal());
        return opens
                ? new Decided(own(found), Optional.of(found), Optional.empty())
                : accompanying(brought, owner.id(), found);
    }

    /** By what the opener has set for the listing, which is not left out where it has lapsed. */
    private Decision<KernelEvent<Object>> own(StoredPrivateTerms.Found found) {
        List<Lapse> lapsed = found.terms().map(this::lapses).orElse(List.of());
        return lapsed.isEmpty()
                ? alone(found.terms().map(StoredPrivateTerms::terms), true)
                : Decision.refused(lapsed(lapsed));
    }

    /** By the opener's terms and by those that the owner has set, which are left out where they have lapsed. */
    private Decided accompanying(Optional<Json> brought, SeatId owner, StoredPrivateTerms.Found found) {
        Optional<StoredPrivateTerms> acting =
                found.terms().filter(terms -> lapses(terms).isEmpty());
        if (acting.isPresent()) {
            Map<SeatId, Json> all = openers(brought);
            all.put(owner, acting.get().terms());
            Decision<KernelEvent<Object>> decision = open(all);
            if (isAccepted(decision)) {
                return new Decided(decision, Optional.of(found), Optional.empty());
            }
        }
        return new Decided(alone(brought, false), Optional.of(found), found.terms());
    }

    private Decision<KernelEvent<Object>> alone(Optional<Json> terms, boolean kept) {
        Map<SeatId, Json> openers = openers(terms);
        Decision<KernelEvent<Object>> decision = open(openers);
        return isAccepted(decision) ? decision : refused(decision, openers, kept);
    }

    private Map<SeatId, Json> openers(Optional<Json> terms) {
        Map<SeatId, Json> openers = new HashMap<>();
        terms.filter(some -> !some.equals(StoredPrivateTerms.NOTHING))
                .ifPresent(some -> openers.put(openingRecord.openedBy(), some));
        return openers;
    }

    private List<Lapse> lapses(StoredPrivateTerms kept) {
        List<Lapse> changes = kept.basis().changesTo(TermsBasis.of(openingRecord));
        boolean read = protocol.forms().privateTermsFaults(kept.terms()).isEmpty();
        return changes.isEmpty() && !read ? List.of(Lapse.NOT_TAKEN) : changes;
    }

    /** Why the opening is refused, if the opener's own terms are not why; else that they are. */
    private Decision<KernelEvent<Object>> refused(
            Decision<KernelEvent<Object>> decision, Map<SeatId, Json> openers, boolean kept) {
        Decision<KernelEvent<Object>> without = openers.isEmpty() ? decision : open(Map.of());
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

    private Decision<KernelEvent<Object>> open(Map<SeatId, Json> terms) {
        var opening = openingRecord.opening(parameters, terms);
        return protocol.open(opening, ContextLoader.context(environment, openingRecord, protocol.needs(opening)));
    }

    private static boolean isAccepted(Decision<?> decision) {
        return decision.match(events -> true, refusal -> false);
    }
}
