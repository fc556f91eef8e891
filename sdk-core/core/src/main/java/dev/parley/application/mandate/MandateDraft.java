// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.mandate;

import dev.parley.application.command.DraftReader;
import dev.parley.application.command.Violation;
import dev.parley.mandate.Bounds;
import dev.parley.mandate.Conduct;
import dev.parley.mandate.IssueBound;
import dev.parley.mandate.Mandate;
import dev.parley.mandate.Scope;
import dev.parley.model.AgentId;
import dev.parley.model.Disclosure;
import dev.parley.model.Json;
import dev.parley.model.MandateId;
import dev.parley.model.Text;
import dev.parley.port.Caller;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/**
 * A mandate as a principal writes it down, before it has an id.
 *
 * @param json as {@link Mandate#toJson} writes it, without what the service adds
 */
record MandateDraft(Json json) {
    private static final DraftReader.Part INSTANT = DraftReader.value(Json::instant);
    private static final DraftReader.Part TRUTH = DraftReader.value(Json::bool);
    private static final DraftReader.Part MONEY = DraftReader.value(Json::money);

    private static final DraftReader BOUNDS = DraftReader.object(Bounds::fromJson)
            .required("issues", DraftReader.list(DraftReader.value(IssueBound::fromJson)))
            .optional("unitPrice", MONEY)
            .optional("perDeal", MONEY)
            .optional("budget", MONEY)
            .optional("maxDeals", DraftReader.value(Json::integer))
            .optional("approvalFrom", MONEY);

    private static final DraftReader CONDUCT = DraftReader.object(Conduct::fromJson)
            .required("kinds", DraftReader.list(DraftReader.value(kind -> Text.requireId("kind", kind.text(), 64))))
            .optional("maxRounds", DraftReader.value(Json::integer))
            .required("minSecondsBetweenMoves", DraftReader.value(Json::integer))
            .required(
                    "disclosure",
                    DraftReader.list(DraftReader.oneOf(
                            Stream.of(Disclosure.values()).map(Enum::name).toArray(String[]::new))));

    /** What is wrong, if it were given by that caller at that instant. */
    List<Violation> faults(Caller caller, Instant at) {
        return DraftReader.object(whole -> mandate(new MandateId("draft"), caller, at))
                .optional("agent", DraftReader.value(name -> new AgentId(name.text())))
                .required("role", DraftReader.oneOf("BUYER", "SELLER", "MEDIATOR"))
                .required("scope", DraftReader.value(Scope::fromJson))
                .required("currency", DraftReader.value(MandateDraft::currency))
                .required("taxIncluded", TRUTH)
                .required("shippingIncluded", TRUTH)
                .required("bounds", BOUNDS::check)
                .required("conduct", CONDUCT::check)
                .required("validFrom", INSTANT)
                .required("validUntil", INSTANT)
                .faults(json);
    }

    private static Currency currency(Json code) {
        try {
            return Currency.getInstance(code.text());
        } catch (Json.Mismatch e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new Json.Mismatch("must be an ISO 4217 code");
        }
    }

    /**
     * The mandate that it becomes.
     *
     * @throws IllegalArgumentException if something is wrong with it
     */
    Mandate mandate(MandateId id, Caller caller, Instant at) {
        return Mandate.fromJson(Json.object(json)
                .put("id", id.value())
                .put("tenant", caller.tenant().value())
                .put("principal", caller.principal().value())
                .put("depth", 0)
                .put("createdAt", at)
                .build());
    }
}
