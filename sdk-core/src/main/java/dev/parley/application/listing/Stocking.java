package dev.parley.application.listing;

import dev.parley.api.Listings;
import dev.parley.api.Outcome;
import dev.parley.api.StockView;
import dev.parley.application.Environment;
import dev.parley.application.Idempotency;
import dev.parley.application.Messages;
import dev.parley.application.Violation;
import dev.parley.application.Writing;
import dev.parley.application.Writing.Decision;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.Append;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Safe;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The use cases about listings and their stock. */
public final class Stocking implements Listings {
    private final Environment environment;
    private final Idempotency idempotency;
    private final Writing writing;
    private final Catalogue catalogue;
    private final ListingRecords records;
    private final StockRoom stockRoom;

    public Stocking(Environment environment, Idempotency idempotency) {
        this.environment = environment;
        this.idempotency = idempotency;
        this.writing = new Writing(environment);
        this.catalogue = new Catalogue(environment);
        this.records = new ListingRecords(environment);
        this.stockRoom = new StockRoom(environment);
    }

    @Override
    public Outcome<Listing> find(Caller caller, ListingRef listing) {
        return found(catalogue.find(caller.tenant(), listing));
    }

    private static <T> Outcome<T> found(Optional<T> listing) {
        return listing.map(Outcome::done).orElseGet(() -> Outcome.refused(Reason.NOT_FOUND));
    }

    @Override
    public Outcome<Listing> put(Caller caller, Listing listing, IdempotencyKey key) {
        if (!caller.is(Caller.Role.HOST)) {
            return Outcome.refused(Reason.NOT_ENTITLED);
        }
        return once(
                caller,
                "put-listing " + listing.ref(),
                key,
                listing.toJson(),
                keep -> environment.listings().isPresent()
                        ? Decision.refuse(Reason.LISTINGS_ELSEWHERE)
                        : put(caller, listing, keep));
    }

    private Decision<Listing> put(Caller caller, Listing listing, Idempotency.Keep keep) {
        Instant at = environment.now();
        Optional<StoredRecord> before = records.find(caller.tenant(), listing.ref());
        List<AccountChange> changes = stockRoom.changesTo(caller.tenant(), listing);
        Append.Builder append = Append.to(caller.tenant())
                .record(ListingRecords.put(
                        listing, false, before.map(StoredRecord::revision).orElse(0L)))
                .answer(keep.apply(answer(listing)));
        changes.forEach(append::account);
        SalePeriod period = SalePeriod.now(environment.store(), caller.tenant(), listing.ref());
        if (before.filter(stored -> isSoldBySomebodyElse(stored, listing)).isPresent()) {
            period.end(append, at);
        } else {
            period.begin(append);
        }
        if (changes.stream().anyMatch(change -> change.capacity() < 0)) {
            append.message(Messages.stockTaken(listing.ref(), at));
        }
        return Decision.write(append, listing);
    }

    /** Whoever negotiated with the earlier seller has nothing from the new one. */
    private static boolean isSoldBySomebodyElse(StoredRecord before, Listing listing) {
        return !ListingRecords.isWithdrawn(before)
                && !ListingRecords.listing(before).seller().equals(listing.seller());
    }

    @Override
    public Outcome<Listing> withdraw(Caller caller, ListingRef ref, IdempotencyKey key) {
        Optional<Listing> known = records.known(caller.tenant(), ref);
        return manages(caller, known)
                ? once(
                        caller,
                        "withdraw " + ref,
                        key,
                        Json.object().put("listing", ref.value()).build(),
                        keep -> known.map(listing -> withdraw(caller, listing, keep))
                                .orElseGet(() -> Decision.refuse(Reason.NOT_FOUND)))
                : notManaged(caller, ref);
    }

