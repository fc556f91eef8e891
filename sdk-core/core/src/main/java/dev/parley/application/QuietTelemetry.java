// SPDX-License-Identifier: Apache-2.0
package dev.parley.application;

import dev.parley.port.Telemetry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A host's telemetry whose own failures go no further than the log: what was done stays done. */
public final class QuietTelemetry implements Telemetry {
    private static final Logger LOG = LoggerFactory.getLogger(QuietTelemetry.class);

    private final Telemetry host;

    public QuietTelemetry(Telemetry host) {
        this.host = host;
    }

    @Override
    public void answered(String operation, String outcome, Duration took) {
        quietly(() -> host.answered(operation, outcome, took));
    }

    @Override
    public void decidedAgain() {
        quietly(host::decidedAgain);
    }

    @Override
    public void worked(Work work, Duration late, boolean done) {
        quietly(() -> host.worked(work, late, done));
    }

    @Override
    public void purged(Kept kept, int count) {
        quietly(() -> host.purged(kept, count));
    }

    private static void quietly(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            LOG.warn("The host's telemetry failed; nothing else did", e);
        }
    }
}
