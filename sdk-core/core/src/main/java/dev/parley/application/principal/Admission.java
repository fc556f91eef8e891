// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.principal;

import dev.parley.application.store.Append;
import dev.parley.application.store.Condition;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.Store;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.BarId;
import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a principal may take part, as a record of its own whose revision is the admission's number. A bar ends an
 * admission, and lifting the bar begins the next one. What a principal does notes under which admission, and rests on it
 * without reading it: what was begun under one that has ended never goes on, also after the bar was lifted.
 *
 * @param number from 1
 * @param begun whether the record is there; the first admission of a principal begins with what it first does
 * @param bar what keeps the principal out; empty while it may take part
 */
public record Admission(PrincipalId principal, long number, boolean begun, Optional<BarId> bar) {
    private static final Json OPEN = Json.object().build();

    /** How a principal stands now. */
    public static Admission now(Store store, Tenant tenant, PrincipalId principal) {
        Optional<StoredRecord> stored = store.record(tenant, RecordKind.ADMISSION, principal.value());
        return new Admission(
                principal,
                stored.map(StoredRecord::revision).orElse(1L),
                stored.isPresent(),
                stored.flatMap(record -> record.body().find("bar"))
                        .map(Json::text)
                        .map(BarId::new));
    }

    /** The condition that an admission has not ended. */
    public static Condition notEnded(PrincipalId principal, long number) {
        return new Condition(RecordKind.ADMISSION, principal.value(), number);
    }

    /** The principal of the admission that an append rests on with that condition, if it does. */
    public static Optional<PrincipalId> of(Condition condition) {
        return condition.kind() == RecordKind.ADMISSION
                ? Optional.of(new PrincipalId(condition.id()))
                : Optional.empty();
    }

    /** Whether the principal is barred. */
    public boolean isBarred() {
        return bar.isPresent();
    }

    /** Lets an append be written only while the principal stands as it was read, and begins its first admission. */
    public Append.Builder restOn(Append.Builder append) {
        return begun ? append.condition(notEnded(principal, number)) : append.record(put(OPEN));
    }

    /** Ends this admission with an append. */
    Append.Builder end(Append.Builder append, BarId by) {
        return append.record(put(Json.object().put("bar", by.value()).build()));
    }

    /** Begins the next admission with an append. */
    Append.Builder begin(Append.Builder append) {
        return append.record(put(OPEN));
    }

    /** The number of the admission that comes of ending or beginning one here. */
    long next() {
        return begun ? number + 1 : 1;
    }

    private RecordPut put(Json body) {
        return new RecordPut(RecordKind.ADMISSION, principal.value(), begun ? number : 0, body, Set.of());
    }
}