    private Decision<Listing> withdraw(Caller caller, Listing seen, Idempotency.Keep keep) {
        Instant at = environment.now();
        Optional<StoredRecord> stored =
                environment.listings().isPresent() ? Optional.empty() : records.find(caller.tenant(), seen.ref());
        Listing listing = stored.map(ListingRecords::listing).orElse(seen);
        Append.Builder append = Append.to(caller.tenant()).answer(keep.apply(answer(listing)));
        stored.filter(record -> !ListingRecords.isWithdrawn(record))
                .ifPresent(record -> append.record(ListingRecords.put(listing, true, record.revision())));
        if (!stored.map(ListingRecords::isWithdrawn).orElse(false)) {
            SalePeriod.now(environment.store(), caller.tenant(), listing.ref()).end(append, at);
        }
        return Decision.write(append, listing);
    }

    /** The listing, withdrawn or not, for host, operators and the seller in person; anyone else is told what they see. */
    private Outcome<Listing> managed(Caller caller, ListingRef ref) {
        Optional<Listing> known = records.known(caller.tenant(), ref);
        return manages(caller, known) ? found(known) : notManaged(caller, ref);
    }

    private static boolean manages(Caller caller, Optional<Listing> known) {
        return caller.is(Caller.Role.HOST)
                || caller.is(Caller.Role.OPERATOR)
                || known.filter(listing -> sells(caller, listing)).isPresent();
    }

    private Outcome<Listing> notManaged(Caller caller, ListingRef ref) {
        return find(caller, ref).then(listing -> Outcome.refused(Reason.NOT_ENTITLED));
    }

    private static boolean sells(Caller caller, Listing listing) {
        return caller.agent().isEmpty() && caller.principal().equals(listing.seller());
    }

    @Override
    public Outcome<List<StockView>> sold(Caller caller, ListingRef ref, ItemId item, long units, IdempotencyKey key) {
        if (!caller.is(Caller.Role.HOST)) {
            return Outcome.refused(Reason.NOT_ENTITLED);
        }
        Optional<Listing> listing = records.known(caller.tenant(), ref);
        Optional<Item> sold = listing.flatMap(known -> known.item(item));
        Json request = Json.object().put("units", Long.toString(units)).build();
        return idempotency.once(
                new Idempotency.Command(caller, "sold " + ref + "\n" + item, key, request),
                keep -> writing.untilOver(() -> sold.isEmpty()
                        ? Decision.refuse(Reason.NOT_FOUND)
                        : sold(caller, listing.orElseThrow(), sold.get(), units, keep)),
                answer -> Outcome.done(StockRoom.read(answer)));
    }

    private Decision<List<StockView>> sold(
            Caller caller, Listing listing, Item item, long units, Idempotency.Keep keep) {
        if (units < 1 || !Safe.holds(units)) {
            return Decision.refuse(Violation.refusal("/units", "must be 1 to " + Safe.MAX));
        }
        List<StockView> before = stockRoom.views(caller.tenant(), listing);
        List<StockView> after = StockRoom.after(before, item.id(), units);
        if (after.stream().anyMatch(view -> !Safe.holds(view.consumed()))) {
            return Decision.refuse(Violation.refusal("/units", "more cannot be counted"));
        }
        Append.Builder append = Append.to(caller.tenant())
                .message(Messages.stockTaken(listing.ref(), environment.now()))
                .answer(keep.apply(StockRoom.write(after)));
        stockRoom.sold(listing, item, units).ifPresent(append::account);
        return Decision.write(append, after);
    }

    @Override
    public Outcome<List<StockView>> stock(Caller caller, ListingRef ref) {
        return managed(caller, ref).map(listing -> stockRoom.views(caller.tenant(), listing));
    }

    private Outcome<Listing> once(Caller caller, String operation, IdempotencyKey key, Json request, Decide decide) {
        return idempotency.once(
                new Idempotency.Command(caller, operation, key, request),
                keep -> writing.untilOver(() -> decide.decide(keep)),
                answer -> Outcome.done(Listing.fromJson(answer.get("listing"))));
    }

    /** Decides about a listing. */
    @FunctionalInterface
    private interface Decide {
        Decision<Listing> decide(Idempotency.Keep keep);
    }

    private static Json answer(Listing listing) {
        return Json.object().put("listing", listing.toJson()).build();
    }
}
