// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.api.PrivateTermsView.Lapse.BINDING_CHANGED;
import static dev.parley.api.PrivateTermsView.Lapse.CURRENCY_CHANGED;
import static dev.parley.api.PrivateTermsView.Lapse.ISSUES_CHANGED;
import static dev.parley.api.PrivateTermsView.Lapse.ITEMS_CHANGED;
import static dev.parley.api.PrivateTermsView.Lapse.PRICE_BASIS_CHANGED;

import dev.parley.api.PrivateTermsView.Lapse;
import dev.parley.model.Binding;
import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.PriceBasis;
import dev.parley.model.PrincipalId;
import dev.parley.model.StockPolicy;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The fields of a listing, what each becomes, and why private terms that were set before lapse by it, if they do. */
@SuppressWarnings("ImmutableEnumChecker")
public enum ListingChange {
    CATEGORY(listing -> with(listing, "garden", listing.attributes(), listing.items())),
    ATTRIBUTES(listing -> with(listing, listing.category(), Map.of("colour", "red"), listing.items())),
    TITLE(listing -> lamp(listing, old -> new Item(old.id(), "A lamp", old.issues(), old.listPrice(), old.stock()))),
    LIST_PRICE(listing ->
            lamp(listing, old -> new Item(old.id(), old.title(), old.issues(), new Money(90_00, euro()), old.stock()))),
    STOCK(listing -> lamp(listing, old -> new Item(old.id(), old.title(), old.issues(), old.listPrice(), 9))),
    PRICE_RANGE(listing ->
            lamp(listing, old -> issues(old, price(IssueRole.UNIT_PRICE, euro(), 150_00, 1), warranty()))),
    PRICE_STEP(listing ->
            lamp(listing, old -> issues(old, price(IssueRole.UNIT_PRICE, euro(), 200_00, 50), warranty()))),
    STOCK_POLICY(listing -> settled(listing, listing.basis(), listing.binding(), StockPolicy.FIRST_TO_PAY)),
    BINDING(listing -> settled(listing, listing.basis(), Binding.ON_PAYMENT, listing.stockPolicy()), BINDING_CHANGED),
    TAX(
            listing -> settled(listing, new PriceBasis(false, true), listing.binding(), listing.stockPolicy()),
            PRICE_BASIS_CHANGED),
    SHIPPING(
            listing -> settled(listing, new PriceBasis(true, false), listing.binding(), listing.stockPolicy()),
            PRICE_BASIS_CHANGED),
    CURRENCY(
            listing -> items(
                    listing,
                    List.of(
                            new Item(
                                    new ItemId("lamp"),
                                    "lamp",
                                    List.of(price(IssueRole.UNIT_PRICE, yen(), 20_000, 1), warranty()),
                                    new Money(10_000, yen()),
                                    5),
                            new Item(
                                    new ItemId("desk"),
                                    "desk",
                                    List.of(price(IssueRole.UNIT_PRICE, yen(), 20_000, 1)),
                                    new Money(10_000, yen()),
                                    5))),
            CURRENCY_CHANGED),
    ITEM_ADDED(
            listing -> items(
                    listing, List.of(listing.items().get(0), listing.items().get(1), item("chair"))),
            ITEMS_CHANGED),
    ITEM_REMOVED(listing -> items(listing, List.of(listing.items().get(0))), ITEMS_CHANGED),
    ISSUE_ADDED(
            listing -> lamp(listing, old -> issues(old, old.price(), warranty(), other("delivery", "slow", "fast"))),
            ISSUES_CHANGED),
    ISSUE_REMOVED(listing -> lamp(listing, old -> issues(old, old.price())), ISSUES_CHANGED),
    ISSUE_DOMAIN(
            listing -> lamp(listing, old -> issues(old, old.price(), other("warranty", "none", "for life"))),
            ISSUES_CHANGED),
    PRICE_ROLE(
            listing -> lamp(listing, old -> issues(old, price(IssueRole.LINE_PRICE, euro(), 200_00, 1), warranty())),
            ISSUES_CHANGED);

