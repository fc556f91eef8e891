package dev.parley.application.negotiation;

import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.Idempotency;
import dev.parley.application.SealedRecords;
import dev.parley.application.Violation;
import dev.parley.application.listing.Catalogue;
import dev.parley.application.policy.PolicyBook;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Tenant;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyRule;
import dev.parley.port.Caller;
import dev.parley.port.StoreUnavailableException;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What principals keep to themselves on listings. Only the principal itself, in person, writes and reads it; it is kept
 * sealed. While its key cannot be had nothing opens on the listing that would have to do without it, and the principal may
 * still write it anew.
 */
final class PrivateTerms {
    private static final Json NOTHING = Json.object().build();
    private static final SeatId SELLER = new SeatId("seller");

    private final Environment environment;
    private final Idempotency idempotency;
    private final SealedRecords sealed;

    PrivateTerms(Desk desk) {
        this.environment = desk.environment();
        this.idempotency = desk.idempotency();
        this.sealed = new SealedRecords(environment.keys());
    }

    /**
     * What a seat's principal has set, if the protocol still reads it.
     *
     * @throws dev.parley.port.KeyUnavailableException if it cannot be opened
     */
    Optional<Json> valid(Tenant tenant, Listing listing, Seat seat, Protocol<?, ?, ?, ?> protocol) {
        return find(tenant, listing.ref(), seat.principal())
                .map(sealed::body)
                .filter(terms -> environment
                        .schemas()
                        .violations(protocol.codecs().privateTermsSchema(), terms)
                        .isEmpty());
    }

    Outcome<Json> read(Caller caller, ListingRef listing) {
        return entitled(caller, listing)
                .map(found -> find(caller.tenant(), listing, caller.principal())
                        .map(sealed::body)
                        .orElse(NOTHING));
    }

    /** No terms are kept with the answer: a retry brings the very same, or is refused. */
    Outcome<Json> write(Caller caller, ListingRef listing, Json terms, IdempotencyKey key) {
        return entitled(caller, listing).then(found -> {
            Json request = Json.object().put("terms", terms).build();
            Idempotency.Command command = new Idempotency.Command(caller, "private-terms " + listing, key, request);
            return idempotency.once(command, keep -> write(caller, found, terms, keep), answer -> Outcome.done(terms));
        });
    }

    private Outcome<Listing> entitled(Caller caller, ListingRef ref) {
        Optional<Listing> listing = new Catalogue(environment).find(caller.tenant(), ref);
        if (listing.isEmpty()) {
            return Outcome.refused(Reason.NOT_FOUND);
        }
        boolean own = listing.get().seller().equals(caller.principal());
        return own && caller.agent().isEmpty() ? Outcome.done(listing.get()) : Outcome.refused(Reason.NOT_ENTITLED);
    }

    private Optional<Outcome<Json>> write(Caller caller, Listing listing, Json terms, Idempotency.Keep keep) {
        List<Violation> violations = violations(caller.tenant(), listing, terms);
        if (!violations.isEmpty()) {
            return Optional.of(Outcome.refused(Violation.refusal(Reason.INVALID_REQUEST, "", violations)));
        }
        long revision = find(caller.tenant(), listing.ref(), caller.principal())
                .map(StoredRecord::revision)
                .orElse(0L);
        RecordPut put = new RecordPut(
                RecordKind.PRIVATE_TERMS, id(listing.ref(), caller.principal()), revision, terms, Set.of());
        CommitResult result = environment
                .store()
                .commit(Append.to(caller.tenant())
                        .record(sealed.sealed(caller.tenant(), put))
                        .answer(keep.apply(NOTHING))
                        .build());
        if (result instanceof CommitResult.Appended) {
            return Optional.of(Outcome.done(terms));
        }
        if (result instanceof CommitResult.Duplicate) {
            return Optional.empty();
        }
        throw new StoreUnavailableException("the private terms were written by another request; try again");
    }

    private List<Violation> violations(Tenant tenant, Listing listing, Json terms) {
        Optional<Choice> choice = new PolicyBook(environment)
                .current(tenant)
                .flatMap(policy -> policy.choose(listing, environment.now()))
                .map(PolicyRule::choice);
        Optional<Protocol<?, ?, ?, ?>> protocol =
                choice.flatMap(chosen -> environment.protocols().find(chosen.protocol()));
        if (choice.isEmpty() || protocol.isEmpty()) {
            return List.of(new Violation("", "NOT_NEGOTIABLE", "no policy lets this listing be negotiated yet"));
        }
        List<Violation> violations =
                environment.schemas().violations(protocol.get().codecs().privateTermsSchema(), terms);
        return violations.isEmpty() ? trial(tenant, listing, choice.get(), protocol.get(), terms) : violations;
    }

    /**
     * Opens a negotiation that nobody sees, so that terms the protocol cannot take are refused now and not to a buyer; by
     * the seller, where no buyer may open one.
     */
    private <R, M, S, E> List<Violation> trial(
            Tenant tenant, Listing listing, Choice choice, Protocol<R, M, S, E> protocol, Json terms) {
        Seat seller = new Seat(SELLER, SeatRole.SELLER, listing.seller());
        Seat buyer = new Seat(new SeatId("buyer"), SeatRole.BUYER, new PrincipalId("nobody"));
        return Stream.of(List.of(seller, buyer), List.of(seller))
                .filter(seats ->
                        open(tenant, listing, choice, protocol, seats, NOTHING).match(events -> true, refusal -> false))
                .findFirst()
                .flatMap(seats -> open(tenant, listing, choice, protocol, seats, terms)
                        .<Optional<Refusal>>match(events -> Optional.empty(), Optional::of))
                .map(refusal -> new Violation(
                        "", refusal.code().name(), refusal.params().toString()))
                .stream()
                .toList();
    }

    /** The last of the seats opens. */
    private <R, M, S, E> Decision<E> open(
            Tenant tenant,
            Listing listing,
            Choice choice,
            Protocol<R, M, S, E> protocol,
            List<Seat> seats,
            Json terms) {
        Frame frame = new Frame(
                new NegotiationId(environment.ids().next("neg")),
                tenant,
                listing,
                1,
                choice.protocol(),
                choice.parameters(),
                choice.settlement(),
                Optional.empty(),
                seats,
                seats.get(seats.size() - 1).id(),
                environment.now());
        dev.parley.protocol.Opening<R> opening = new dev.parley.protocol.Opening<>(
                frame.id(),
                listing,
                protocol.codecs().readRules(choice.parameters()),
                choice.settlement(),
                seats,
                frame.openedBy(),
                terms.equals(NOTHING) ? Map.of() : Map.of(SELLER, terms));
        return protocol.open(opening, Facts.context(environment, frame, protocol.needs(opening)));
    }

    private Optional<StoredRecord> find(Tenant tenant, ListingRef listing, PrincipalId principal) {
        return environment.store().record(tenant, RecordKind.PRIVATE_TERMS, id(listing, principal));
    }

    private static String id(ListingRef listing, PrincipalId principal) {
        return listing.value() + "\n" + principal.value();
    }
}
