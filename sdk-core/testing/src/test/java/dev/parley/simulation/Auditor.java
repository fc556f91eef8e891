// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.api.NegotiationView;
import dev.parley.api.Page;
import dev.parley.application.deal.DealRows;
import dev.parley.application.store.Account;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.Head;
import dev.parley.application.store.HeadQuery;
import dev.parley.application.store.Hold;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.Store;
import dev.parley.application.store.StoredRecord;
import dev.parley.mandate.Mandate;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.model.MandateId;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.port.Caller;
import dev.parley.settlement.Deal;
import dev.parley.settlement.DealLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks at a session after every step from above, past all chaos, and says what must never be. */
final class Auditor {
    private static final int MANY = 1_000;
    private static final Set<String> OPEN = Set.of("AGREED", "IN_CHECKOUT");
    private static final Set<String> STANDING = Set.of("AGREED", "IN_CHECKOUT", "REDEEMED");

    private final Town town;
    private final Play play;
    private final Store store;
    private final Proofs proofs;
    private final Map<NegotiationId, Long> versions = new HashMap<>();
    private final Map<String, NegotiationView> views = new HashMap<>();

    Auditor(Town town, Play play) {
        this.town = town;
        this.play = play;
        this.store = town.chaos.calm();
        this.proofs = new Proofs(town);
    }

    /** Everything that must hold after any step. */
    void check() {
        require(town.ear.faults().isEmpty(), "listeners " + town.ear.faults());
        List<Head> heads = new ArrayList<>();
        for (NegotiationId negotiation : negotiations()) {
            store.head(town.tenant, negotiation).ifPresent(heads::add);
        }
        Map<String, DealRow> deals = new HashMap<>();
        for (Head head : heads) {
            List<DealRow> own = store.dealsOf(town.tenant, head.id());
            own.forEach(row -> deals.put(row.id().value(), row));
            negotiation(head, own);
        }
        deals.values().forEach(proofs::deal);
        deals.values().forEach(this::withinBounds);
        accounts(heads, deals);
    }

    /** All that there are, also those whose opening was written while its answer got lost. */
    private Set<NegotiationId> negotiations() {
        Set<NegotiationId> all = new TreeSet<>(play.negotiations);
        HeadQuery everyone = new HeadQuery(
                town.tenant,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Page.MAX_LIMIT);
        store.heads(everyone).forEach(head -> all.add(head.id()));
        for (NegotiationId found : all) {
            if (!play.negotiations.contains(found)) {
                play.negotiations.add(found);
            }
        }
        return all;
    }

    private void negotiation(Head head, List<DealRow> deals) {
        Long seen = versions.put(head.id(), head.version());
        if (seen != null && seen == head.version()) {
            return;
        }
        NegotiationView view = find(town.operator(), head.id());
        awards(view, deals);
        waits(head, view);
        proofs.transcript(head.id());
        look("operator " + head.id(), view);
        view.seats()
                .forEach(seat -> look(
                        seat.id() + " " + head.id(),
                        find(town.person(seat.principal().value()), head.id())));
    }

    private NegotiationView find(Caller caller, NegotiationId negotiation) {
        return town.parley.negotiations().find(caller, negotiation).orElseThrow();
    }

    /** A viewer's revision moves when, and only when, what it sees does. */
    private void look(String viewer, NegotiationView now) {
        NegotiationView before = views.put(viewer, now);
        if (before != null) {
            boolean moved = !before.revision().equals(now.revision());
            require(
                    moved != seen(before).equals(seen(now)),
                    "revision " + before.revision() + " became " + now.revision() + " for " + viewer + "\n" + before
                            + "\n" + now);
        }
    }

    private static List<Object> seen(NegotiationView view) {
        return List.of(view.seats(), view.open(), view.phase(), view.details(), view.deals(), view.updatedAt());
    }

