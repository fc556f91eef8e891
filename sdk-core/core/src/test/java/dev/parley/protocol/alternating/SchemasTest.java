// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Terms;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.WireMove;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasTest {
    private static final ProtocolForms<AlternatingRules, AlternatingMove, AlternatingEvent> ALL =
            new AlternatingOffers().forms();
    private static final Json EMPTY = Json.object().build();

    private static boolean accepts(Json schema, Json value) {
        JsonSchema compiled =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema.canonicalText());
        return compiled.validate(JsonText.node(value.canonicalText())).isEmpty();
    }

    @Test
    void absent_rules_get_the_documented_defaults() {
        AlternatingRules rules = ALL.readRules(EMPTY);
        assertThat(rules).isEqualTo(AlternatingRules.DEFAULTS);
        ALL.rulesSchema()
                .get("properties")
                .members()
                .forEach((name, property) -> assertThat(property.get("default"))
                        .as(name)
                        .isEqualTo(ALL.writeRules(rules).get(name)));
    }

    @Test
    void every_rule_has_a_title_and_a_description() {
        assertThat(ALL.rulesSchema().get("properties").members().keySet())
                .isEqualTo(ALL.writeRules(AlternatingRules.DEFAULTS).members().keySet());
        ALL.rulesSchema().get("properties").members().forEach((name, property) -> {
            assertThat(property.get("title").text()).as(name).isNotBlank();
            assertThat(property.get("description").text()).as(name).isNotBlank();
        });
    }

    @Test
    void written_rules_are_valid_and_come_back() {
        AlternatingRules rules = new AlternatingRules(Turn.EITHER, 1, AlternatingRules.MAX_SECONDS, 1_000, 1, true, 0);
        assertThat(accepts(ALL.rulesSchema(), ALL.writeRules(rules))).isTrue();
        assertThat(ALL.readRules(ALL.writeRules(rules))).isEqualTo(rules);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"opener\":\"nobody\"}",
                "{\"offerExpirySeconds\":0}",
                "{\"overallDeadlineSeconds\":31536001}",
                "{\"maxRounds\":0}",
                "{\"maxRounds\":4294967297}",
                "{\"maxOffersPerBuyerAndListing\":1001}",
                "{\"monotoneConcession\":1}",
                "{\"maxMessageLength\":-1}",
                "{\"opener\":1}"
            })
    void what_the_schema_refuses_the_reader_refuses(String text) {
        Json json = JsonText.read(text);
        assertThat(accepts(ALL.rulesSchema(), json)).isFalse();
        assertThatThrownBy(() -> ALL.readRules(json)).isInstanceOf(Json.Mismatch.class);
    }

    static Stream<AlternatingMove> moves() {
        List<Terms> terms = List.of(Goods.at(Goods.BIKE, 50));
        Set<ItemId> items = Set.of(Goods.HELMET, Goods.LAMP);
        Optional<String> message = Optional.of("please");
        return Stream.of(
                new AlternatingMove.Offer(terms, message),
                new AlternatingMove.Offer(terms, Optional.empty()),
                new AlternatingMove.Counter(terms),
                new AlternatingMove.Counter(terms, items, Set.of(), message),
                new AlternatingMove.Counter(List.of(), Set.of(), items, Optional.empty()),
                new AlternatingMove.Accept(),
                new AlternatingMove.Accept(items),
                new AlternatingMove.Reject(true, items, message),
                new AlternatingMove.Reject(false),
                new AlternatingMove.Withdraw(true),
                new AlternatingMove.Withdraw(false));
    }

    @ParameterizedTest
    @MethodSource("moves")
    void written_moves_are_valid_and_come_back(AlternatingMove move) {
        WireMove wire = ALL.writeMove(move);
        assertThat(accepts(ALL.movesSchema().get(wire.kind()), wire.payload())).isTrue();
        assertThat(ALL.readMove(wire)).isEqualTo(move);
        assertThat(ALL.kind(move)).isEqualTo(wire.kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"offer", "counter", "accept", "reject", "withdraw"})
    void an_unknown_member_is_refused(String kind) {
        Json payload = Json.object().put("automatic", true).build();
        assertThat(accepts(ALL.movesSchema().get(kind), payload)).isFalse();
        assertThatThrownBy(() -> ALL.readMove(new WireMove(kind, List.of(), payload)))
                .isInstanceOf(Json.Mismatch.class);
    }

    @Test
    void moves_that_name_no_terms_refuse_them_and_items_are_named_once() {
        List<Terms> terms = List.of(Goods.at(Goods.BIKE, 50));
        assertThatThrownBy(() -> ALL.readMove(new WireMove("accept", terms, EMPTY)))
                .isInstanceOf(Json.Mismatch.class);
        Json twice = JsonText.read("{\"items\":[\"bike\",\"bike\"]}");
        assertThat(accepts(ALL.movesSchema().get("accept"), twice)).isFalse();
        assertThatThrownBy(() -> ALL.readMove(new WireMove("accept", List.of(), twice)))
                .isInstanceOf(Json.Mismatch.class);
        assertThatThrownBy(() -> ALL.readMove(new WireMove("bid", List.of(), EMPTY)))
                .isInstanceOf(Json.Mismatch.class);
    }

    @Test
    void thresholds_are_whole_minor_units_not_below_zero() {
        Json schema = ALL.privateTermsSchema();
        assertThat(accepts(schema, Haggle.thresholds(Goods.BIKE, 100, 50))).isTrue();
        assertThat(accepts(schema, EMPTY)).isTrue();
        assertThat(accepts(schema, JsonText.read("{\"items\":{\"bike\":{\"autoAccept\":-1}}}")))
                .isFalse();
        assertThat(accepts(schema, JsonText.read("{\"items\":{\"bike\":{\"autoDecline\":\"5\"}}}")))
                .isFalse();
        assertThat(accepts(schema, JsonText.read("{\"bike\":{\"autoAccept\":1}}")))
                .isFalse();
    }
}
