package dev.parley.testing;

import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Award;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Exposure;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle.MoveRule;
import dev.parley.protocol.Lifecycle.Phase;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.Viewer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The laws of one accepted input: where it may lead, and what it may not undo. */
final class TransitionLaws<R, M, S, E> {
    private final Play<R, M, S, E> play;
    private final Protocol<R, M, S, E> protocol;

    TransitionLaws(Play<R, M, S, E> play) {
        this.play = play;
        this.protocol = play.protocol();
    }

    void check(S before, S after, Input<M> input, Instant at, List<E> events) {
        Phase from = protocol.lifecycle().phase(protocol.phase(before)).orElseThrow();
        String to = protocol.phase(after);
        Set<String> declared = input.match(new Input.Cases<>(
                move -> moveTargets(before, from, move),
                join -> rule(from, MoveRule.JOIN, join.seat(), Law.MOVER_IS_DECLARED)
                        .to(),
                due -> from.deadlineTo(),
                control -> from.controlTo()));
        boolean stays = input instanceof Input.Control<M> && to.equals(from.name());
        LawBroken.require(
                stays || declared.contains(to),
                Law.TRANSITION_IS_DECLARED,
                () -> input + " led from " + from.name() + " to " + to + ", declared are " + declared);
        checkGrowth(before, after, input);
        checkRevision(before, after, at, events);
        events.forEach(this::checkEvent);
    }

    private Set<String> moveTargets(S before, Phase from, Input.Move<M> move) {
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

    private Optional<Seat> seat(S state, SeatId id) {
        return protocol.seats(state).stream()
                .filter(seat -> seat.id().equals(id))
                .findFirst();
    }

    private void checkGrowth(S before, S after, Input<M> input) {
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

    private void checkRevision(S before, S after, Instant at, List<E> events) {
        Set<Viewer> sighted = new HashSet<>();
        S state = before;
        for (E event : events) {
            S next = play.evolve(state, event);
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
    Set<Viewer> checkSeenBy(S before, E event, S after) {
        Set<Viewer> disclosed = LawBroken.calm(
                Law.READING_NEVER_THROWS,
                () -> play.viewers(after).stream()
                        .filter(viewer ->
                                protocol.disclose(before, event, viewer).isPresent())
                        .collect(Collectors.toSet()),
                () -> "disclosing " + event);
        List<Viewer> said = LawBroken.calm(
                Law.READING_NEVER_THROWS, () -> protocol.seenBy(before, event, after), () -> "who sees " + event);
        LawBroken.require(
                said.size() == disclosed.size() && disclosed.containsAll(said),
                Law.SEEN_BY_IS_EXACT,
                () -> event + " is disclosed to " + disclosed + ", and seenBy names " + said);
        return disclosed;
    }

    private void checkExposure(S before, E event, S after) {
        List<Viewer> said = protocol.seenBy(before, event, after);
        for (Seat seat : protocol.seats(before)) {
            Exposure was = protocol.exposure(before, seat.id());
            Exposure is = protocol.exposure(after, seat.id());
            LawBroken.require(
                    was.equals(is) || said.contains(new Viewer.Party(seat.id())),
                    Law.EXPOSURE_CHANGES_IN_SIGHT,
                    () -> seat.id() + " does not see " + event + ", and has at stake " + is + " after " + was);
        }
    }

    /** Reads back what was written. */
    E checkEvent(E event) {
        EncodedEvent written = play.encode(event);
        E read = LawBroken.calm(
                Law.EVENTS_SURVIVE_THE_CODEC, () -> protocol.forms().decode(written), () -> "decoding " + event);
        boolean bytes = Play.text(play.encode(read)).equals(Play.text(written));
        LawBroken.require(
                bytes && read.equals(event),
                Law.EVENTS_SURVIVE_THE_CODEC,
                () -> event + " was written as " + Play.text(written) + " and read as " + read);
        return read;
    }

    void checkMove(M move) {
        ProtocolForms<R, M, E> forms = protocol.forms();
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
        ProtocolForms<R, M, E> forms = protocol.forms();
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
