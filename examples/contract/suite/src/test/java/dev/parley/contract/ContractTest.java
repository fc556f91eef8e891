package dev.parley.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.keys.FileKeys;
import java.nio.file.Path;
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
                        + " verified; %d planted differences found.%n",
                pair.comparedCount(), generated, derived, pair.unchangedCount(), pair.verifiedCount(), planted);
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
}
