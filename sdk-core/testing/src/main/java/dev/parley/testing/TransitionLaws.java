// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Award;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Lifecycle.Phase;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.kernel.PlayedState;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The laws of one accepted input: where it may lead, and what it may not undo. */
final class TransitionLaws<R, M, S, E> {
    private final Play<R, M, S, E> play;
    private final Played<R, M, S, E> protocol;

    TransitionLaws(Play<R, M, S, E> play) {
        this.play = play;
        this.protocol = play.protocol();
    }

    void check(
            PlayedState<R, S> before,
            PlayedState<R, S> after,
            KernelInput<M> input,
            Instant at,
            List<KernelEvent<E>> events) {
        Phase from = protocol.lifecycle().phase(protocol.phase(before)).orElseThrow();
        String to = protocol.phase(after);
        Set<String> declared = input.match(asked -> targets(before, from, asked), control -> from.controlTo());
        boolean stays = input.isFromOutside() && to.equals(from.name());
        LawBroken.require(
                stays || declared.contains(to),
                Law.TRANSITION_IS_DECLARED,
                () -> input + " led from " + from.name() + " to " + to + ", declared are " + declared);
        checkGrowth(before, after, input);
        checkRevision(before, after, at, events);
        events.forEach(this::checkEvent);
    }

    private Set<String> targets(PlayedState<R, S> before, Phase from, Input<M> input) {
        return input.match(new Input.Cases<>(
                move -> moveTargets(before, from, move),
                join -> rule(from, MoveRule.JOIN, join.seat(), Law.MOVER_IS_DECLARED)
                        .to(),
                due -> from.deadlineTo(),
                gone -> from.controlTo(),
                ended -> from.controlTo(),
                lapsed -> from.controlTo()));
    }

    private Set<String> moveTargets(PlayedState<R, S> before, Phase from, Input.Move<M> move) {
        Optional<Seat> mover = seat(before, move.seat());
        LawBroken.require(mover.isPresent(), Law.MOVER_IS_DECLARED, () -> move.seat() + " is no seat and moved");
        String kind = protocol.forms().kind(move.payload());
        return rule(from, kind, mover.orElseThrow(), Law.MOVER_IS_DECLARED).to();
    }

    private static MoveRule rule(Phase phase, String kind, Seat mover, Law law) {
        return phase.moves().stream()
                .filter(rule -> rule.kind().equals(kind) && rule.movers().contains(mover.role()))
                .findFirst()
                .orElseThrow(() -> new LawBroken(
                        law,
                        "phase " + phase.name() + " declares no " + kind + " by " + mover.role() + ", and it was"
                                + " accepted"));
    }

    private Optional<Seat> seat(PlayedState<R, S> state, SeatId id) {
        return protocol.seats(state).stream()
                .filter(seat -> seat.id().equals(id))
                .findFirst();
    }

    private void checkGrowth(PlayedState<R, S> before, PlayedState<R, S> after, KernelInput<M> input) {
        List<Award> were = protocol.awards(before);
        List<Award> are = protocol.awards(after);
        LawBroken.require(
                are.size() >= were.size() && are.subList(0, were.size()).equals(were),
                Law.AWARDS_ONLY_GROW,
                () -> input + " turned " + were + " into " + are);
        LawBroken.require(
                protocol.seats(after).containsAll(protocol.seats(before)),
                Law.SEATS_ONLY_GROW,
                () -> input + " took a seat away: " + protocol.seats(before) + " became " + protocol.seats(after));
    }

    private void checkRevision(
            PlayedState<R, S> before, PlayedState<R, S> after, Instant at, List<KernelEvent<E>> events) {
        Set<Viewer> sighted = new HashSet<>();
        PlayedState<R, S> state = before;
        for (KernelEvent<E> event : events) {
            PlayedState<R, S> next = play.evolve(state, event);
            sighted.addAll(checkSeenBy(state, event, next));
            checkExposure(state, event, next);
            state = next;
        }
        for (Viewer viewer : play.viewers(before)) {
            String was = play.view(before, viewer, at);
            String is = play.view(after, viewer, at);
            LawBroken.require(
                    sighted.contains(viewer) || was.equals(is),
                    Law.REVISION_FOLLOWS_THE_VIEW,
                    () -> viewer + " sees none of " + events + ", and its view went from " + was + " to " + is);
        }
    }

