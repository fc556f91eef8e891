// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.Parley;
import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.FacadeSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Plays negotiations of the largest size that is accepted, in each family of protocols, and measures each of their requests:
 * the most items and issues, the longest texts and names, thresholds and reserves of all items, the largest mandates and
 * policies. Everything is in memory and in this thread, whose processor time alone is counted. The only argument is how
 * often all is played (21), after a third as often to warm up.
 */
public final class LargestAccepted {
    private LargestAccepted() {}

    /** Plays, and prints a table. */
    public static void main(String... arguments) {
        int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 21;
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-02-01T00:00:00Z"));
        try (Parley parley =
                Parley.builder().clock(now::get).random(new Random(1)).build()) {
            FacadeSettings settings = FacadeSettings.of(parley);
            MeasuredClient client = new MeasuredClient(Facade.of(parley, settings));
            Valid valid = new Valid(settings.maxBodyBytes() - 100);
            List<LargeStory> stories = List.of(
                    new LargeHaggle(client, valid),
                    new LargeSealedBids(client, valid.sealed(), now, parley::runDue),
                    new LargePolicies(client, valid));
            for (int i = -times / 3; i < times; i++) {
                if (i == 0) {
                    client.warm();
                }
                int place = i + times;
                stories.forEach(story -> story.play("n" + place));
            }
            client.print();
        }
    }

    /** A story that can be told again and again under other names. */
    interface LargeStory {
        /** Plays it all once. */
        void play(String name);
    }

    /** Puts a policy in place of the one that is in force. */
    static void publish(MeasuredClient client, String what, String policy) {
        String tag =
                client.get("getPolicy", LargeMarketplace.EVERYBODY, "/policy").tag();
        client.send(what, LargeMarketplace.EVERYBODY, "PUT", "/policy", policy, Map.of("If-Match", tag));
    }
}
