package dev.parley.application.negotiation;

import dev.parley.application.Environment;
import dev.parley.application.store.Account;
import dev.parley.application.store.AccountId;
import dev.parley.model.OfferId;
import dev.parley.protocol.Context;
import dev.parley.protocol.Input;
import dev.parley.protocol.Need;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Fetches what a decision needs to know into its context. */
final class Facts {
    private Facts() {}

    static <R, M, S, E> Context context(Environment environment, Run<R, M, S, E> run, Input<M> input, Instant at) {
        Map<Need, Long> facts = new HashMap<>();
        for (Need need : run.protocol().needs(run.state(), input)) {
            facts.put(need, fact(environment, run, need));
        }
        return new Context(at, () -> new OfferId(environment.ids().next("off")), facts);
    }

    private static <S> long fact(Environment environment, Run<?, ?, S, ?> run, Need need) {
        if (need instanceof Need.OffersOnListing offers) {
            Frame frame = run.frame();
            AccountId account = AccountId.offers(frame.listing().ref(), offers.principal());
            long all = environment
                    .store()
                    .account(frame.tenant(), account)
                    .map(Account::consumed)
                    .orElse(0L);
            return all - run.protocol().offersCounted(run.state());
        }
        throw new IllegalStateException(run.frame().protocol() + " needs a fact that is not known: " + need);
    }
}
