// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.dutch;

import dev.parley.audit.AuditEvent;
import dev.parley.audit.AuditPart;
import dev.parley.audit.PublishedKey;
import dev.parley.audit.Transcript;
import dev.parley.audit.TranscriptVerifier;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.protocol.DrawSeed;
import dev.parley.protocol.Need.SeedCommitment;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.PricedItem;
import dev.parley.protocol.auction.dutch.DutchEvent.StepSettled;
import dev.parley.protocol.draw.DrawFault;
import dev.parley.protocol.draw.DrawOpening;
import dev.parley.protocol.draw.DrawnOrder;
import dev.parley.protocol.draw.OpeningVerifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Recomputes a draw between acceptances offline, from a receipt, an opening and the published keys alone. An opening shows the
 * rules, the commitment to the seed, every acceptance with its nonce, every one that fell, and what each step came to.
 *
 * @since 0.1.0
 */
public final class DutchDraw {
    private static final Set<String> BEGINNING = Set.of(OpeningRecord.TYPE, DutchEvent.CLOCK_SET);
    private static final Set<String> SHOWN =
            Set.of(DutchEvent.ACCEPTED, DutchEvent.ENDED, DutchEvent.SETTLED, DutchEvent.REDUCED);

    private final OpeningVerifier openings;

    /** A verifier that trusts those keys. */
    public DutchDraw(List<PublishedKey> keys) {
        openings = new OpeningVerifier(keys);
    }

    /** What was found of an opening. */
    public sealed interface Verification {
        /** The result of the case that this verification is. */
        <T> T match(Function<Verified, T> verified, Function<Rejected, T> rejected);
    }

    /**
     * The winners are those whom the acceptances and the seed make.
     *
     * @param price what each pays, in minor units
     * @param accepted who had accepted
     * @param winners who bought, in the order of the draw
     */
    public record Verified(long price, List<SeatId> accepted, List<SeatId> winners) implements Verification {
        @Override
        public <T> T match(Function<Verified, T> verified, Function<Rejected, T> rejected) {
            return verified.apply(this);
        }
    }

    /**
     * The opening proves nothing, or other winners.
     *
     * @param fault the first that was found
     * @param why a clause in English
     */
    public record Rejected(DrawFault fault, String why) implements Verification {
        @Override
        public <T> T match(Function<Verified, T> verified, Function<Rejected, T> rejected) {
            return rejected.apply(this);
        }
    }

    static DrawOpening opening(ItemId item, DrawSeed seed, Json transcript) {
        return TranscriptVerifier.verify(Transcript.eventsOf(transcript))
                .match(intact -> DrawOpening.of(intact.transcript(), item, seed, DutchDraw::isShown), broken -> {
                    throw new IllegalArgumentException("the transcript is broken at event " + broken.seq());
                });
    }

    /** The first part of each: what stands beside it, such as the seller's reserve or who acted, stays withheld. */
    private static boolean isShown(AuditEvent event, int index) {
        String type = event.header().type();
        return index == 0 && (BEGINNING.contains(type) || SHOWN.contains(type));
    }

    /** Verifies an opening as {@link DrawOpening#toJson} wrote it, against a receipt, a compact JWS. */
    public Verification verify(String receipt, Json opening) {
        return openings.verify(receipt, opening, DutchDraw::recomputed, Rejected::new);
    }

    private static Verification recomputed(DrawOpening opening, Transcript transcript, long vouched) {
        Optional<OpeningRecord<DutchRules>> opened = OpeningVerifier.shown(transcript, OpeningRecord.TYPE)
                .map(content -> OpeningRecord.read(content, DutchForms.RULES::read));
        Optional<SeedCommitment> seed = OpeningVerifier.shown(transcript, DutchEvent.CLOCK_SET)
                .map(content -> SeedCommitment.fromJson(content.get("seed")));
        if (opened.isEmpty() || seed.isEmpty()) {
            return rejected(DrawFault.INCOMPLETE);
        }
        if (!OpeningVerifier.isCommitted(opening, opened.get().negotiation(), seed.get())) {
            return rejected(DrawFault.SEED);
        }
        return new Replay(opening, opened.get()).of(transcript, vouched);
    }

    private static Rejected rejected(DrawFault fault) {
        return new Rejected(fault, fault.words());
    }

    /** What the events of an opening make, one after the other. */
    private static final class Replay {
        private final DrawOpening opening;
        private final OpeningRecord<DutchRules> opened;
        private final Map<SeatId, Acceptance> pending = new TreeMap<>();
        private int left;

        Replay(DrawOpening opening, OpeningRecord<DutchRules> opened) {
            this.opening = opening;
            this.opened = opened;
            this.left = opened.rules().units();
        }

        Verification of(Transcript transcript, long vouched) {
            for (AuditEvent event : transcript.events()) {
                if (SHOWN.contains(event.header().type())) {
                    if (!(event.parts().get(0) instanceof AuditPart.Present)) {
                        return rejected(DrawFault.INCOMPLETE);
                    }
                    Optional<Verification> found = take(DutchForms.ALL.decode(event.encoded()));
                    if (found.isPresent()) {
                        return event.header().seq() > vouched ? rejected(DrawFault.BEYOND_THE_RECEIPT) : found.get();
                    }
                }
            }
            return rejected(DrawFault.INCOMPLETE);
        }

        private Optional<Verification> take(DutchEvent event) {
            if (event instanceof DutchEvent.Accepted accepted) {
                pending.put(accepted.acceptance().seat(), accepted.acceptance());
            } else if (event instanceof DutchEvent.AcceptanceEnded ended) {
                pending.remove(ended.seat());
            } else if (event instanceof DutchEvent.UnitsReduced reduced) {
                left = reduced.left();
            } else if (event instanceof StepSettled settled) {
                Optional<Verification> found = settled(settled);
                left -= settled.winners().size();
                pending.clear();
                return found;
            }
            return Optional.empty();
        }

        /** A fault of a step, or that its draw is right; empty where chance did not decide it and nothing is wrong. */
        private Optional<Verification> settled(StepSettled settled) {
            if (!List.copyOf(pending.keySet()).equals(settled.accepted())) {
                return Optional.of(rejected(DrawFault.INCOMPLETE));
            }
            PricedItem item = PricedItem.only(opened.listing()).orElseThrow();
            PriceClock clock = ClockSetting.of(opened.rules(), item).clock(opened.openedAt());
            if (settled.price() != clock.price(settled.step())) {
                return Optional.of(rejected(DrawFault.PRICE));
            }
            List<SeatId> due = settled.accepted().size() > left ? drawn() : settled.accepted();
            if (!due.equals(settled.winners())) {
                return Optional.of(rejected(DrawFault.WINNERS));
            }
            return settled.isDrawn()
                    ? Optional.of(new Verified(settled.price(), settled.accepted(), settled.winners()))
                    : Optional.empty();
        }

        private List<SeatId> drawn() {
            Map<SeatId, String> nonces = StepEnd.nonces(List.copyOf(pending.values()));
            return DrawnOrder.of(
                            opening.seed(), opened.negotiation(), opening.item().value(), nonces)
                    .subList(0, left);
        }
    }
}