    /** Each award settles in one deal; where all items go together, in one deal over all of them. */
    private static void awards(NegotiationView view, List<DealRow> deals) {
        List<String> awarded = new ArrayList<>();
        view.details()
                .get("awards")
                .elements()
                .forEach(award -> awarded.add(award.get("terms").toString()));
        List<String> dealt = new ArrayList<>();
        Set<ItemId> items = new HashSet<>();
        for (DealRow row : deals) {
            for (DealLine line : Deal.fromJson(row.content()).lines()) {
                dealt.add(line.terms().toJson().toString());
                require(items.add(line.terms().item()), "an item is in two deals of " + view.id());
            }
        }
        if (view.settlement().equals(SettlementRule.ALL)) {
            boolean whole =
                    deals.isEmpty() || items.size() == view.listing().items().size();
            require(deals.size() <= 1 && whole, "all or nothing of " + view.id());
        } else {
            require(new HashSet<>(awarded).equals(new HashSet<>(dealt)), "awards " + awarded + " but deals " + dealt);
        }
    }

    private static void waits(Head head, NegotiationView view) {
        boolean paused = view.details().find("paused").isPresent();
        require(
                !head.open() || paused || head.nextDeadline().isPresent(),
                head.id() + " is open and waits for nothing");
        require(head.open() || head.nextDeadline().isEmpty(), head.id() + " has ended and waits");
    }

    /** No deal binds anybody to more than the mandate that it was made under. */
    private void withinBounds(DealRow row) {
        Deal deal = Deal.fromJson(row.content());
        DealRows.authority(row).buyer().map(this::mandate).ifPresent(mandate -> {
            bounded(deal, mandate, SeatRole.BUYER);
        });
        DealRows.authority(row).seller().map(this::mandate).ifPresent(mandate -> {
            bounded(deal, mandate, SeatRole.SELLER);
        });
    }

    private static void bounded(Deal deal, Mandate mandate, SeatRole role) {
        boolean buys = role == SeatRole.BUYER;
        require(mandate.role() == role, "a mandate of the other side made " + deal.id());
        for (DealLine line : deal.lines()) {
            mandate.bounds()
                    .unitPrice()
                    .ifPresent(bound -> require(
                            buys
                                    ? !line.amount().exceeds(bound.times(line.units()))
                                    : !bound.times(line.units()).exceeds(line.amount()),
                            deal.id() + " is beyond the bound " + bound));
        }
    }

    private Mandate mandate(MandateId id) {
        StoredRecord stored =
                store.record(town.tenant, RecordKind.MANDATE, id.value()).orElseThrow();
        return Mandate.fromJson(stored.body());
    }

    private void accounts(List<Head> heads, Map<String, DealRow> deals) {
        Map<String, Head> byId = new HashMap<>();
        heads.forEach(head -> byId.put(head.id().value(), head));
        for (MandateId mandate : town.mandates) {
            covered(AccountId.budget(mandate), byId, deals, false);
            covered(AccountId.deals(mandate), byId, deals, false);
            spent(mandate, deals);
        }
        for (Listing listing : town.listings) {
            for (Item item : listing.items()) {
                boolean force = play.forced.contains(listing.ref().value());
                covered(AccountId.stock(listing.ref(), item.id()), byId, deals, force);
                units(listing, item, deals, force);
            }
            for (Head head : heads) {
                find(town.operator(), head.id()).seats().stream()
                        .filter(seat -> seat.role() == SeatRole.BUYER)
                        .forEach(seat -> covered(AccountId.slot(listing.ref(), seat.principal()), byId, deals, false));
            }
        }
    }

    /** What is held is the sum of the holds, within the capacity, and by nobody who has ended. */
    private void covered(AccountId id, Map<String, Head> heads, Map<String, DealRow> deals, boolean forced) {
        Optional<Account> found = store.account(town.tenant, id);
        if (found.isEmpty()) {
            return;
        }
        Account account = found.get();
        List<Hold> holds = store.holds(town.tenant, id, MANY);
        long sum = holds.stream().mapToLong(Hold::amount).sum();
        require(sum == account.held(), "holds " + holds + " of " + account);
        require(account.consumed() >= 0 && account.held() >= 0, "negative " + account);
        require(forced || account.available() >= 0, "too much of " + account + " by " + holds);
        for (Hold hold : holds) {
            Head head = heads.get(hold.holder());
            DealRow deal = deals.get(hold.holder());
            boolean mayLose = deal != null && OPEN.contains(deal.standing().state());
            require(account.available() >= 0 || !mayLose, hold + " is held of " + account + ", which is gone");
            boolean alive = head == null
                    ? deal != null && STANDING.contains(deal.standing().state())
                    : head.open();
            boolean booking = deal != null && deal.standing().state().equals("REVERSED");
            require(alive || booking, hold + " is held by something that has ended: " + head + deal);
        }
    }

