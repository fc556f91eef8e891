// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import dev.parley.api.OpenNegotiation;
import dev.parley.application.command.Idempotency;
import dev.parley.application.negotiation.change.AccompanyingWrites;
import dev.parley.application.negotiation.session.OpeningRecord;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.mandate.Approval;
import dev.parley.model.Seat;
import dev.parley.port.Caller;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A request to open, with the opening record that it would get.
 *
 * @param approval its first move as its principal approved it; empty when nobody has
 * @param keep keeps the answer when the principal has to be asked; empty once it has approved
 * @param accompanying what is written with the opening
 * @param taken the buyer's place on the listing, when another negotiation had it before this one was decided
 * @param basis lets an append be written only while what was read for it stands
 */
record OpeningRequest(
        Caller caller,
        OpenNegotiation open,
        OpeningRecord openingRecord,
        Optional<Approval> approval,
        Optional<Idempotency.Keep> keep,
        AccompanyingWrites accompanying,
        Optional<AccountId> taken,
        Consumer<Append.Builder> basis) {
    Seat seat() {
        return openingRecord.seats().stream()
                .filter(seat -> seat.id().equals(openingRecord.openedBy()))
                .findFirst()
                .orElseThrow();
    }

    OpeningRequest with(OpeningRecord other) {
        return new OpeningRequest(caller, open, other, approval, keep, accompanying, taken, basis);
    }

    OpeningRequest restingOn(Consumer<Append.Builder> more) {
        return new OpeningRequest(
                caller, open, openingRecord, approval, keep, accompanying, taken, basis.andThen(more));
    }

    OpeningRequest meeting(Optional<AccountId> place) {
        return new OpeningRequest(caller, open, openingRecord, approval, keep, accompanying, place, basis);
    }
}
