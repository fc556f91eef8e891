// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import dev.parley.Parley;
import dev.parley.ParleyBuilder;
import dev.parley.StoreLens;
import dev.parley.adapter.http.Arrival;
import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.FacadeSettings;
import dev.parley.adapter.http.Reply;
import dev.parley.adapter.memory.MemoryStore;
import dev.parley.contract.host.FixedKeys;
import dev.parley.contract.host.Rig;
import dev.parley.packaging.cointoss.CoinToss;
import dev.parley.port.Caller;
import dev.parley.port.NegotiationListener.Happened;
import dev.parley.protocol.samples.FallingClock;
import dev.parley.protocol.samples.Mediation;
import dev.parley.protocol.samples.SealedSale;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A marketplace in memory whose clock, ids, seeds and keys are given: a request in, an answer out. This class and what it
 * is put together of, {@link FaultyStore} and {@link StoreLens}, are all that knows Parley's Java API; everything else
 * here speaks HTTP.
 */
final class Marketplace implements AutoCloseable {
    /** When every sequence begins. */
    static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private final FixedKeys keys = new FixedKeys();
    private final InjectedRandom random;
    private final FaultyStore store;
    private final Plant plant;
    private final List<Told> heard = new ArrayList<>();
    private volatile Instant now = START;
    private Parley node;
    private Facade facade;

    Marketplace(long seed, Plant plant) {
        this.random = new InjectedRandom(seed, () -> now);
        this.store = new FaultyStore(new MemoryStore(), plant::written);
        this.plant = plant;
        this.node = start();
        this.facade = Facade.of(node, FacadeSettings.of(node));
    }

    private Parley start() {
        ParleyBuilder builder = Parley.builder()
                .clock(() -> plant.time(now))
                .random(random)
                .keys(keys)
                .protocol(new CoinToss())
                .protocol(new FallingClock())
                .protocol(new Mediation())
                .protocol(new SealedSale())
                .listenerThreads(1)
                .listener("recorder", this::hear);
        return StoreLens.between(builder, unused -> store.seen()).build();
    }

    /** What a request is answered while a fault lies beneath it. */
    Answer send(Request request, Fault fault) {
        Request sent = plant.sent(request);
        store.become(fault);
        keys.lose(fault == Fault.KEYS_LOST);
        Reply reply = facade.reply(new Sent(
                sent, Rig.caller(name -> Optional.of(sent.caller()).filter(caller -> !caller.isEmpty()))));
        keys.lose(false);
        store.become(Fault.NONE);
        String body = new String(reply.body().toArray(), StandardCharsets.UTF_8);
        return plant.answered(request, new Answer(reply.status(), reply.headers(), body));
    }

    Instant now() {
        return now;
    }

    /** Lets time pass; what is due waits for {@link #work}. */
    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Does what is due, and says what the host was told, in order for each negotiation. */
    List<String> work() {
        plant.work(node::runDue);
        synchronized (heard) {
            List<String> told = heard.stream()
                    .sorted(Comparator.comparing(Told::negotiation))
                    .map(Told::text)
                    .toList();
            heard.clear();
            return told;
        }
    }

    /** Another node takes over: nothing is remembered but what is stored. */
    void restart() {
        node.close();
        node = start();
        facade = Facade.of(node, FacadeSettings.of(node));
    }

    private void hear(Happened event) {
        String negotiation = event.negotiation().map(Object::toString).orElse("-");
        String text = "%s %s %s/%d %s"
                .formatted(
                        event.id(),
                        event.at(),
                        event.type(),
                        event.version(),
                        event.details().canonicalText());
        synchronized (heard) {
            heard.add(new Told(negotiation, text));
        }
    }

    /** What the host was told, of which negotiation. */
    private record Told(String negotiation, String text) {}

    @Override
    public void close() {
        node.close();
    }

    private record Sent(Request request, Optional<Caller> caller) implements Arrival {
        @Override
        public String method() {
            return request.method();
        }

        @Override
        public String rawPath() {
            return request.path();
        }

        @Override
        public String rawQuery() {
            return request.query();
        }

        @Override
        public List<String> headers(String name) {
            return request.headers().entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue())
                    .toList();
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(request.bytes());
        }
    }
}
