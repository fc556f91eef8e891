// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.mandate;

import dev.parley.api.MandateView;
import dev.parley.application.Environment;
import dev.parley.application.store.Account;
import dev.parley.application.store.AccountId;
import dev.parley.mandate.Mandate;
import dev.parley.mandate.MandateAccount;
import dev.parley.model.Json;
import java.time.Instant;

/** Shows mandates with what has been done under them. */
final class MandateViews {
    private final Environment environment;

    MandateViews(Environment environment) {
        this.environment = environment;
    }

    MandateView view(Mandate mandate, Instant at) {
        Account budget = account(mandate, AccountId.budget(mandate.id()));
        Account deals = account(mandate, AccountId.deals(mandate.id()));
        return new MandateView(mandate, budget.held(), budget.consumed(), deals.held(), deals.consumed(), at);
    }

    /** A mandate under which nothing has been done yet. */
    static MandateView fresh(Mandate mandate, Instant at) {
        return new MandateView(mandate, 0, 0, 0, 0, at);
    }

    private Account account(Mandate mandate, AccountId id) {
        return environment.store().account(mandate.tenant(), id).orElseGet(() -> new Account(id, 0, 0, 0, false));
    }

    /** The name under which the store keeps an account of a mandate. */
    static AccountId name(MandateAccount account) {
        return switch (account.kind()) {
            case BUDGET -> AccountId.budget(account.mandate());
            case DEALS -> AccountId.deals(account.mandate());
        };
    }

    /** A view as an answer that is kept. */
    static Json write(MandateView view) {
        return Json.object()
                .put("mandate", view.mandate().toJson())
                .put("budgetHeld", view.budgetHeld())
                .put("budgetConsumed", view.budgetConsumed())
                .put("dealsHeld", view.dealsHeld())
                .put("dealsConsumed", view.dealsConsumed())
                .put("at", view.serverTime())
                .build();
    }

    static MandateView read(Json json) {
        return new MandateView(
                Mandate.fromJson(json.get("mandate")),
                json.get("budgetHeld").integer(),
                json.get("budgetConsumed").integer(),
                json.get("dealsHeld").integer(),
                json.get("dealsConsumed").integer(),
                json.get("at").instant());
    }
}
