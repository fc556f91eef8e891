// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract.host;

import dev.parley.Parley;
import dev.parley.adapter.micrometer.ParleyMeters;
import dev.parley.port.NegotiationListener;
import dev.parley.port.Telemetry;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a host is told besides what it answers: events, meters, health. All times are those of the rig's clock. */
final class Senses {
    private static final String NEXT = "\t";

    private final Clock clock;
    private final MeterRegistry registry;
    private final List<String> heard = new ArrayList<>();
    private volatile boolean deaf;

    Senses(InstantSource time) {
        this.clock = new RigsTime(time);
        this.registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    }

    private record RigsTime(InstantSource time) implements Clock {
        @Override
        public long wallTime() {
            return time.millis();
        }

        @Override
        public long monotonicTime() {
            Instant now = time.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }
    }

    MeterRegistry registry() {
        return registry;
    }

    NegotiationListener listener() {
        return this::hear;
    }

    Telemetry telemetry() {
        return new ParleyMeters(registry);
    }

    /** From now on the listener throws, or listens again. */
    void deafen(boolean now) {
        deaf = now;
    }

    private synchronized void hear(NegotiationListener.Happened event) {
        if (deaf) {
            throw new IllegalStateException("the listener is deaf");
        }
        heard.add(event.tenant() + " " + event.id() + " " + event.at() + " " + event.type() + "/" + event.version()
                + " " + event.details().canonicalText());
    }

    /** All that the listener has heard since this was asked last. */
    synchronized String takeHeard() {
        String taken = String.join(NEXT, heard);
        heard.clear();
        return taken;
    }

    /** Every meter with its name, tags and values. The gauges keep Parley's health for a while: these ask anew. */
    String meters(Parley parley) {
        MeterRegistry fresh = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
        ParleyMeters unused = new ParleyMeters(fresh).watch(parley::health);
        return Stream.concat(registry.getMeters().stream(), fresh.getMeters().stream())
                .map(Senses::line)
                .sorted()
                .collect(Collectors.joining(NEXT));
    }

    private static String line(Meter meter) {
        String values = StreamSupport.stream(meter.measure().spliterator(), false)
                .map(Senses::value)
                .collect(Collectors.joining(" "));
        return meter.getId().getName() + meter.getId().getTags() + " " + values;
    }

    private static String value(Measurement measurement) {
        return measurement.getStatistic() + "=" + measurement.getValue();
    }
}
