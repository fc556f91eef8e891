// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.keys.FileKeys;
import dev.parley.model.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spring Boot and Micronaut, each in a process of its own, answer alike: status, headers and body, byte for byte. */
final class ContractTest {
    private static Pair pair;
    private static Shop shop;
    private static int generated;
    private static int derived;
    private static int planted;
    private static int wired;

    @BeforeAll
    static void startBothHosts(@TempDir Path directory) {
        Path keys = directory.resolve("keys.json");
        assertThat(FileKeys.open(keys).publishedKeys()).hasSize(1);
        pair = Pair.start(keys);
        shop = new Shop(pair);
        shop.prepare();
    }

    @AfterAll
    static void sayWhatWasCompared() {
        if (pair == null) {
            return;
        }
        System.out.printf(
                "Contract: %d responses compared in status, headers and body; %d generated bad inputs from the contract"
                        + " and %d from a listing, all as specified; %d refusals left the store as it was; %d signatures"
                        + " verified; %d cases on the wire; %d planted differences found.%n",
                pair.comparedCount(), generated, derived, pair.unchangedCount(), pair.verifiedCount(), wired, planted);
        pair.close();
    }

    private static void assertAlike() {
        assertThat(pair.takeDifferences()).isEmpty();
    }

    @Test
    void a_negotiation_over_two_items_goes_from_listing_to_reversal() {
        new WholeNegotiations(pair, shop).fromListingToReversal();
        assertAlike();
    }

    @Test
    void stock_comes_in_is_sold_at_list_price_and_sold_elsewhere() {
        new WholeNegotiations(pair, shop).stock();
        assertAlike();
    }

    @Test
    void negotiations_end_in_other_ways() {
        new WholeNegotiations(pair, shop).otherEndings();
        assertAlike();
    }

    @Test
    void agents_act_under_mandates_and_ask() {
        new WholeNegotiations(pair, shop).mandatesAndApprovals();
        assertAlike();
    }

    @Test
    void an_operator_voids_a_bid_and_shuts_somebody_out() {
        new WholeNegotiations(pair, shop).oneBidAndOnePersonOut();
        assertAlike();
    }

    @Test
    void a_principal_is_erased_and_its_negotiations_are_shown_without_its_words() {
        new Erasures(pair, shop).erased();
        assertAlike();
    }

    @Test
    void a_drawn_price_is_opened_with_the_consent_of_both_and_to_the_auditor() {
        new SealedDraws(pair, shop).opened();
        assertAlike();
    }

    @Test
    void a_draw_is_opened_to_nobody_else() {
        new SealedDraws(pair, shop).refused();
        assertAlike();
    }

    @Test
    void there_are_protocols_keys_and_policies_to_read() {
        new WholeNegotiations(pair, shop).shelves();
        assertAlike();
    }

    @Test
    void every_bad_input_that_the_contract_yields_is_refused_and_changes_nothing() {
        generated = new GeneratedInputs(pair).send();
        assertAlike();
    }

    @Test
    void every_bad_input_that_a_listing_yields_is_refused_and_changes_nothing() {
        derived = new ListingInputs(pair, shop).send();
        assertAlike();
    }

    @Test
    void callers_do_only_what_is_theirs() {
        new ByHand(pair, shop).callers();
        assertAlike();
    }

    @Test
    void agents_do_only_what_their_mandate_allows() {
        new ByHand(pair, shop).mandates();
        assertAlike();
    }

    @Test
    void what_has_moved_on_is_told() {
        new ByHand(pair, shop).states();
        assertAlike();
    }

    @Test
    void a_key_names_one_request() {
        new ByHand(pair, shop).keys();
        assertAlike();
    }

    @Test
    void a_command_that_is_being_decided_is_not_begun_again() {
        new ByHand(pair, shop).inFlight();
        assertAlike();
    }

    @Test
    void a_deadline_is_kept_to_the_microsecond() {
        new ByHand(pair, shop).deadlines();
        assertAlike();
    }

    @Test
    void odd_paths_are_read_as_they_were_sent() {
        new OddRequests(pair, shop).paths();
        assertAlike();
    }

    @Test
    void odd_methods_and_heads_are_told_what_is_wrong() {
        new OddRequests(pair, shop).heads();
        assertAlike();
    }

    @Test
    void odd_bodies_are_told_what_is_wrong() {
        new OddRequests(pair, shop).bodies();
        assertAlike();
    }

    @Test
    void outside_the_prefix_nothing_is_found_in_the_hosts_own_words() {
        new OddRequests(pair, shop).outside();
    }

    @Test
    void what_a_host_refuses_by_itself_under_the_prefix_is_a_problem_too() {
        new OddRequests(pair, shop).foreignOrigin();
    }

    @Test
    void a_head_that_is_too_large_is_the_clients_fault() {
        new OddRequests(pair, shop).hugeHeads();
    }

    @Test
    void a_store_that_is_out_is_told_and_nothing_is_half_written() {
        new StoreOut(pair, shop).downOrSilent();
        assertAlike();
    }

    @Test
    void what_goes_over_the_wire_is_judged_alike_or_as_the_guide_says() {
        shop.list("wire", "pieces", "ON_ACCEPTANCE");
        WireTable table = new WireTable(pair);
        wired = table.play();
        assertThat(table.findPlanted()).isEqualTo(WireTable.planted().size());
    }

    @Test
    void who_is_refused_by_the_head_of_a_request_keeps_no_thread_waiting_for_its_body() {
        int sent = new Loads(pair).refused();
        System.out.printf("Contract: %d stalled bodies that are refused hold no thread.%n", sent);
    }

    @Test
    void a_body_is_awaited_without_a_thread_where_the_server_can() {
        List<Long> held = new Loads(pair).awaited(20, 600);
        System.out.printf(
                "Contract: 20 stalled bodies hold %d threads on Spring, 600 on Micronaut %d.%n", held.toArray());
        assertThat(held).containsExactly(20L, 0L);
    }

    @Test
    void answers_that_nobody_reads_take_only_so_much_room() {
        List<Integer> busy = new Loads(pair).unread();
        System.out.printf(
                "Contract: of 150 readers that do not read, %d are told to come again on Spring, %d on"
                        + " Micronaut.%n",
                busy.toArray());
        assertThat(busy).allMatch(count -> count > 0);
    }

    @Test
    void more_trials_at_once_than_there_are_threads_are_all_answered() {
        shop.list("crowd", "pieces", "ON_ACCEPTANCE");
        Json view = pair.ok(Request.post("berta", "/negotiations", "{\"listing\":\"crowd\"}"));
        for (Crowd.Answered answered : Crowd.simulate(pair, "berta", Shop.path(view))) {
            System.out.printf("Contract: %d trials of a move at once: %s.%n", Crowd.SIZE, answered);
            assertThat(answered.longest()).isLessThan(256 * 1024);
        }
        pair.ok(Request.get("berta", Shop.path(view)));
        assertAlike();
    }

    @Test
    void the_keys_and_the_contract_are_for_anybody() {
        new OddRequests(pair, shop).open();
        assertAlike();
    }

    @Test
    void planted_differences_are_found() {
        planted = pair.findPlanted();
        assertThat(planted).isEqualTo(Planted.differences().size()).isGreaterThanOrEqualTo(6);
    }
}
