// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One deal over every item of a bundle, or none of it. An item that no bundle names is a bundle of its own.
 *
 * @param bundles 1 to {@value Listing#MAX_ITEMS}, none empty, no item twice
 * @since 0.1.0
 */
public record Bundles(List<List<ItemId>> bundles) implements SettlementRule {
    static final String NAME = "bundles";

    public Bundles {
        bundles = bundles.stream().map(List::copyOf).toList();
        List<SettlementFault> faults = faultsAmong(bundles);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(NAME + " " + faults.get(0).message());
        }
    }

    /** A bundle of each of these lists of items. */
    @SafeVarargs
    public static Bundles of(List<String>... names) {
        List<List<ItemId>> bundles = new ArrayList<>();
        for (List<String> bundle : names) {
            bundles.add(bundle.stream().map(ItemId::new).toList());
        }
        return new Bundles(bundles);
    }

    static Bundles of(Json bundles) {
        return new Bundles(read(bundles));
    }

    static List<List<ItemId>> read(Json bundles) {
        return bundles.list(bundle -> bundle.list(item -> new ItemId(item.text())));
    }

    /** What is wrong with bundles whatever the listing, the first fault of each item or bundle. */
    public static List<SettlementFault> faultsAmong(List<List<ItemId>> bundles) {
        List<SettlementFault> faults = new ArrayList<>();
        if (bundles.isEmpty() || bundles.size() > Listing.MAX_ITEMS) {
            faults.add(new SettlementFault("/" + NAME, "must be 1 to " + Listing.MAX_ITEMS + " bundles"));
        }
        Map<ItemId, Integer> bundleOf = new HashMap<>();
        for (int i = 0; i < bundles.size(); i++) {
            List<ItemId> bundle = bundles.get(i);
            if (bundle.isEmpty()) {
                faults.add(new SettlementFault("/" + NAME + "/" + i, "must name at least one item in each bundle"));
            }
            for (int k = 0; k < bundle.size(); k++) {
                Integer other = bundleOf.putIfAbsent(bundle.get(k), i);
                if (other != null) {
                    faults.add(new SettlementFault(at(i, k), twice(bundle.get(k), other, i)));
                }
            }
        }
        return faults;
    }

    private static String twice(ItemId item, int one, int other) {
        return one == other
                ? "must name an item once, but bundle " + (one + 1) + " names \"" + item + "\" twice"
                : "must not overlap, but bundles " + (one + 1) + " and " + (other + 1) + " both name \"" + item + "\"";
    }

    private static String at(int bundle, int item) {
        return "/" + NAME + "/" + bundle + "/" + item;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String text() {
        return bundles.stream()
                .map(bundle -> bundle.stream().map(ItemId::value).collect(Collectors.joining(" with ")))
                .collect(Collectors.joining("; ", "in bundles (", ")"));
    }

    @Override
    public Set<ItemId> lost(Set<ItemId> items, Set<ItemId> gone) {
        Set<ItemId> lost = new HashSet<>(gone);
        bundles.stream()
                .filter(bundle -> bundle.stream().anyMatch(gone::contains))
                .forEach(lost::addAll);
        return lost;
    }

    @Override
    public boolean isWhole(Collection<ItemId> chosen, Set<ItemId> items) {
        return bundles.stream()
                .allMatch(
                        bundle -> chosen.containsAll(bundle) || bundle.stream().noneMatch(chosen::contains));
    }

    @Override
    public List<List<ItemId>> together(Collection<ItemId> items) {
        List<List<ItemId>> together = new ArrayList<>();
        Set<ItemId> bundled = new HashSet<>();
        for (List<ItemId> bundle : bundles) {
            bundled.addAll(bundle);
            List<ItemId> among = bundle.stream().filter(items::contains).toList();
            if (!among.isEmpty()) {
                together.add(among);
            }
        }
        items.stream().filter(item -> !bundled.contains(item)).map(List::of).forEach(together::add);
        return together;
    }

    @Override
    public List<SettlementFault> faults(Collection<ItemId> items) {
        List<SettlementFault> faults = new ArrayList<>();
        for (int i = 0; i < bundles.size(); i++) {
            for (int k = 0; k < bundles.get(i).size(); k++) {
                ItemId item = bundles.get(i).get(k);
                if (!items.contains(item)) {
                    faults.add(new SettlementFault(
                            at(i, k), "must be an item of the listing, which has no \"" + item + "\""));
                }
            }
        }
        return faults;
    }

    @Override
    public Json.Builder putInto(Json.Builder object) {
        return object.put(SettlementFault.RULE, NAME)
                .put(NAME, Json.array(bundles, bundle -> Json.array(bundle, item -> Json.of(item.value()))));
    }
}
