// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.mediated;

import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * What is bargained about: every issue of every item, in the listing's order, with the values that may be agreed on.
 *
 * @param topics the issues
 * @since 0.1.0
 */
public record Agenda(List<Topic> topics) {
    /** The most issues. */
    static final int MOST = 64;

    public Agenda {
        topics = List.copyOf(topics);
    }

    /** An issue of an item with its values. */
    public record Topic(ItemId item, IssueId issue, List<Value> values) {
        public Topic {
            values = List.copyOf(values);
        }

        boolean isOf(IssueWorth worth) {
            return worth.item().equals(item) && worth.issue().equals(issue);
        }
    }

    /** The agenda of a listing whose finer issues are divided into so many values. */
    static Agenda of(Listing listing, int levels) {
        List<Topic> topics = new ArrayList<>();
        for (Item item : listing.items()) {
            for (Issue issue : item.issues()) {
                topics.add(new Topic(item.id(), issue.id(), values(issue.domain(), levels)));
            }
        }
        return new Agenda(topics);
    }

    private static List<Value> values(Domain domain, int levels) {
        if (domain instanceof Domain.Price price) {
            return spaced(
                    price.min(),
                    price.max(),
                    price.tick(),
                    levels,
                    amount -> Value.of(new Money(amount, price.currency())));
        }
        if (domain instanceof Domain.Numbers numbers) {
            return spaced(numbers.min(), numbers.max(), numbers.step(), levels, Value::of);
        }
        if (domain instanceof Domain.Decimal decimal) {
            return spaced(decimal.min(), decimal.max(), 1, levels, Value::of);
        }
        if (domain instanceof Domain.Date date) {
            return spaced(
                    0,
                    date.last().toEpochDay() - date.first().toEpochDay(),
                    1,
                    levels,
                    days -> Value.of(date.first().plusDays(days).toString()));
        }
        return ((Domain.Choice) domain).labels().stream().<Value>map(Value::of).toList();
    }

    /** All values, or so many evenly spaced ones, both ends among them. */
    private static List<Value> spaced(long min, long max, long step, int levels, LongFunction<Value> value) {
        long last = Math.floorDiv(max - min, step);
        long count = Math.min(last + 1, levels);
        return LongStream.range(0, count)
                .map(level -> count == 1 ? 0 : Math.floorDiv(Math.multiplyExact(last, level), count - 1))
                .mapToObj(place -> value.apply(min + place * step))
                .toList();
    }

    /** How many outcomes there are, at most that many. */
    long outcomes(long atMost) {
        long product = 1;
        for (Topic topic : topics) {
            product = Math.min(atMost, product * topic.values().size());
        }
        return product;
    }

    /** The greatest number of values that an issue has. */
    int mostValues() {
        return topics.stream().mapToInt(topic -> topic.values().size()).max().orElse(0);
    }

    /** The terms of an outcome: for each issue the place of its value. */
    List<Terms> terms(List<Integer> choice) {
        Map<ItemId, Map<IssueId, Value>> byItem = new HashMap<>();
        List<ItemId> order = new ArrayList<>();
        for (int place = 0; place < topics.size(); place++) {
            Topic topic = topics.get(place);
            if (!order.contains(topic.item())) {
                order.add(topic.item());
            }
            byItem.computeIfAbsent(topic.item(), item -> new HashMap<>())
                    .put(topic.issue(), topic.values().get(choice.get(place)));
        }
        return order.stream()
                .map(item -> Terms.of(item, byItem.getOrDefault(item, Map.of())))
                .toList();
    }

    /** The place of each issue's value in terms of the agenda. */
    List<Integer> choice(List<Terms> agreed) {
        return topics.stream()
                .map(topic -> agreed.stream()
                        .filter(terms -> terms.item().equals(topic.item()))
                        .flatMap(terms -> terms.value(topic.issue()).stream())
                        .mapToInt(topic.values()::indexOf)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /** What the values of every issue are worth to a party, weights included, in the agenda's order. */
    List<List<Long>> worths(List<IssueWorth> stated) {
        return topics.stream()
                .map(topic -> stated.stream()
                        .filter(topic::isOf)
                        .findFirst()
                        .map(worth -> worth.values().stream()
                                .map(value -> worth.weight() * value)
                                .toList())
                        .orElseGet(
                                () -> topic.values().stream().map(value -> 0L).toList()))
                .toList();
    }

    Json toJson() {
        return Json.array(
                topics,
                topic -> Json.object()
                        .put("item", topic.item().value())
                        .put("issue", topic.issue().value())
                        .put("values", Json.array(topic.values(), Value::toJson))
                        .build());
    }
}
