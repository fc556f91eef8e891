// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import dev.parley.application.store.Append;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.Head;
import dev.parley.application.store.NewMessage;
import dev.parley.application.store.StoredAnswer;
import dev.parley.application.store.StoredEvent;
import dev.parley.application.store.StoredPart;
import dev.parley.application.store.StreamAppend;
import dev.parley.model.Bytes;
import dev.parley.model.DealId;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Tenant;
import dev.parley.protocol.ProtocolId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Rows as the suite writes them. */
final class Samples {
    static final Tenant TENANT = new Tenant("main");
    static final Tenant OTHER_TENANT = new Tenant("other");
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00.000001Z");
    static final Duration LEASE = Duration.ofSeconds(30);
    static final PrincipalId BUYER = new PrincipalId("berta");
    static final PrincipalId SELLER = new PrincipalId("sven");
    static final List<PrincipalId> LATE =
            List.of(new PrincipalId("late"), new PrincipalId("later"), new PrincipalId("latest"));
    static final ListingRef LISTING = new ListingRef("lamp");

    private Samples() {}

    static NegotiationId negotiation(int number) {
        return new NegotiationId(String.format("n%04d", number));
    }

    static DealId deal(int number) {
        return new DealId(String.format("d%04d", number));
    }

    static List<Seat> seats(PrincipalId buyer, PrincipalId seller) {
        return List.of(
                new Seat(new SeatId("buyer"), SeatRole.BUYER, buyer),
                new Seat(new SeatId("seller"), SeatRole.SELLER, seller));
    }

    static Head head(NegotiationId id, long version) {
        return new Head(
                TENANT,
                id,
                LISTING,
                "lamps",
                new ProtocolId("alternating-offers", 1),
                version,
                true,
                "bargaining",
                Optional.empty(),
                seats(BUYER, SELLER),
                NOON,
                NOON.plusSeconds(version),
                false);
    }

    static Head due(Head head, Instant deadline) {
        return with(head, head.open(), Optional.of(deadline), head.seats());
    }

    static Head ended(Head head) {
        return with(head, false, head.nextDeadline(), head.seats());
    }

    static Head seated(Head head, List<Seat> seats) {
        return with(head, head.open(), head.nextDeadline(), seats);
    }

    private static Head with(Head head, boolean open, Optional<Instant> deadline, List<Seat> seats) {
        return new Head(
                head.tenant(),
                head.id(),
                head.listing(),
                head.category(),
                head.protocol(),
                head.version(),
                open,
                head.phase(),
                deadline,
                seats,
                head.openedAt(),
                head.updatedAt(),
                head.erased());
    }

    /** The next event of a negotiation whose last one has that number. */
    static StreamAppend next(NegotiationId id, long expectedVersion) {
        return next(head(id, expectedVersion + 1));
    }

    static StreamAppend next(Head head) {
        return new StreamAppend(head.version() - 1, List.of(event(head.version(), 40)), head);
    }

    static StreamAppend next(NegotiationId id, long expectedVersion, int events) {
        return new StreamAppend(
                expectedVersion,
                LongStream.rangeClosed(expectedVersion + 1, expectedVersion + events)
                        .mapToObj(seq -> event(seq, 40))
                        .toList(),
                head(id, expectedVersion + events));
    }

    static StoredEvent event(long seq, int bytes) {
        Bytes header = Bytes.of(("{\"seq\":" + seq + "}").getBytes(StandardCharsets.UTF_8));
        Hash previous = Hash.sha256(new byte[] {(byte) seq});
        StoredPart open = new StoredPart(
                "everyone",
                Bytes.of(previous.bytes()),
                Optional.of(Bytes.of(previous.bytes())),
                Optional.of(Bytes.of("x".repeat(bytes).getBytes(StandardCharsets.UTF_8))));
        StoredPart erased =
                new StoredPart("seat:buyer", Bytes.of(previous.bytes()), Optional.empty(), Optional.empty());
        return new StoredEvent(seq, header, previous, Hash.sha256(header.toArray()), List.of(open, erased));
    }

    static DealRow deal(DealId id, String state, Instant expiresAt) {
        return new DealRow(
                TENANT,
                id,
                negotiation(1),
                LISTING,
                BUYER,
                SELLER,
                Json.object().put("total", 1250).build(),
                "aaa.bbb.ccc",
                Json.object().put("mandate", "m1").build(),
                new DealRow.Standing(
                        state,
                        expiresAt,
                        Optional.empty(),
                        Json.object().put("state", state).build()));
    }

    static NewMessage message(String key, int number) {
        return new NewMessage("happened", key, Json.object().put("n", number).build(), NOON);
    }

    static StoredAnswer answer(String key) {
        return new StoredAnswer(
                "berta\nmove",
                key,
                Hash.sha256(key.getBytes(StandardCharsets.UTF_8)),
                Json.object().put("version", 1).build(),
                NOON.plusSeconds(86_400));
    }

    static Append.Builder append() {
        return Append.to(TENANT);
    }
}
