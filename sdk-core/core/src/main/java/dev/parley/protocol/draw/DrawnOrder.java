// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.draw;

import dev.parley.model.Hash;
import dev.parley.model.NegotiationId;
import dev.parley.model.SeatId;
import dev.parley.protocol.DrawSeed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The order in which chance puts seats, each order equally likely. Seed and nonces draw 32 bytes, as {@link DrawSeed#draw}
 * says, with the nonces in the order of the seats' names; a seat's ticket is SHA-256(those bytes ‖ the seat's name in UTF-8), and
 * the lowest ticket comes first. Who came first has no influence, and every seat's nonce moves all tickets.
 *
 * @since 0.1.0
 */
public final class DrawnOrder {
    private DrawnOrder() {}

    /** The seats in the order of their tickets. */
    public static List<SeatId> of(
            DrawSeed seed, NegotiationId negotiation, String subject, Map<SeatId, String> nonces) {
        TreeMap<SeatId, String> sorted = new TreeMap<>(nonces);
        byte[] drawn = seed.draw(negotiation, subject, List.copyOf(sorted.values()));
        Map<SeatId, String> tickets = new TreeMap<>();
        sorted.keySet().forEach(seat -> tickets.put(seat, ticket(drawn, seat)));
        List<SeatId> order = new ArrayList<>(tickets.keySet());
        order.sort(Comparator.comparing(tickets::get));
        return order;
    }

    private static String ticket(byte[] drawn, SeatId seat) {
        return Hash.sha256(drawn, seat.value().getBytes(StandardCharsets.UTF_8)).hex();
    }
}
