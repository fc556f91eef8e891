// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.api.ApprovalView;
import dev.parley.api.MandateView;
import dev.parley.api.Mandates;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.model.ApprovalId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.MandateId;
import dev.parley.model.PrincipalId;
import dev.parley.port.Caller;
import java.util.Optional;

/** The use cases about mandates and approvals, which note what they are asked. */
final class FakeMandates implements Mandates {
    private final Notes notes;

    FakeMandates(Notes notes) {
        this.notes = notes;
    }

    @Override
    public Outcome<MandateView> grant(Caller caller, Json draft, IdempotencyKey key) {
        return notes.answer(Sample.mandateView(), draft, key);
    }

    @Override
    public Outcome<MandateView> revoke(Caller caller, MandateId mandate, IdempotencyKey key) {
        return notes.answer(Sample.mandateView(), mandate, key);
    }

    @Override
    public Outcome<MandateView> find(Caller caller, MandateId mandate) {
        return notes.answer(Sample.mandateView(), mandate);
    }

    @Override
    public Outcome<Page<MandateView>> list(
            Caller caller, Optional<PrincipalId> principal, Optional<String> cursor, int limit) {
        return notes.answer(Notes.page(Sample.mandateView()), principal, cursor, limit);
    }

    @Override
    public Outcome<ApprovalView> approval(Caller caller, ApprovalId approval) {
        return notes.answer(Sample.approval(), approval);
    }

    @Override
    public Outcome<Page<ApprovalView>> approvals(Caller caller, Optional<String> cursor, int limit) {
        return notes.answer(Notes.page(Sample.approval()), cursor, limit);
    }

    @Override
    public Outcome<ApprovalView> approve(Caller caller, ApprovalId approval, IdempotencyKey key) {
        return notes.answer(Sample.approval(), approval, key);
    }

    @Override
    public Outcome<ApprovalView> deny(Caller caller, ApprovalId approval, IdempotencyKey key) {
        return notes.answer(Sample.approval(), approval, key);
    }
}