    /** Who sells the lamp. */
    public static final String SELLER = "sara";

    private final UnaryOperator<Listing> change;
    private final List<Lapse> lapses;

    ListingChange(UnaryOperator<Listing> change, Lapse... lapses) {
        this.change = change;
        this.lapses = List.of(lapses);
    }

    /** A lamp with a warranty, and a desk, as they are before. */
    public static Listing before() {
        Item lamp = issues(item("lamp"), price(IssueRole.UNIT_PRICE, euro(), 200_00, 1), warranty());
        return Listing.of("lamp-1", SELLER, "home", lamp, item("desk"));
    }

    /** The listing afterwards. */
    public Listing after() {
        return change.apply(before());
    }

    List<Lapse> lapses() {
        return lapses;
    }

    /** Terms of a lamp at a price, the first of what may be chosen. */
    public static Terms lamp(Listing listing, long minorUnits) {
        Map<IssueId, Value> values = new HashMap<>();
        for (Issue issue : listing.item(new ItemId("lamp")).orElseThrow().issues()) {
            values.put(
                    issue.id(),
                    issue.isPrice()
                            ? Value.of(new Money(minorUnits, listing.currency()))
                            : new Value.Label(
                                    ((Domain.Choice) issue.domain()).labels().get(0)));
        }
        return Terms.of(new ItemId("lamp"), values);
    }

    private static Currency euro() {
        return Currency.getInstance("EUR");
    }

    private static Currency yen() {
        return Currency.getInstance("JPY");
    }

    private static Item item(String name) {
        return new Item(
                new ItemId(name),
                name,
                List.of(price(IssueRole.UNIT_PRICE, euro(), 200_00, 1)),
                new Money(100_00, euro()),
                5);
    }

    private static Issue price(IssueRole role, Currency currency, long max, long step) {
        return new Issue(new IssueId("price"), role, new Domain.Price(currency, 0, max, step));
    }

    private static Issue warranty() {
        return other("warranty", "none", "a year");
    }

    private static Issue other(String name, String... labels) {
        return new Issue(new IssueId(name), IssueRole.OTHER, new Domain.Choice(List.of(labels)));
    }

    private static Item issues(Item old, Issue... issues) {
        return new Item(old.id(), old.title(), List.of(issues), old.listPrice(), old.stock());
    }

    private static Listing lamp(Listing listing, UnaryOperator<Item> change) {
        return items(
                listing,
                List.of(change.apply(listing.items().get(0)), listing.items().get(1)));
    }

    private static Listing items(Listing listing, List<Item> items) {
        return with(listing, listing.category(), listing.attributes(), items);
    }

    private static Listing with(Listing listing, String category, Map<String, String> attributes, List<Item> items) {
        return new Listing(
                listing.ref(),
                listing.seller(),
                category,
                attributes,
                listing.basis(),
                listing.binding(),
                listing.stockPolicy(),
                items);
    }

    private static Listing settled(Listing listing, PriceBasis basis, Binding binding, StockPolicy stockPolicy) {
        return new Listing(
                listing.ref(),
                listing.seller(),
                listing.category(),
                listing.attributes(),
                basis,
                binding,
                stockPolicy,
                listing.items());
    }

    /** The lamp alone, of which only the price is negotiable, in steps of so many cents. */
    static Listing stepped(long step) {
        return items(before(), List.of(issues(item("lamp"), price(IssueRole.UNIT_PRICE, euro(), 200_00, step))));
    }

    /** The same listing, sold by somebody else. */
    static Listing soldBy(String seller) {
        Listing listing = before();
        return new Listing(
                listing.ref(),
                new PrincipalId(seller),
                listing.category(),
                listing.attributes(),
                listing.basis(),
                listing.binding(),
                listing.stockPolicy(),
                listing.items());
    }
}
