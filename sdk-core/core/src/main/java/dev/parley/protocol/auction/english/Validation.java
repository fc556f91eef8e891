// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.Json;
import dev.parley.model.Terms;
import dev.parley.model.TermsFault;
import dev.parley.model.Value;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is wrong with a bid whatever the time and the price. */
final class Validation {
    private Validation() {}

    static Optional<Refusal> fault(Sale sale, EnglishMove.Bid bid) {
        List<Terms> items = bid.items();
        Optional<TermsFault> fault = Stream.concat(
                        strangers(sale, items),
                        items.stream()
                                .filter(terms -> terms.item().equals(sale.item().id()))
                                .flatMap(terms -> sale.item().faults(terms).stream()))
                .min(Comparator.comparing(TermsFault::kind));
        if (fault.isPresent()) {
            return fault.map(Refusal::of);
        }
        if (items.isEmpty()) {
            return Optional.of(Refusal.of(Reason.NOTHING_OFFERED));
        }
        return price(sale, items.get(0)).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.of(Reason.MISSING_ISSUE)
                        .with("item", Json.of(sale.item().id().value()))
                        .with("issue", Json.of(sale.item().price().id().value())));
    }

    private static Stream<TermsFault> strangers(Sale sale, List<Terms> items) {
        Stream<TermsFault> unknown = items.stream()
                .filter(terms -> !terms.item().equals(sale.item().id()))
                .map(terms -> new TermsFault(TermsFault.Kind.UNKNOWN_ITEM, terms.item(), Optional.empty()));
        Stream<TermsFault> twice = items.stream()
                .skip(1)
                .filter(terms -> terms.item().equals(sale.item().id()))
                .map(terms -> new TermsFault(TermsFault.Kind.DUPLICATE_ITEM, terms.item(), Optional.empty()));
        return Stream.concat(unknown, twice);
    }

    private static Optional<Long> price(Sale sale, Terms terms) {
        return terms.value(sale.item().price().id())
                .map(value -> ((Value.Amount) value).money().minorUnits());
    }

    /** The maximum of a bid with which nothing is wrong. */
    static long maximum(Sale sale, EnglishMove.Bid bid) {
        return price(sale, bid.items().get(0)).orElseThrow();
    }
}
