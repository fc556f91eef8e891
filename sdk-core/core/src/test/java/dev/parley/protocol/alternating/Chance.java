// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.model.Hash;
import dev.parley.model.IssueId;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.protocol.Input;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.KernelInput.Control;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Seeded negotiations: mostly sensible, sometimes wrong. */
final class Chance {
    private static final List<ItemId> NAMES = List.of(Goods.BIKE, Goods.HELMET, Goods.LAMP);

    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    Listing listing() {
        List<Item> items = new ArrayList<>();
        NAMES.subList(0, 1 + random.nextInt(3)).forEach(name -> items.add(Goods.item(name, Goods.price(200, 5))));
        if (oneIn(2)) {
            items.addAll(Goods.screws().items());
        }
        return Goods.listing(items);
    }

    AlternatingRules rules() {
        return new AlternatingRules(
                of(List.of(Turn.values())),
                60,
                60L * (1 + random.nextInt(20)),
                1 + random.nextInt(12),
                1 + random.nextInt(6),
                oneIn(3),
                20);
    }

    SettlementRule settlement() {
        return oneIn(3) ? SettlementRule.ALL : SettlementRule.EACH_ITEM;
    }

    Json thresholds(Listing listing) {
        Json.Builder items = Json.object();
        for (Item item : listing.items()) {
            Json.Builder bounds = Json.object();
            if (oneIn(2)) {
                bounds.put("autoAccept", 100 + random.nextInt(100));
            }
            if (oneIn(2)) {
                bounds.put("autoDecline", random.nextInt(100));
            }
            items.put(item.id().value(), bounds.build());
        }
        return Json.object().put("items", items.build()).build();
    }

    /** How long until the next input; sometimes exactly until the effective end, or a microsecond less. */
    Duration pause(Haggle haggle) {
        Optional<Instant> end = haggle.protocol.nextDeadline(haggle.state);
        if (end.isPresent() && oneIn(25)) {
            Duration left = Duration.between(haggle.now, end.get());
            return oneIn(2) ? left : left.minusNanos(1_000);
        }
        return Duration.ofSeconds(random.nextInt(12));
    }

    KernelInput<AlternatingMove> input(Haggle haggle) {
        if (oneIn(12)) {
            return oneIn(3) ? KernelInput.of(new Input.Due<>()) : control(haggle);
        }
        SeatId seat = oneIn(2) ? Haggle.BUYER : Haggle.SELLER;
        AlternatingMove move = move(haggle);
        if (oneIn(20)) {
            return Haggle.move(seat, Optional.of(new OfferId("old")), Optional.of(Hash.sha256()), move);
        }
        return haggle.answering(seat, move);
    }

    private KernelInput<AlternatingMove> control(Haggle haggle) {
        KernelInput<AlternatingMove> gone =
                Haggle.gone(of(haggle.game().opening().listing().items()).id());
        return oneIn(2)
                ? of(List.of(
                        gone,
                        haggle.authorityEnded(oneIn(2) ? Haggle.BUYER : Haggle.SELLER),
                        Haggle.controlling(of(List.of(Control.values())))))
                : of(List.of(Haggle.controlling(Control.PAUSED), Haggle.controlling(Control.RESUMED), gone));
    }

    private AlternatingMove move(Haggle haggle) {
        if (haggle.game().offer().isEmpty() && !oneIn(6)) {
            return new AlternatingMove.Offer(allTerms(haggle), message());
        }
        return switch (random.nextInt(9)) {
            case 0 -> new AlternatingMove.Accept(oneIn(2) ? some(haggle) : Set.of());
            case 1 -> new AlternatingMove.Reject(!oneIn(3), oneIn(3) ? some(haggle) : Set.of(), message());
            case 2 -> new AlternatingMove.Withdraw(oneIn(4));
            case 3, 4 -> counterWithItems(haggle);
            default -> new AlternatingMove.Counter(changes(haggle));
        };
    }

    private AlternatingMove counterWithItems(Haggle haggle) {
        Set<ItemId> accepts = oneIn(2) ? some(haggle) : Set.of();
        Set<ItemId> drops = oneIn(2) ? some(haggle) : Set.of();
        List<Terms> changes = new ArrayList<>(changes(haggle));
        changes.removeIf(terms -> accepts.contains(terms.item()) || drops.contains(terms.item()));
        return new AlternatingMove.Counter(changes, drops, accepts, message());
    }

    private Optional<String> message() {
        return oneIn(4) ? Optional.of(oneIn(8) ? "far too long to be shown" : "please") : Optional.empty();
    }

    /** Items that the standing offer holds, or of the listing; at least one. */
    private Set<ItemId> some(Haggle haggle) {
        List<ItemId> from = haggle.game()
                .offer()
                .filter(offer -> !oneIn(8))
                .map(StandingOffer::items)
                .orElseGet(() -> haggle.game().opening().listing().items().stream()
                        .map(Item::id)
                        .toList());
        Set<ItemId> some = new TreeSet<>();
        from.stream().filter(item -> oneIn(2)).forEach(some::add);
        some.add(of(from));
        return some;
    }

    private List<Terms> allTerms(Haggle haggle) {
        boolean whole = haggle.game().isAllOrNothing();
        List<Terms> terms = new ArrayList<>();
        for (Item item : haggle.game().opening().listing().items()) {
            if ((haggle.game().isOpen(item.id()) && (whole || !oneIn(3))) || oneIn(40)) {
                terms.add(complete(item));
            }
        }
        return terms;
    }

    private List<Terms> changes(Haggle haggle) {
        List<Terms> changes = new ArrayList<>();
        for (Terms terms : allTerms(haggle)) {
            if (oneIn(2)) {
                Map<IssueId, Value> some = new TreeMap<>(terms.values());
                some.keySet().removeIf(issue -> oneIn(3));
                changes.add(Terms.of(terms.item(), oneIn(3) ? terms.values() : some));
            }
        }
        return changes;
    }

    private Terms complete(Item item) {
        long tick = oneIn(40) ? 1 : 5;
        long price = (random.nextInt(40) + 1) * tick;
        return item.id().equals(Goods.SCREWS)
                ? Goods.screws(
                        oneIn(30) ? Integer.MAX_VALUE * 999_999L : price,
                        1 + random.nextInt(20),
                        10L * random.nextInt(9))
                : Terms.of(item.id(), Map.of(Goods.PRICE, Value.of(new Money(price, Goods.EUR))));
    }
}
