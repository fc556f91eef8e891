// SPDX-License-Identifier: Apache-2.0
package dev.parley.docs;

import static dev.parley.model.IdempotencyKey.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.api.DryRun;
import dev.parley.model.Json;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.Policy;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.ParleyExtension;
import dev.parley.testing.SampleListings;
import dev.parley.testing.TestParley;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The snippets of the guide's chapter on policies. */
@ExtendWith(ParleyExtension.class)
class PoliciesSnippetTest {
    // #region draft
    private static PolicyDraft hurriedSports() {
        Selector sports = new Selector(Set.of("sports"), Optional.empty(), Set.of(), Map.of());
        Json hurried = Json.object()
                .put("offerExpirySeconds", 3_600)
                .put("maxRounds", 6)
                .put("monotoneConcession", true)
                .build();
        Choice choice = new Choice(AlternatingOffers.ID, hurried, SettlementRule.EACH_ITEM);
        Choice leisurely = new Choice(AlternatingOffers.ID, Json.object().build(), SettlementRule.EACH_ITEM);
        return PolicyDraft.nothing()
                .comment("Sports goods sell within the hour")
                .rule(PolicyRule.always("sports in a hurry", sports, choice))
                .rule(PolicyRule.always("the rest", Selector.EVERY_LISTING, leisurely));
    }
    // #endregion draft

    @Test
    void a_draft_is_tried_before_it_is_published(Parley parley) {
        // #region publish
        Policy inForce = parley.policies().current(TestParley.POLICY_EDITOR).orElseThrow();
        List<DryRun> tried = parley.policies()
                .dryRun(
                        TestParley.POLICY_EDITOR,
                        List.of(SampleListings.BIKE.ref(), SampleListings.LAMP_AND_DESK.ref()),
                        Optional.of(hurriedSports().toJson()),
                        Optional.empty())
                .orElseThrow();
        tried.forEach(run -> System.out.println(run.listing() + ": " + run.explanation() + ", new " + run.changes()));

        Policy published = parley.policies()
                .publish(TestParley.POLICY_EDITOR, inForce.version(), hurriedSports(), fresh())
                .orElseThrow();
        // #endregion publish

        assertThat(tried).extracting(DryRun::changes).containsExactly(true, false);
        assertThat(published.version()).isEqualTo(inForce.version() + 1);
        assertThat(published.comment()).isEqualTo("Sports goods sell within the hour");
        assertThat(published.rules()).extracting(PolicyRule::name).containsExactly("sports in a hurry", "the rest");
    }
}
