package dev.parley.application.work;

import dev.parley.application.mandate.Ending;
import dev.parley.application.negotiation.Controlling;
import dev.parley.application.negotiation.Desk;
import dev.parley.application.negotiation.Run;
import dev.parley.application.store.Head;
import dev.parley.application.store.HeadQuery;
import dev.parley.application.store.OutboxMessage;
import dev.parley.mandate.Mandate;
import dev.parley.model.MandateId;
import dev.parley.model.NegotiationId;
import dev.parley.model.Seat;
import java.util.List;
import java.util.Optional;

/** Tells open negotiations that the mandate ended under which a seat moved last: only its principal's can be such. */
final class MandateEnded {
    private final Desk desk;
    private final Controlling controlling;
    private final Ending ending;

    MandateEnded(Desk desk, Controlling controlling) {
        this.desk = desk;
        this.controlling = controlling;
        this.ending = new Ending(desk.environment());
    }

    void handle(OutboxMessage message) {
        MandateId id = new MandateId(message.body().get("mandate").text());
        ending.retire(message.tenant(), id);
        desk.authority()
                .mandate(message.tenant(), id)
                .ifPresent(mandate -> OpenOnes.each(before -> open(mandate, before), head -> tell(head, mandate)));
    }

    private List<Head> open(Mandate mandate, Optional<NegotiationId> before) {
        return desk.environment()
                .store()
                .heads(new HeadQuery(
                        mandate.tenant(),
                        Optional.of(mandate.principal()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(true),
                        before,
                        OpenOnes.PAGE));
    }

    private void tell(Head head, Mandate mandate) {
        desk.runs()
                .find(head.tenant(), head.id())
                .flatMap(run -> run.seatOf(mandate.principal()).filter(seat -> actsUnder(run, seat, mandate.id())))
                .ifPresent(seat -> controlling.authorityEnded(head.tenant(), head.id(), seat.id()));
    }

    private static boolean actsUnder(Run<?, ?, ?, ?> run, Seat seat, MandateId mandate) {
        return run.track()
                .conduct(seat.id())
                .warrant()
                .mandate()
                .filter(mandate::equals)
                .isPresent();
    }
}
