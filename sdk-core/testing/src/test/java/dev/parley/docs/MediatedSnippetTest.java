// SPDX-License-Identifier: Apache-2.0
package dev.parley.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.model.Domain;
import dev.parley.model.Hash;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.OfferId;
import dev.parley.model.PrincipalId;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.mediated.Mediated;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.ParleyExtension;
import dev.parley.testing.TestParley;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The snippets of the guide's page on mediation. */
@ExtendWith(ParleyExtension.class)
class MediatedSnippetTest {
    private static final Caller TENANT = Caller.person("tenant");
    private static final Caller LANDLORD = Caller.person("landlord");

    @Test
    void tenant_and_landlord_get_75_each(TestParley test) {
        // #region policy
        Json rules = Json.object().put("proposal", "nash").build();
        Choice choice = new Choice(Mediated.ID, rules, SettlementRule.ALL).mediatedBy(PrincipalId.SERVICE);
        // #endregion policy
        test.publish(PolicyDraft.everything(choice));
        test.put(hall());
        Parley parley = test.parley();
        NegotiationId talk = parley.negotiations()
                .open(TENANT, OpenNegotiation.on(new ListingRef("hall")), test.key())
                .orElseThrow()
                .id();

        // #region state
        MakeMove tenants = priorities(
                worth("evenings", 1, LongStream.rangeClosed(0, 10)), // ten evening hours are worth 1 × 10
                worth("weekends", 6, LongStream.rangeClosed(0, 10)),
                worth("storage", 3, LongStream.rangeClosed(0, 10)));
        parley.negotiations().move(TENANT, talk, tenants, test.key()).orElseThrow();
        // #endregion state
        MakeMove landlords = priorities(
                worth("evenings", 6, LongStream.rangeClosed(0, 10).map(units -> 10 - units)),
                worth("weekends", 1, LongStream.rangeClosed(0, 10).map(units -> 10 - units)),
                worth("storage", 3, LongStream.rangeClosed(0, 10).map(units -> 10 - units)));
        parley.negotiations().move(LANDLORD, talk, landlords, test.key()).orElseThrow();
        parley.runDue();

        NegotiationView proposed = parley.negotiations().find(TENANT, talk).orElseThrow();
        Json values = proposed.details()
                .get("proposal")
                .get("terms")
                .elements()
                .get(0)
                .get("values");
        assertThat(List.of(
                        values.get("evenings").integer(),
                        values.get("weekends").integer(),
                        values.get("storage").integer()))
                .containsExactly(0L, 10L, 5L);
        assertThat(proposed.details().find("certificate")).isEmpty();
        for (Caller party : List.of(TENANT, LANDLORD)) {
            Json proposal = proposed.details().get("proposal");
            MakeMove accept = MakeMove.of("accept")
                    .answering(
                            new OfferId(proposal.get("id").text()),
                            new Hash(proposal.get("termsHash").text()));
            parley.negotiations().move(party, talk, accept, test.key()).orElseThrow();
        }
        for (Caller party : List.of(TENANT, LANDLORD)) {
            Json certificate = parley.negotiations()
                    .find(party, talk)
                    .orElseThrow()
                    .details()
                    .get("certificate");
            assertThat(certificate)
                    .isEqualTo(Json.object()
                            .put("worth", 75)
                            .put("gain", 15)
                            .put("best", 100)
                            .put("sharePerMille", 375)
                            .build());
        }
        Caller operator = Caller.person("op", Caller.Role.OPERATOR);
        assertThat(parley.negotiations()
                        .find(operator, talk)
                        .orElseThrow()
                        .details()
                        .find("certificate"))
                .isEmpty();
    }

    private static Listing hall() {
        Domain units = new Domain.Numbers(0, 10, 1);
        Domain rent = new Domain.Price(ListingDraft.EUR, 500_00, 500_00, 1);
        List<Issue> issues = List.of(
                new Issue(ListingDraft.PRICE, IssueRole.UNIT_PRICE, rent),
                new Issue(new IssueId("evenings"), IssueRole.OTHER, units),
                new Issue(new IssueId("weekends"), IssueRole.OTHER, units),
                new Issue(new IssueId("storage"), IssueRole.OTHER, units));
        return Listing.of(
                "hall", "landlord", "halls", new Item(new ItemId("hall"), "Hall", issues, Money.of(500_00, "EUR"), 1));
    }

    // #region worth
    private static Json worth(String issue, long weight, LongStream worths) {
        return Json.object()
                .put("item", "hall")
                .put("issue", issue)
                .put("weight", weight)
                .put("values", Json.array(worths.boxed().toList(), Json::of))
                .build();
    }

    private static MakeMove priorities(Json... issues) {
        Json stated = Json.object()
                .put("issues", Json.array(List.of(issues)))
                .put("reservation", 60)
                .build();
        return MakeMove.of("state").payload(stated);
    }
    // #endregion worth
}
