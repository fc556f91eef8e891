// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.policy;

import dev.parley.application.command.DraftReader;
import dev.parley.application.command.Violation;
import dev.parley.application.command.Violations;
import dev.parley.model.AtLeast;
import dev.parley.model.Bundles;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import dev.parley.model.Text;
import dev.parley.policy.Choice;
import dev.parley.policy.KnownProtocols;
import dev.parley.policy.Policy;
import dev.parley.policy.PolicyCheck;
import dev.parley.policy.PolicyFault;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.PriceRange;
import dev.parley.policy.Selector;
import java.time.Instant;
import java.util.List;

/**
 * Rules as an editor writes them down, before they have a version.
 *
 * @param json {@code {rules: […], comment}} as {@link Policy#toJson} writes them
 */
record PolicyDraft(Json json) {
    private static final DraftReader.Part INSTANT = DraftReader.value(Json::instant);
    private static final DraftReader.Part NAMES =
            DraftReader.list(DraftReader.value(name -> Text.requireId("a name", name.text(), 128)));

    private static final DraftReader PRICE = DraftReader.object(PriceRange::fromJson)
            .required("currency", DraftReader.value(Json::text))
            .optional("min", DraftReader.value(Json::integer))
            .optional("max", DraftReader.value(Json::integer));

    private static final DraftReader SELECTOR = DraftReader.object(Selector::fromJson)
            .optional("categories", NAMES)
            .optional("price", PRICE::check)
            .optional("sellers", NAMES)
            .optional("attributes", DraftReader.value(Json::members));

    private static final DraftReader CHOICE = DraftReader.object(Choice::fromJson)
            .required("protocol", DraftReader.value(Json::text))
            .required("version", DraftReader.value(Json::integer))
            .optional("parameters", DraftReader.value(Json::members))
            .required("settlement", DraftReader.oneOf("each-item", "all", "at-least", "bundles"))
            .optional("atLeast", DraftReader.value(AtLeast::of))
            .optional("bundles", PolicyDraft::checkBundles)
            .optional("mediator", DraftReader.value(name -> new PrincipalId(name.text())))
            .optional("showsSoftware", DraftReader.value(Json::bool));

    private static final DraftReader RULE = DraftReader.object(PolicyRule::fromJson)
            .required(
                    "name",
                    DraftReader.value(name -> Text.requireId("the name", name.text(), PolicyRule.MAX_NAME_LENGTH)))
            .optional("enabled", DraftReader.value(Json::bool))
            .optional("effectiveFrom", INSTANT)
            .optional("effectiveUntil", INSTANT)
            .optional("selector", SELECTOR::check)
            .required("choice", CHOICE::check);

    /** What is wrong with bundles whatever the listing, each fault at its place. */
    private static void checkBundles(Json json, String pointer, Violations faults) {
        int before = faults.size();
        DraftReader.list(DraftReader.list(DraftReader.value(item -> new ItemId(item.text()))))
                .check(json, pointer, faults);
        if (faults.size() == before) {
            Bundles.faultsAmong(json.list(bundle -> bundle.list(item -> new ItemId(item.text()))))
                    .forEach(fault -> faults.add(new Violation(
                            pointer + fault.pointer().substring("/bundles".length()), "INVALID", fault.message())));
        }
    }

    /** What is wrong, if that editor published it as that version: what cannot be read, else what makes no sense. */
    List<Violation> faults(KnownProtocols protocols, long version, PrincipalId editor, Instant at) {
        List<Violation> unreadable = DraftReader.object(whole -> policy(version, editor, at))
                .required("rules", DraftReader.list(RULE::check))
                .optional(
                        "comment",
                        DraftReader.value(comment -> Text.requireProse("the comment", comment.text(), 2_000)))
                .faults(json);
        if (!unreadable.isEmpty()) {
            return unreadable;
        }
        return PolicyCheck.faults(policy(version, editor, at), protocols).stream()
                .filter(PolicyFault::isError)
                .map(fault -> new Violation(fault.pointer(), fault.code().name(), fault.sentence()))
                .toList();
    }

    /**
     * The policy that it becomes.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    Policy policy(long version, PrincipalId editor, Instant at) {
        return Policy.fromJson(Json.object(json)
                .put("version", version)
                .put("createdAt", at)
                .put("createdBy", editor.value())
                .build());
    }
}
