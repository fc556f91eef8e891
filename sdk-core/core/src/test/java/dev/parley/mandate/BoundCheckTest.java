// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import static dev.parley.mandate.Samples.CHAIR;
import static dev.parley.mandate.Samples.COLOUR;
import static dev.parley.mandate.Samples.DELIVERY;
import static dev.parley.mandate.Samples.PRICE;
import static dev.parley.mandate.Samples.QUANTITY;
import static dev.parley.mandate.Samples.SHIPPING;
import static dev.parley.mandate.Samples.TABLE;
import static dev.parley.mandate.Samples.WARRANTY;
import static dev.parley.mandate.Samples.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.AtLeast;
import dev.parley.model.Bundles;
import dev.parley.model.IssueId;
import dev.parley.model.ListingRef;
import dev.parley.model.Safe;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BoundCheckTest {
    private static final String BOUND = "MANDATE_BOUND";
    private static final String OK = "PERMITTED";

    private static String offer(SampleMandate mandate, Terms... terms) {
        return AttemptDraft.binding(terms).under(mandate);
    }

    private static SampleMandate buyer(IssueId issue, Limit limit) {
        return new SampleMandate().bound(IssueBound.anywhere(issue, limit));
    }

    private static Limit.Range between(long min, long max) {
        return new Limit.Range(Optional.of(min), Optional.of(max), 0);
    }

    @Test
    void a_buyers_ceiling_on_the_price_may_be_reached_and_not_passed() {
        SampleMandate mandate = buyer(PRICE, Limit.Range.atMost(500));
        assertThat(offer(mandate, terms(CHAIR, 500, 1, 0))).isEqualTo(OK);
        assertThat(offer(mandate, terms(CHAIR, 501, 1, 0))).isEqualTo(BOUND);
    }

    @Test
    void a_sellers_floor_under_the_price_may_be_reached_and_not_passed() {
        SampleMandate mandate = SampleMandate.seller().bound(IssueBound.anywhere(PRICE, Limit.Range.atLeast(500)));
        assertThat(offer(mandate, terms(CHAIR, 500, 1, 0))).isEqualTo(OK);
        assertThat(offer(mandate, terms(CHAIR, 499, 1, 0))).isEqualTo(BOUND);
    }

    @Test
    void bounds_quantities_and_fees_on_both_edges() {
        SampleMandate mandate = buyer(QUANTITY, between(2, 4)).bound(IssueBound.anywhere(SHIPPING, between(5, 7)));
        assertThat(offer(mandate, terms(CHAIR, 1, 2, 5))).isEqualTo(OK);
        assertThat(offer(mandate, terms(CHAIR, 1, 4, 7))).isEqualTo(OK);
        assertThat(offer(mandate, terms(CHAIR, 1, 1, 5))).isEqualTo(BOUND);
        assertThat(offer(mandate, terms(CHAIR, 1, 5, 5))).isEqualTo(BOUND);
        assertThat(offer(mandate, terms(CHAIR, 1, 2, 4))).isEqualTo(BOUND);
        assertThat(offer(mandate, terms(CHAIR, 1, 2, 8))).isEqualTo(BOUND);
    }

    @Test
    void bounds_a_decimal_by_its_value_whatever_the_listings_step() {
        Terms oneYear = terms(CHAIR, 1, 1, 0);
        assertThat(offer(buyer(WARRANTY, new Limit.Range(Optional.of(10L), Optional.empty(), 1)), oneYear))
                .isEqualTo(OK);
        assertThat(offer(buyer(WARRANTY, new Limit.Range(Optional.of(101L), Optional.empty(), 2)), oneYear))
                .isEqualTo(BOUND);
        assertThat(offer(buyer(WARRANTY, new Limit.Range(Optional.empty(), Optional.of(99L), 2)), oneYear))
                .isEqualTo(BOUND);
    }

    @Test
    void bounds_a_choice_by_the_labels_that_it_allows() {
        Terms red = terms(CHAIR, 1, 1, 0);
        assertThat(offer(buyer(COLOUR, new Limit.AnyOf(Set.of("red", "blue"))), red))
                .isEqualTo(OK);
        assertThat(offer(buyer(COLOUR, new Limit.AnyOf(Set.of("blue"))), red)).isEqualTo(BOUND);
        assertThat(offer(buyer(COLOUR, new Limit.AnyOf(Set.of())), red)).isEqualTo(BOUND);
    }

    @Test
    void bounds_a_date_on_both_edges() {
        Terms tenth = terms(CHAIR, 1, 1, 0);
        assertThat(offer(buyer(DELIVERY, days(10, 10)), tenth)).isEqualTo(OK);
        assertThat(offer(buyer(DELIVERY, days(11, 12)), tenth)).isEqualTo(BOUND);
        assertThat(offer(buyer(DELIVERY, days(1, 9)), tenth)).isEqualTo(BOUND);
    }

    private static Limit days(int first, int last) {
        return new Limit.Days(LocalDate.of(2026, 12, first), LocalDate.of(2026, 12, last));
    }

    @Test
    void refuses_a_value_of_another_type_than_the_limits() {
        Terms chair = terms(CHAIR, 1, 1, 0);
        assertThat(offer(buyer(PRICE, new Limit.AnyOf(Set.of("red"))), chair)).isEqualTo(BOUND);
        assertThat(offer(buyer(DELIVERY, new Limit.AnyOf(Set.of("2026-12-10"))), chair))
                .isEqualTo(BOUND);
        assertThat(offer(buyer(COLOUR, between(0, 100)), chair)).isEqualTo(BOUND);
        assertThat(offer(buyer(QUANTITY, days(1, 31)), chair)).isEqualTo(BOUND);
    }

    @Test
    void a_bound_applies_only_where_listing_and_item_fit() {
        Limit none = Limit.Range.atMost(0);
        Optional<ListingRef> here = Optional.of(new ListingRef("listing"));
        Optional<ListingRef> elsewhere = Optional.of(new ListingRef("another"));
        Terms chair = terms(CHAIR, 1, 1, 0);
        assertThat(offer(place(here, none), chair)).isEqualTo(BOUND);
        assertThat(offer(place(Optional.empty(), none), chair)).isEqualTo(BOUND);
        assertThat(offer(place(elsewhere, none), chair)).isEqualTo(OK);
        assertThat(offer(place(here, none), terms(TABLE, 1, 1, 0))).isEqualTo(OK);
    }

    private static SampleMandate place(Optional<ListingRef> listing, Limit limit) {
        return new SampleMandate().bound(new IssueBound(listing, Optional.of(CHAIR), PRICE, limit));
    }

    @Test
    void an_unknown_issue_is_refused_where_listing_and_item_are_named_and_passed_over_elsewhere() {
        IssueId misspelt = new IssueId("prise");
        Limit any = between(0, Safe.MAX);
        Optional<ListingRef> here = Optional.of(new ListingRef("listing"));
        SampleMandate named = new SampleMandate().bound(new IssueBound(here, Optional.of(CHAIR), misspelt, any));
        assertThat(offer(named, terms(CHAIR, 1, 1, 0))).isEqualTo(BOUND);
        assertThat(offer(named, terms(TABLE, 1, 1, 0))).isEqualTo(OK);
        assertThat(offer(buyer(misspelt, any), terms(CHAIR, 1, 1, 0))).isEqualTo(OK);
    }

    @Test
    void every_bound_on_an_issue_holds() {
        SampleMandate mandate = buyer(PRICE, Limit.Range.atMost(500))
                .bound(new IssueBound(Optional.empty(), Optional.of(CHAIR), PRICE, Limit.Range.atMost(400)));
        assertThat(offer(mandate, terms(CHAIR, 401, 1, 0))).isEqualTo(BOUND);
        assertThat(offer(mandate, terms(TABLE, 401, 1, 0))).isEqualTo(OK);
    }

    @Test
    void the_unit_price_of_a_unit_is_its_price_without_fees() {
        SampleMandate mandate = new SampleMandate().unitPrice(100);
        assertThat(offer(mandate, terms(CHAIR, 100, 9, 50))).isEqualTo(OK);
        assertThat(offer(mandate, terms(CHAIR, 101, 1, 0))).isEqualTo(BOUND);
        assertThat(offer(SampleMandate.seller().unitPrice(100), terms(CHAIR, 99, 9, 50)))
                .isEqualTo(BOUND);
    }

    @Test
    void the_unit_price_of_a_line_is_compared_without_rounding() {
        SampleMandate buyer = new SampleMandate().unitPrice(33);
        assertThat(offer(buyer, terms(TABLE, 99, 3, 0))).isEqualTo(OK);
        assertThat(offer(buyer, terms(TABLE, 100, 3, 0))).isEqualTo(BOUND);
        SampleMandate seller = SampleMandate.seller().unitPrice(33);
        assertThat(offer(seller, terms(TABLE, 99, 3, 0))).isEqualTo(OK);
        assertThat(offer(seller, terms(TABLE, 98, 3, 0))).isEqualTo(BOUND);
    }

    @Test
    void each_item_is_a_deal_of_its_own_where_each_settles_alone() {
        Terms[] two = {terms(CHAIR, 100, 2, 5), terms(TABLE, 190, 2, 10)};
        assertThat(offer(new SampleMandate().perDeal(205), two)).isEqualTo(OK);
        assertThat(offer(new SampleMandate().perDeal(204), two)).isEqualTo(BOUND);
        assertThat(offer(SampleMandate.seller().perDeal(200), two)).isEqualTo(OK);
        assertThat(offer(SampleMandate.seller().perDeal(201), two)).isEqualTo(BOUND);
    }

    @Test
    void all_items_are_one_deal_where_they_settle_together() {
        AttemptDraft two = AttemptDraft.binding(terms(CHAIR, 100, 2, 5), terms(TABLE, 190, 2, 10))
                .settling(SettlementRule.ALL);
        assertThat(two.under(new SampleMandate().perDeal(405))).isEqualTo(OK);
        assertThat(two.under(new SampleMandate().perDeal(404))).isEqualTo(BOUND);
        assertThat(two.under(SampleMandate.seller().perDeal(405))).isEqualTo(OK);
        assertThat(two.under(SampleMandate.seller().perDeal(406))).isEqualTo(BOUND);
    }

    @Test
    void a_fault_in_the_last_item_is_found() {
        SampleMandate mandate = buyer(PRICE, Limit.Range.atMost(500));
        assertThat(offer(mandate, terms(CHAIR, 500, 1, 0), terms(TABLE, 501, 1, 0)))
                .isEqualTo(BOUND);
    }

    @Test
    void an_amount_beyond_what_can_be_stored_is_refused_and_never_overflows() {
        Terms huge = terms(CHAIR, Safe.MAX, Safe.MAX, Safe.MAX);
        Terms full = terms(CHAIR, Safe.MAX, 1, 0);
        Terms one = terms(TABLE, 1, 1, 0);
        for (SettlementRule rule : new SettlementRule[] {SettlementRule.EACH_ITEM, SettlementRule.ALL}) {
            for (SampleMandate mandate : new SampleMandate[] {new SampleMandate(), SampleMandate.seller()}) {
                assertThat(AttemptDraft.binding(huge).settling(rule).under(mandate))
                        .isEqualTo(BOUND);
                assertThat(AttemptDraft.binding(full, one).settling(rule).under(mandate))
                        .isEqualTo(BOUND);
                assertThat(AttemptDraft.binding(full).settling(rule).under(mandate))
                        .isEqualTo(OK);
            }
        }
        SampleMandate perUnit = new SampleMandate().unitPrice(Safe.MAX);
        assertThat(offer(perUnit, terms(TABLE, Safe.MAX, Safe.MAX, 0))).isEqualTo(OK);
    }

    @Test
    void what_an_item_comes_to_beside_its_terms_is_bounded_as_a_price_would_be() {
        Terms three = terms(CHAIR, 100, 3, 10);
        for (SampleMandate mandate : new SampleMandate[] {
            new SampleMandate().unitPrice(100), buyer(PRICE, Limit.Range.atMost(100)), new SampleMandate().perDeal(310)
        }) {
            assertThat(AttemptDraft.binding(three).comingTo(CHAIR, 310).under(mandate))
                    .isEqualTo(OK);
            assertThat(AttemptDraft.binding(three).comingTo(CHAIR, 311).under(mandate))
                    .isEqualTo(BOUND);
            assertThat(AttemptDraft.binding(terms(CHAIR, 101, 3, 10))
                            .comingTo(CHAIR, 309)
                            .under(mandate))
                    .isEqualTo(OK);
        }
        for (SampleMandate mandate : new SampleMandate[] {
            SampleMandate.seller().unitPrice(100),
            SampleMandate.seller().bound(IssueBound.anywhere(PRICE, Limit.Range.atLeast(100))),
            SampleMandate.seller().perDeal(310)
        }) {
            assertThat(AttemptDraft.binding(three).comingTo(CHAIR, 310).under(mandate))
                    .isEqualTo(OK);
            assertThat(AttemptDraft.binding(three).comingTo(CHAIR, 309).under(mandate))
                    .isEqualTo(BOUND);
        }
    }

    @Test
    void what_settles_together_is_bounded_together_and_each_bundle_by_itself() {
        SampleMandate mandate = new SampleMandate().perDeal(300);
        Terms chair = terms(CHAIR, 200, 1, 0);
        Terms table = terms(TABLE, 200, 1, 0);
        assertThat(AttemptDraft.binding(chair, table).settling(new AtLeast(1)).under(mandate))
                .isEqualTo(BOUND);
        assertThat(AttemptDraft.binding(chair, table)
                        .settling(Bundles.of(List.of("chair", "table")))
                        .under(mandate))
                .isEqualTo(BOUND);
        assertThat(AttemptDraft.binding(chair, table)
                        .settling(Bundles.of(List.of("chair"), List.of("table")))
                        .under(mandate))
                .isEqualTo(OK);
    }
}
