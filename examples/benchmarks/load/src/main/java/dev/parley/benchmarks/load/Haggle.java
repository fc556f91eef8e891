// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Alternating offers without end: buyer and seller counter each other in turn, and when a negotiation's rounds are used
 * up, another buyer opens the next.
 */
final class Haggle implements Visitor {
    private static final AtomicLong COUNT = new AtomicLong();
    private static final byte[] OFFER = Wire.bytes("\"offer\":{");
    private static final byte[] ID = Wire.bytes("\"id\":\"");

    private final Stall stall;
    private String buyer = "";
    private String negotiation = "";
    private String offer = "";
    private int moves;

    Haggle(Stall stall) {
        this.stall = stall;
    }

    @Override
    public byte[] next() {
        String key = "k" + COUNT.incrementAndGet();
        if (moves == 0) {
            buyer = "b" + COUNT.incrementAndGet();
            return Wire.bytes(Wire.command("POST", "/negotiations", buyer, key, stall.opening(price())));
        }
        String mover = moves % 2 == 0 ? buyer : Stall.SELLER;
        return Wire.bytes(Wire.command(
                "POST", "/negotiations/" + negotiation + "/moves", mover, key, stall.counter(offer, price())));
    }

    private int price() {
        return 1_000 + (moves * 37) % 8_000;
    }

    @Override
    public void answered(int status, Answer text) {
        if (status != (moves == 0 ? 201 : 200)) {
            throw new IllegalStateException("a move was refused: " + text);
        }
        if (moves == 0) {
            negotiation = text.toString().replaceAll("(?s).*\"id\":\"(neg_[^\"]+)\".*", "$1");
        }
        offer = text.textAfter(OFFER, ID);
        moves = moves + 1 == Stall.ROUNDS ? 0 : moves + 1;
    }
}
