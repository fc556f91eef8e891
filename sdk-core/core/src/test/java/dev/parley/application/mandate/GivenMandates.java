// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.mandate;

import dev.parley.application.principal.Admission;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.mandate.Bounds;
import dev.parley.mandate.Conduct;
import dev.parley.mandate.Mandate;
import dev.parley.mandate.Scope;
import dev.parley.model.MandateId;
import dev.parley.model.PriceBasis;
import dev.parley.model.SeatRole;
import dev.parley.port.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Mandates as tests give them: anything may be agreed, up to a budget and a number of deals. */
public final class GivenMandates {
    private GivenMandates() {}

    /** The append that gives an agent a mandate of that name. */
    public static Append mandate(String id, Caller agent, SeatRole role, Instant from, long budget, long deals) {
        Mandate mandate = new Mandate(
                new MandateId(id),
                agent.tenant(),
                agent.principal(),
                agent.agent(),
                role,
                Scope.ANYTHING,
                Currency.getInstance("EUR"),
                PriceBasis.ALL_INCLUDED,
                new Bounds(
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(deals),
                        Optional.empty()),
                new Conduct(Set.of("offer", "counter", "accept", "reject", "withdraw"), Optional.empty(), 0, Set.of()),
                from,
                from.plus(Duration.ofDays(300)),
                Optional.empty(),
                0,
                from,
                Optional.empty());
        return Append.to(agent.tenant())
                .record(new RecordPut(
                        RecordKind.MANDATE,
                        id,
                        0,
                        mandate.toJson(),
                        Authority.owners(mandate, new Admission(mandate.principal(), 1, true, Optional.empty()))))
                .account(opened(AccountId.budget(mandate.id()), budget))
                .account(opened(AccountId.deals(mandate.id()), deals))
                .build();
    }

    private static AccountChange opened(AccountId account, long capacity) {
        return new AccountChange(account, "", 0, 0, AccountChange.Guard.NONE, OptionalLong.of(capacity));
    }
}
