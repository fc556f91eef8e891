package dev.parley.application.policy;

import dev.parley.application.Draft;
import dev.parley.application.Violation;
import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import dev.parley.model.SettlementRule;
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
    private static final Draft.Part INSTANT = Draft.value(Json::instant);
    private static final Draft.Part NAMES = Draft.list(Draft.value(name -> Text.requireId("a name", name.text(), 128)));

    private static final Draft PRICE = Draft.object(PriceRange::fromJson)
            .required("currency", Draft.value(Json::text))
            .optional("min", Draft.value(Json::integer))
            .optional("max", Draft.value(Json::integer));

    private static final Draft SELECTOR = Draft.object(Selector::fromJson)
            .optional("categories", NAMES)
            .optional("price", PRICE::check)
            .optional("sellers", NAMES)
            .optional("attributes", Draft.value(Json::members));

    private static final Draft CHOICE = Draft.object(Choice::fromJson)
            .required("protocol", Draft.value(Json::text))
            .required("version", Draft.value(Json::integer))
            .optional("parameters", Draft.value(Json::members))
            .required("settlement", Draft.value(name -> SettlementRule.named(name.text())));

    private static final Draft RULE = Draft.object(PolicyRule::fromJson)
            .required("name", Draft.value(name -> Text.requireId("the name", name.text(), PolicyRule.MAX_NAME_LENGTH)))
            .optional("enabled", Draft.value(Json::bool))
            .optional("effectiveFrom", INSTANT)
            .optional("effectiveUntil", INSTANT)
            .optional("selector", SELECTOR::check)
            .required("choice", CHOICE::check);

    /** What is wrong, if that editor published it as that version: what cannot be read, else what makes no sense. */
    List<Violation> faults(KnownProtocols protocols, long version, PrincipalId editor, Instant at) {
        List<Violation> unreadable = Draft.object(whole -> policy(version, editor, at))
                .required("rules", Draft.list(RULE::check))
                .optional("comment", Draft.value(comment -> Text.requireProse("the comment", comment.text(), 2_000)))
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
        Json.Builder whole = Json.object();
        json.members().forEach(whole::put);
        return Policy.fromJson(whole.put("version", version)
                .put("createdAt", at)
                .put("createdBy", editor.value())
                .build());
    }
}
