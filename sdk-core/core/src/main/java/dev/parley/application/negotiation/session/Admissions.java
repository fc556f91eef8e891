// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.application.principal.Admission;
import dev.parley.application.store.Append;
import dev.parley.application.store.Store;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.Tenant;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Under which of their admissions those negotiate who are there from the start.
 *
 * @param bySeat each as it was read
 */
public record Admissions(Map<SeatId, Admission> bySeat) {
    public static Admissions now(Store store, Tenant tenant, List<Seat> seats) {
        Map<SeatId, Admission> bySeat = new HashMap<>();
        seats.forEach(seat -> bySeat.put(seat.id(), Admission.now(store, tenant, seat.principal())));
        return new Admissions(bySeat);
    }

    public Map<SeatId, Long> numbers() {
        Map<SeatId, Long> numbers = new HashMap<>();
        bySeat.forEach((seat, admission) -> numbers.put(seat, admission.number()));
        return numbers;
    }

    /** Why nothing opens where somebody is barred, which nobody else is told. */
    public Optional<Reason> refusal(Caller caller) {
        return bySeat.values().stream()
                .filter(Admission::isBarred)
                .map(admission ->
                        admission.principal().equals(caller.principal()) ? Reason.BARRED : Reason.NOT_NEGOTIABLE)
                .min(Comparator.naturalOrder());
    }

    /** Lets an append be written only while all of them stand as they were read. */
    public void restOn(Append.Builder append) {
        bySeat.values().forEach(admission -> admission.restOn(append));
    }
}
