// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.listing;

import dev.parley.api.Listings;
import dev.parley.api.Outcome;
import dev.parley.api.Sale;
import dev.parley.api.StockView;
import dev.parley.application.Environment;
import dev.parley.application.command.Idempotency;
import dev.parley.application.command.RecordCommitter;
import dev.parley.application.command.RecordCommitter.Decision;
import dev.parley.application.command.Violation;
import dev.parley.application.outbox.Messages;
import dev.parley.application.store.Account;
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
import dev.parley.protocol.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The use cases about listings and their stock. */
public final class ListingService implements Listings {
    private final Environment environment;
    private final Idempotency idempotency;
    private final RecordCommitter committer;
    private final ListingCatalogue catalogue;
    private final ListingRecords records;
    private final StockAccounts stockAccounts;
    private final Restocking restocking;
    private final OutsideSales outsideSales;

    public ListingService(
            Environment environment,
            Idempotency idempotency,
            OutsideSales outsideSales,
            NegotiatedListings negotiated) {
        this.environment = environment;
        this.idempotency = idempotency;
        this.committer = new RecordCommitter(environment);
        this.catalogue = new ListingCatalogue(environment);
        this.records = new ListingRecords(environment, negotiated);
        this.stockAccounts = new StockAccounts(environment);
        this.restocking = new Restocking(environment);
        this.outsideSales = outsideSales;
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
        return put(caller, listing, Optional.empty(), key);
    }

    @Override
    public Outcome<Listing> replace(Caller caller, String seen, Listing listing, IdempotencyKey key) {
        return put(caller, listing, Optional.of(seen), key);
    }

    private Outcome<Listing> put(Caller caller, Listing listing, Optional<String> seen, IdempotencyKey key) {
        if (!caller.is(Caller.Role.HOST)) {
            return Outcome.refused(Reason.NOT_ENTITLED);
        }
        Json request = Json.object()
                .put("listing", listing.toJson())
                .putIf("seen", seen, Json::of)
                .build();
        return once(caller, "put-listing " + listing.ref(), key, request, keep -> put(caller, listing, seen, keep));
    }

    private Decision<Listing> put(Caller caller, Listing listing, Optional<String> seen, Idempotency.Keep keep) {
        if (environment.listings().isPresent()) {
            return Decision.refuse(Reason.LISTINGS_ELSEWHERE);
        }
        Optional<StoredRecord> before = records.find(caller.tenant(), listing.ref());
        Optional<String> current = before.filter(record -> !ListingRecords.isWithdrawn(record))
                .map(record -> ListingRecords.listing(record).revision());
        if (!current.equals(seen)) {
            return Decision.refuse(seen.isEmpty() ? Reason.REVISION_REQUIRED : Reason.STALE_REVISION);
        }
        Instant at = environment.now();
        long revision = before.map(StoredRecord::revision).orElse(0L);
        Append.Builder append = Append.to(caller.tenant())
                .record(ListingRecords.put(listing, false, revision))
                .answer(keep.apply(answer(listing)));
        List<AccountChange> changes =
                stockAccounts.changesTo(caller.tenant(), listing, before.map(ListingRecords::listing));
        changes.forEach(append::account);
        SalePeriod period = SalePeriod.now(environment.store(), caller.tenant(), listing.ref());
        if (before.filter(stored -> isSomebodyElses(stored, listing)).isPresent()) {
            period.end(append, at);
        } else {
            period.begin(append);
        }
        if (changes.stream().anyMatch(change -> change.capacity() < 0)) {
            append.message(Messages.stockTaken(listing.ref(), at));
        }
        if (before.filter(stored -> countsForTerms(stored, listing)).isPresent()) {
            append.message(Messages.termsTouched(listing.ref(), at));
        }
        return Decision.write(append, listing);
    }

    /** Whether more than the stock of what is for sale becomes another. */
    private static boolean countsForTerms(StoredRecord before, Listing listing) {
        return ListingRecords.isWithdrawn(before)
                || !unstocked(ListingRecords.listing(before)).equals(unstocked(listing));
    }

    private static Listing unstocked(Listing listing) {
        List<Item> items = listing.items().stream()
                .map(item -> new Item(item.id(), item.title(), item.issues(), item.listPrice(), 0))
                .toList();
        return listing.with(items);
    }

