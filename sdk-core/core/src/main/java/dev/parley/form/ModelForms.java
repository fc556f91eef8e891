// SPDX-License-Identifier: Apache-2.0
package dev.parley.form;

import dev.parley.model.Hash;
import dev.parley.model.IssueId;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.OfferId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.model.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The forms of the model's own values. */
final class ModelForms {
    private static final Map<Class<?>, Form<?>> FORMS = Map.ofEntries(
            id(ItemId.class, ItemId.MAX_LENGTH, ItemId::value, ItemId::new),
            id(IssueId.class, IssueId.MAX_LENGTH, IssueId::value, IssueId::new),
            id(SeatId.class, SeatId.MAX_LENGTH, SeatId::value, SeatId::new),
            id(OfferId.class, OfferId.MAX_LENGTH, OfferId::value, OfferId::new),
            id(NegotiationId.class, NegotiationId.MAX_LENGTH, NegotiationId::value, NegotiationId::new),
            id(PrincipalId.class, PrincipalId.MAX_LENGTH, PrincipalId::value, PrincipalId::new),
            Map.entry(Hash.class, hash()),
            Map.entry(Listing.class, Form.whole(Listing::toJson, Listing::fromJson)),
            Map.entry(Seat.class, Form.whole(Seat::toJson, Seat::fromJson)),
            Map.entry(Terms.class, Form.whole(Terms::toJson, Terms::fromJson)),
            Map.entry(
                    SettlementRule.class,
                    Form.whole(rule -> rule.putInto(Json.object()).build(), SettlementRule::readFrom)),
            Map.entry(Json.class, Form.whole(Function.<Json>identity(), Function.identity())));

    private ModelForms() {}

    static Optional<Form<?>> find(Class<?> type) {
        return Optional.ofNullable(FORMS.get(type));
    }

    private static <T> Map.Entry<Class<?>, Form<?>> id(
            Class<T> type, int max, Function<T, String> text, Function<String, T> id) {
        return Map.entry(
                type,
                ScalarForm.text(1, max)
                        .where(
                                json -> Text.isId(json.text(), max),
                                "must have 1 to " + max + " characters, not blank, no control characters")
                        .as(text, id));
    }

    private static Form<Hash> hash() {
        Pattern digits = Pattern.compile("[0-9a-f]{64}");
        List<String> examples = List.of("0".repeat(64), "89abcdef".repeat(8));
        return ScalarForm.matching(ScalarForm.text(64, 64), digits, examples).as(Hash::hex, Hash::new);
    }
}