    private void spent(MandateId id, Map<String, DealRow> deals) {
        Mandate mandate = mandate(id);
        long total = 0;
        long count = 0;
        for (DealRow row : deals.values()) {
            boolean under = DealRows.authority(row).buyer().filter(id::equals).isPresent();
            if (under && STANDING.contains(row.standing().state())) {
                total += Deal.fromJson(row.content()).total().minorUnits();
                count++;
            }
        }
        long budget = mandate.bounds().budget().map(Money::minorUnits).orElse(Long.MAX_VALUE);
        require(total <= budget, "deals of " + total + " under a budget of " + budget);
        require(count <= mandate.bounds().maxDeals().orElse(Long.MAX_VALUE), count + " deals under " + id);
    }

    private void units(Listing listing, Item item, Map<String, DealRow> deals, boolean forced) {
        long promised = 0;
        for (DealRow row : deals.values()) {
            Deal deal = Deal.fromJson(row.content());
            boolean counts = deal.conditions().reservesStock()
                    ? STANDING.contains(row.standing().state())
                    : row.standing().state().equals("REDEEMED");
            if (counts && row.listing().equals(listing.ref())) {
                promised += deal.lines().stream()
                        .filter(line -> line.terms().item().equals(item.id()))
                        .mapToLong(DealLine::units)
                        .sum();
            }
        }
        long stock = store.account(town.tenant, AccountId.stock(listing.ref(), item.id()))
                .map(Account::capacity)
                .orElse(item.stock());
        require(forced || promised <= stock, promised + " of " + stock + " of " + item.id() + " are sold");
    }

    /** What must hold once everything has settled that will: only paused negotiations are left. */
    void checkSettled() {
        check();
        Set<String> paused = new HashSet<>();
        for (NegotiationId negotiation : negotiations()) {
            Head head = store.head(town.tenant, negotiation).orElseThrow();
            NegotiationView view = find(town.operator(), negotiation);
            boolean isPaused = view.details().find("paused").isPresent();
            require(!head.open() || isPaused, "never ends: " + view);
            require(town.ear.heardOf(negotiation) == head.version(), "not all was heard of " + head);
            if (head.open()) {
                paused.add(negotiation.value());
            }
            proofs.receipt(negotiation, head.seats().get(0));
        }
        for (AccountId id : accounts()) {
            store.holds(town.tenant, id, MANY)
                    .forEach(hold -> require(paused.contains(hold.holder()), "left behind: " + hold));
        }
        consumedIsWhatWasPaid();
    }

    private List<AccountId> accounts() {
        List<AccountId> all = new ArrayList<>();
        for (MandateId mandate : town.mandates) {
            all.add(AccountId.budget(mandate));
            all.add(AccountId.deals(mandate));
        }
        for (Listing listing : town.listings) {
            listing.items().forEach(item -> all.add(AccountId.stock(listing.ref(), item.id())));
            for (String buyer : List.of("ann", "bob", "cai")) {
                all.add(AccountId.slot(listing.ref(), new PrincipalId(buyer)));
            }
        }
        return all;
    }

    private void consumedIsWhatWasPaid() {
        Map<MandateId, Long> paid = new HashMap<>();
        for (NegotiationId negotiation : play.negotiations) {
            for (DealRow row : store.dealsOf(town.tenant, negotiation)) {
                require(!OPEN.contains(row.standing().state()), "a deal never ends: " + row);
                if (row.standing().state().equals("REDEEMED")) {
                    long total = Deal.fromJson(row.content()).total().minorUnits();
                    DealRows.authority(row).buyer().ifPresent(mandate -> paid.merge(mandate, total, Long::sum));
                }
            }
        }
        for (MandateId mandate : town.mandates) {
            store.account(town.tenant, AccountId.budget(mandate))
                    .ifPresent(account -> require(
                            account.consumed() == paid.getOrDefault(mandate, 0L), "paid " + paid + " but " + account));
        }
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
