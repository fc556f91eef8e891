// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.work;

import dev.parley.application.Environment;
import dev.parley.application.deal.BarredDeals;
import dev.parley.application.mandate.MandateExpiry;
import dev.parley.application.negotiation.change.Controlling;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.outbox.Messages;
import dev.parley.application.outbox.Notices;
import dev.parley.application.principal.Bar;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.Head;
import dev.parley.application.store.HeadQuery;
import dev.parley.application.store.OutboxMessage;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.DealId;
import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what a barred principal had under way, a page with each message. The bar's record says how far that has come and is
 * written with the message for the next page, so that a page that was interrupted is done again and one that is done is not.
 */
final class PrincipalBarred {
    private static final Logger LOG = LoggerFactory.getLogger(PrincipalBarred.class);
    private static final int PAGE = 100;

    private final NegotiationAccess access;
    private final Environment environment;
    private final Controlling controlling;
    private final MandateExpiry mandates;
    private final BarredDeals deals;

    PrincipalBarred(NegotiationAccess access, Controlling controlling) {
        this.access = access;
        this.environment = access.environment();
        this.controlling = controlling;
        this.mandates = new MandateExpiry(environment);
        this.deals = new BarredDeals(environment);
    }

    void handle(OutboxMessage message) {
        Tenant tenant = message.tenant();
        String id = message.body().get("bar").text();
        long page = message.body().get("page").integer();
        Bar bar = Bar.fromJson(stored(tenant, id).body());
        if (bar.progress().pages() == page && !bar.progress().isDone()) {
            write(tenant, id, new Page(tenant, bar).end());
        }
    }

    private StoredRecord stored(Tenant tenant, String bar) {
        return environment.store().record(tenant, RecordKind.BAR, bar).orElseThrow();
    }

    /** The bar may have been lifted meanwhile: what was under way before ends all the same. */
    private void write(Tenant tenant, String id, Bar.Progress progress) {
        Instant now = environment.now();
        StoredRecord stored = stored(tenant, id);
        Bar bar = Bar.fromJson(stored.body()).at(progress);
        Append.Builder append = Append.to(tenant).record(bar.put(stored.revision()));
        if (progress.isDone()) {
            Notices.ofBar(environment, Notices.BAR_CARRIED_OUT, bar.id(), bar.principal(), now)
                    .forEach(append::message);
        } else {
            Instant ready = progress.beginsAgain() ? now.plus(Backoff.after(progress.round())) : now;
            append.message(Messages.principalBarred(bar.id(), progress.pages(), ready));
        }
        if (!(environment.store().commit(append.build()) instanceof CommitResult.Appended)) {
            throw new IllegalStateException("the bar " + id + " was changed by somebody else meanwhile");
        }
    }

    /** One page of what is to be ended. One thing that cannot be ended keeps no other from it. */
    private final class Page {
        private final Tenant tenant;
        private final Bar bar;
        private long ended;
        private long missed;

        Page(Tenant tenant, Bar bar) {
            this.tenant = tenant;
            this.bar = bar;
        }

        Bar.Progress end() {
            Optional<String> last = switch (bar.progress().stage()) {
                case MANDATES -> mandates();
                case NEGOTIATIONS -> negotiations();
                case DEALS -> deals();
                case DONE -> Optional.empty();
            };
            return bar.progress().with(last, ended, missed);
        }

        private void count(String what, BooleanSupplier end) {
            try {
                if (end.getAsBoolean()) {
                    ended++;
                }
            } catch (RuntimeException e) {
                LOG.warn("Parley could not end {} for the bar {}; it is tried again", what, bar.id(), e);
                missed++;
            }
        }

        private Optional<String> mandates() {
            return mandates.revoke(
                    tenant,
                    bar.principal(),
                    bar.admission() - 1,
                    bar.progress().after(),
                    PAGE,
                    revoke -> count("a mandate", () -> {
                        revoke.run();
                        return true;
                    }));
        }

        private Optional<String> negotiations() {
            List<Head> heads = environment
                    .store()
                    .heads(new HeadQuery(
                            tenant,
                            Optional.of(bar.principal()),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(true),
                            bar.progress().after().map(NegotiationId::new),
                            PAGE));
            heads.forEach(head -> count("the negotiation " + head.id(), () -> end(head.id())));
            return heads.size() < PAGE
                    ? Optional.empty()
                    : Optional.of(heads.get(PAGE - 1).id().value());
        }

        private boolean end(NegotiationId negotiation) {
            var session = access.sessions()
                    .find(tenant, negotiation)
                    .orElseThrow(() -> new IllegalStateException("its protocol is not registered"));
            var seat = session.seatOf(bar.principal()).orElseThrow();
            boolean isMeant = session.progress().admission(seat.id()) < bar.admission();
            if (isMeant) {
                controlling.barred(tenant, negotiation, seat.id(), false);
            }
            return isMeant;
        }

        private Optional<String> deals() {
            List<DealRow> rows = environment
                    .store()
                    .deals(tenant, bar.principal(), bar.progress().after().map(DealId::new), PAGE);
            rows.forEach(
                    row -> count("the deal " + row.id(), () -> deals.cancel(row, bar.principal(), bar.admission())));
            return rows.size() < PAGE
                    ? Optional.empty()
                    : Optional.of(rows.get(PAGE - 1).id().value());
        }
    }
}
