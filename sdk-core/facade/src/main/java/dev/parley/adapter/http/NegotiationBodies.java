// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.json.WireModels;
import dev.parley.api.NegotiationView;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.SeatId;
import dev.parley.wire.Negotiation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bodies of negotiations, those that were written lately at hand. A body is used again only for a view that equals
 * the one it was written for in all but the instant, whose text is then put in the place of the other's.
 */
final class NegotiationBodies {
    private static final long MOST_BYTES = 8L << 20;
    private static final byte[] NAME = "\"serverTime\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = "2026-11-20T10:21:00.000000Z".length();

    private final WireModels models;
    private final RecentlyUsed<Key, Written> written = new RecentlyUsed<>(MOST_BYTES, body -> body.bytes.length);

    NegotiationBodies(WireModels models) {
        this.models = models;
    }

    private record Key(NegotiationId negotiation, Optional<SeatId> seat) {}

    /** A body, and from where on its bytes are the instant's text. */
    private static final class Written {
        private final NegotiationView view;
        private final byte[] bytes;
        private final int from;

        Written(NegotiationView view, byte[] bytes, int from) {
            this.view = view;
            this.bytes = bytes;
            this.from = from;
        }

        boolean isOf(NegotiationView other) {
            return view.equals(other.seenAt(view.serverTime()));
        }

        byte[] at(byte[] text) {
            byte[] body = bytes.clone();
            System.arraycopy(text, 0, body, from, text.length);
            return body;
        }
    }

    byte[] of(NegotiationView view) {
        byte[] text = Json.of(view.serverTime()).text().getBytes(StandardCharsets.US_ASCII);
        if (text.length != LENGTH) {
            return rendered(view);
        }
        Key key = new Key(view.id(), view.seat());
        Optional<Written> before = written.get(key).filter(body -> body.isOf(view));
        if (before.isPresent()) {
            return before.get().at(text);
        }
        byte[] bytes = rendered(view);
        int from = place(bytes);
        if (Arrays.equals(bytes, from, from + LENGTH, text, 0, LENGTH)) {
            written.put(key, new Written(view, bytes, from));
        }
        return bytes;
    }

    private byte[] rendered(NegotiationView view) {
        return models.bytes(NegotiationViews.whole(view), Negotiation.class);
    }

    /** Where the instant is: behind the last member of that name, for what comes after the view's own has no members. */
    private static int place(byte[] bytes) {
        int from = bytes.length - LENGTH;
        while (from > NAME.length && !Arrays.equals(bytes, from - NAME.length, from, NAME, 0, NAME.length)) {
            from--;
        }
        return from;
    }
}
