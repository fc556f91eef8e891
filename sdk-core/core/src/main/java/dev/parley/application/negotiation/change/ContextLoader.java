// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.change;

import dev.parley.application.Environment;
import dev.parley.application.fact.FactKey;
import dev.parley.application.fact.FactsMissingException;
import dev.parley.application.negotiation.session.DrawSeeds;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.negotiation.session.OpeningRecord;
import dev.parley.application.store.Account;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.LastEndQuery;
import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.protocol.Context;
import dev.parley.protocol.Need;
import dev.parley.protocol.kernel.KernelInput;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts what a decision needs to know into its context. What takes long to find out is not fetched here: {@link
 * FactsMissingException} names it.
 */
public final class ContextLoader {
    private final Environment environment;
    private final OpeningRecord openingRecord;
    private final long offersCounted;

    private ContextLoader(Environment environment, OpeningRecord openingRecord, long offersCounted) {
        this.environment = environment;
        this.openingRecord = openingRecord;
        this.offersCounted = offersCounted;
    }

    /** The context of an opening. */
    public static Context context(Environment environment, OpeningRecord openingRecord, Set<Need> needs) {
        return new ContextLoader(environment, openingRecord, 0).context(needs, openingRecord.openedAt());
    }

    /** The context of an input. */
    public static Context context(
            Environment environment, NegotiationSession session, KernelInput<Object> input, Instant at) {
        long counted = session.protocol().capabilities().offersCounted(session.state());
        return new ContextLoader(environment, session.openingRecord(), counted)
                .context(session.protocol().needs(session.state(), input), at);
    }

    private Context context(Set<Need> needs, Instant at) {
        Map<Need, Json> facts = new HashMap<>();
        Set<FactKey> missing = new HashSet<>();
        for (Need need : needs) {
            if (FactKey.isMetHere(need)) {
                FactKey key = new FactKey(
                        openingRecord.tenant(), openingRecord.listing().ref(), need);
                environment
                        .facts()
                        .atHand(key, at)
                        .ifPresentOrElse(answer -> facts.put(need, answer), () -> missing.add(key));
            } else {
                facts.put(need, fact(need, at));
            }
        }
        if (!missing.isEmpty()) {
            throw new FactsMissingException(missing);
        }
        return new Context(at, () -> new OfferId(environment.ids().next("off")), facts);
    }

    private Json fact(Need need, Instant at) {
        if (need instanceof Need.OffersOnListing offers) {
            AccountId account = AccountId.offers(openingRecord.listing().ref(), offers.principal());
            long all = environment
                    .store()
                    .account(openingRecord.tenant(), account)
                    .map(Account::consumed)
                    .orElse(0L);
            return Json.of(all - offersCounted);
        }
        if (need instanceof Need.LastWithoutDeal last) {
            return Need.answer(lastWithoutDeal(last, at));
        }
        DrawSeeds seeds = new DrawSeeds(environment.keys(), openingRecord.tenant(), openingRecord.id());
        if (need instanceof Need.CommittedSeed fresh) {
            return seeds.commit(fresh.subject()).toJson();
        }
        if (need instanceof Need.Seed seed) {
            return Json.of(seeds.open(seed.subject(), seed.commitment()).hex());
        }
        throw new IllegalStateException(openingRecord.protocol() + " needs a fact that is not known: " + need);
    }

    private Optional<Instant> lastWithoutDeal(Need.LastWithoutDeal last, Instant at) {
        return environment
                .store()
                .lastWithoutDeal(new LastEndQuery(
                        openingRecord.tenant(),
                        last.principal(),
                        openingRecord.listing().ref(),
                        openingRecord.protocol().name(),
                        last.settled(),
                        at));
    }
}