    /** Whom an event is disclosed to, and that the protocol says so. */
    Set<Viewer> checkSeenBy(PlayedState<R, S> before, KernelEvent<E> event, PlayedState<R, S> after) {
        Set<Viewer> disclosed = LawBroken.calm(
                Law.READING_NEVER_THROWS,
                () -> play.viewers(after).stream()
                        .filter(viewer ->
                                protocol.disclose(before, event, viewer).isPresent())
                        .collect(Collectors.toSet()),
                () -> "disclosing " + event);
        Set<Viewer> said = witnesses(event, after);
        LawBroken.require(
                said.equals(disclosed),
                Law.SEEN_BY_IS_EXACT,
                () -> event + " is disclosed to " + disclosed + ", and witnesses() names " + said);
        return disclosed;
    }

    private Set<Viewer> witnesses(KernelEvent<E> event, PlayedState<R, S> after) {
        List<Audience> audiences =
                LawBroken.calm(Law.READING_NEVER_THROWS, () -> protocol.witnesses(event), () -> "who sees " + event);
        return play.viewers(after).stream()
                .filter(viewer -> audiences.stream().anyMatch(audience -> audience.includes(viewer)))
                .collect(Collectors.toSet());
    }

    private void checkExposure(PlayedState<R, S> before, KernelEvent<E> event, PlayedState<R, S> after) {
        Set<Viewer> said = witnesses(event, after);
        for (Seat seat : protocol.seats(before)) {
            List<Stake> was = protocol.stakes(before, seat.id());
            List<Stake> is = protocol.stakes(after, seat.id());
            LawBroken.require(
                    was.equals(is) || said.contains(new Viewer.Party(seat.id())),
                    Law.EXPOSURE_CHANGES_IN_SIGHT,
                    () -> seat.id() + " does not see " + event + ", and has at stake " + is + " after " + was);
        }
    }

    /** Reads back what was written. */
    KernelEvent<E> checkEvent(KernelEvent<E> event) {
        EncodedEvent written = play.encode(event);
        KernelEvent<E> read = LawBroken.calm(
                Law.EVENTS_SURVIVE_THE_CODEC, () -> protocol.forms().decode(written), () -> "decoding " + event);
        boolean bytes = Play.text(play.encode(read)).equals(Play.text(written));
        LawBroken.require(
                bytes && read.equals(event),
                Law.EVENTS_SURVIVE_THE_CODEC,
                () -> event + " was written as " + Play.text(written) + " and read as " + read);
        return read;
    }

    void checkMove(M move) {
        ProtocolForms<R, M, KernelEvent<E>> forms = protocol.forms();
        M read = LawBroken.calm(
                Law.MOVES_SURVIVE_THE_CODEC, () -> forms.readMove(forms.writeMove(move)), () -> "writing " + move);
        boolean kept = read.equals(move)
                && forms.writeMove(read).equals(forms.writeMove(move))
                && forms.writeMove(move).kind().equals(forms.kind(move));
        LawBroken.require(
                kept,
                Law.MOVES_SURVIVE_THE_CODEC,
                () -> move + " was written as " + forms.writeMove(move) + " and read as " + read);
        play.checkPayload(forms.writeMove(move));
    }

    void checkRules(R rules) {
        ProtocolForms<R, M, KernelEvent<E>> forms = protocol.forms();
        R read = LawBroken.calm(
                Law.RULES_SURVIVE_THE_CODEC, () -> forms.readRules(forms.writeRules(rules)), () -> "writing " + rules);
        boolean kept = read.equals(rules)
                && forms.writeRules(read)
                        .canonicalText()
                        .equals(forms.writeRules(rules).canonicalText());
        LawBroken.require(
                kept,
                Law.RULES_SURVIVE_THE_CODEC,
                () -> rules + " were written as " + forms.writeRules(rules).canonicalText() + " and read as " + read);
    }
}