    /** Whoever negotiated with the earlier owner, or with an owner on the other side, has nothing from the new one. */
    private static boolean isSomebodyElses(StoredRecord before, Listing listing) {
        Listing earlier = ListingRecords.listing(before);
        return !ListingRecords.isWithdrawn(before)
                && !(earlier.owner().equals(listing.owner()) && earlier.side() == listing.side());
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
            append.message(Messages.termsTouched(listing.ref(), at));
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
    public Outcome<Sale> sell(Caller caller, Sale sale) {
        return outsideSales.inHostTransaction(caller, sale);
    }

    @Override
    public Outcome<Sale> sellNow(Caller caller, Sale sale) {
        return outsideSales.now(caller, sale);
    }

    @Override
    public Outcome<List<StockView>> restock(
            Caller caller, ListingRef ref, ItemId item, long units, IdempotencyKey key) {
        return counted(
                caller,
                "restock",
                ref,
                item,
                units,
                key,
                (listing, of, keep) -> environment.listings().isPresent()
                        ? Decision.refuse(Reason.LISTINGS_ELSEWHERE)
                        : restocked(caller, ref, item, units, keep));
    }

    private Decision<List<StockView>> restocked(
            Caller caller, ListingRef ref, ItemId item, long units, Idempotency.Keep keep) {
        StoredRecord record = records.find(caller.tenant(), ref).orElseThrow();
        Listing before = ListingRecords.listing(record);
        Optional<Item> restocked = before.item(item);
        if (restocked.isEmpty()) {
            return Decision.refuse(Reason.NOT_FOUND);
        }
        long stock = restocked.get().stock() + units;
        if (!Safe.holds(stock)) {
            return Decision.refuse(Violation.refusal("/units", "more cannot be counted"));
        }
        Listing listing = before.with(restocked.get().withStock(stock));
        List<AccountChange> changes = stockAccounts.changesTo(caller.tenant(), listing, Optional.empty());
        List<StockView> after = StockAccounts.after(stockAccounts.views(caller.tenant(), listing), ref, changes);
        Append.Builder append = Append.to(caller.tenant())
                .record(ListingRecords.put(listing, ListingRecords.isWithdrawn(record), record.revision()))
                .answer(keep.apply(StockAnswer.write(after)));
        changes.forEach(append::account);
        return Decision.write(append, after);
    }

    @Override
    public Outcome<List<StockView>> sold(Caller caller, ListingRef ref, ItemId item, long units, IdempotencyKey key) {
        return counted(
                caller,
                "sold",
                ref,
                item,
                units,
                key,
                (listing, sold, keep) -> sold(caller, listing, sold, units, keep));
    }

    private Decision<List<StockView>> sold(
            Caller caller, Listing listing, Item item, long units, Idempotency.Keep keep) {
        Account stock = stockAccounts.account(caller.tenant(), listing.ref(), item);
        if (!Safe.holds(stock.consumed() + units)) {
            return Decision.refuse(Violation.refusal("/units", "more cannot be counted"));
        }
        OutsideSales.Consequences follow = outsideSales.ofSold(caller.tenant(), stock, units);
        List<StockView> after =
                StockAccounts.after(stockAccounts.views(caller.tenant(), listing), listing.ref(), follow.accounts());
        Append.Builder append = Append.to(caller.tenant())
                .message(Messages.stockTaken(listing.ref(), environment.now()))
                .answer(keep.apply(StockAnswer.write(after)));
        follow.addTo(append);
        return Decision.write(append, after);
    }

    /** Decides about units of an item. */
    @FunctionalInterface
    private interface Count {
        Decision<List<StockView>> decide(Listing listing, Item item, Idempotency.Keep keep);
    }

    /** A command of the host's about so many units of an item, once for its key. */
    private Outcome<List<StockView>> counted(
            Caller caller, String verb, ListingRef ref, ItemId id, long units, IdempotencyKey key, Count count) {
        if (!caller.is(Caller.Role.HOST)) {
            return Outcome.refused(Reason.NOT_ENTITLED);
        }
        Optional<Listing> listing = records.known(caller.tenant(), ref);
        Optional<Item> item = listing.flatMap(known -> known.item(id));
        Json request = Json.object().put("units", Long.toString(units)).build();
        return idempotency.once(
                new Idempotency.Command(caller, verb + " " + ref + "\n" + id, key, request),
                keep -> committer.untilOver(
                        () -> miscounted(item, units)
                                .<Decision<List<StockView>>>map(Decision::refuse)
                                .orElseGet(() -> count.decide(listing.orElseThrow(), item.orElseThrow(), keep)),
                        changedMeanwhile -> Optional.empty()),
                answer -> Outcome.done(StockAnswer.read(answer)));
    }

    private Optional<Refusal> miscounted(Optional<Item> item, long units) {
        if (item.isEmpty()) {
            return Optional.of(Refusal.of(Reason.NOT_FOUND));
        }
        if (environment.inventory().isPresent()) {
            return Optional.of(Refusal.of(Reason.STOCK_ELSEWHERE));
        }
        return units < 1 || !Safe.holds(units)
                ? Optional.of(Violation.refusal("/units", "must be 1 to " + Safe.MAX))
                : Optional.empty();
    }

    @Override
    public Outcome<List<StockView>> stock(Caller caller, ListingRef ref) {
        return managed(caller, ref).map(listing -> {
            restocking.follow(caller.tenant(), listing);
            return stockAccounts.views(caller.tenant(), listing);
        });
    }

    private Outcome<Listing> once(Caller caller, String operation, IdempotencyKey key, Json request, Decide decide) {
        return idempotency.once(
                new Idempotency.Command(caller, operation, key, request),
                keep -> committer.untilOver(
                        () -> decide.decide(keep), tooFew -> Optional.of(Outcome.refused(Reason.STOCK_UNAVAILABLE))),
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
