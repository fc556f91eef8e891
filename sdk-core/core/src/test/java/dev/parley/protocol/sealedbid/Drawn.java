// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.model.Bytes;
import dev.parley.model.Hash;
import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.DrawSeed;
import dev.parley.protocol.Need;
import dev.parley.protocol.Need.SeedCommitment;
import dev.parley.protocol.WireMove;
import dev.parley.protocol.sealedbid.SealedMove.Statement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Moves and facts for walks. What is committed to is one of a few statements, so that it can be revealed again. */
final class Drawn {
    private static final int CHOICES = 5;

    private Drawn() {}

    /** The service's part: a seed for each subject. */
    static Json fact(NegotiationId negotiation, Need need) {
        if (need instanceof Need.CommittedSeed fresh) {
            Hash hash = seed(fresh.subject()).commitment(negotiation, fresh.subject());
            return new SeedCommitment("key-1", hash).toJson();
        }
        return need instanceof Need.Seed seed ? Json.of(seed(seed.subject()).hex()) : new Json.Nil();
    }

    static DrawSeed seed(String subject) {
        byte[] bytes = Hash.sha256(subject.getBytes(StandardCharsets.UTF_8)).bytes();
        return new DrawSeed(Bytes.of(new byte[DrawSeed.LENGTH]), Bytes.of(bytes));
    }

    static WireMove move(SealedState state, SeatId seat, Allowed allowed, Random random) {
        int choice = random.nextInt(CHOICES);
        return switch (allowed.kind()) {
            case "submit" -> written(new SealedMove.Submit(statement(state, seat, random.nextInt(1_000))));
            case "commit" -> written(new SealedMove.Commit(commitment(state, seat, choice)));
            case "reveal" -> {
                int kept = random.nextInt(8) == 0 ? choice : kept(state, seat).orElse(choice);
                yield written(new SealedMove.Reveal(statement(state, seat, kept), salt(kept)));
            }
            default -> written(new SealedMove.Withdraw());
        };
    }

    private static WireMove written(SealedMove move) {
        return SealedForms.BID.writeMove(move);
    }

    private static Optional<Integer> kept(SealedState state, SeatId seat) {
        Optional<Hash> placed = state.placed().find(seat).flatMap(Placements.Placed::commitment);
        return placed.flatMap(hash -> IntStream.range(0, CHOICES)
                .boxed()
                .filter(choice -> commitment(state, seat, choice).equals(hash))
                .findFirst());
    }

    private static Hash commitment(SealedState state, SeatId seat, int choice) {
        return statement(state, seat, choice).commitment(state.table().opening().negotiation(), seat, salt(choice));
    }

    private static String salt(int choice) {
        return String.valueOf(choice).repeat(64);
    }

    /** Prices that overlap more often than not; the first item always, others now and then; fair ones if they count. */
    private static Statement statement(SealedState state, SeatId seat, int choice) {
        boolean sells = state.seat(seat)
                .filter(seated -> seated.role() == SeatRole.SELLER)
                .isPresent();
        Listing listing = state.table().opening().listing();
        List<Terms> items = new ArrayList<>();
        for (Item item : listing.items()) {
            long price = 50L * ((choice * 367L + items.size() * 131L) % 1_000) + (sells ? 0 : 45_000);
            if (items.isEmpty() || choice % 3 != 0) {
                items.add(Goods.at(item.id(), price));
            }
        }
        Statement statement = new Statement(items, new TreeMap<>(), new TreeMap<>());
        if (state.table().rules().pricing() instanceof Pricing.Draw && choice % 2 == 0) {
            long fair = ((Value.Amount) items.get(0).value(Terms.PRICE).orElseThrow())
                            .money()
                            .minorUnits()
                    + 50L * (sells ? choice % 9 : -(choice % 9));
            Terms first = items.get(0);
            return statement.withFair(first.item(), fair).withNonce(first.item(), "nonce-" + choice);
        }
        return statement;
    }
}
