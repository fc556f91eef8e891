// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.Answers.View;
import dev.parley.api.ApprovalView;
import dev.parley.api.Mandates;
import dev.parley.api.Page;
import dev.parley.model.ApprovalId;
import dev.parley.wire.Approval;
import dev.parley.wire.ApprovalPage;
import java.time.InstantSource;

/** The operations on approvals. */
public final class ApprovalRoutes {
    private static final View<ApprovalView, Approval> ONE =
            View.<ApprovalView, Approval>of(Approval.class, Views::approval).tagged();

    private final Mandates mandates;
    private final Answers answers;
    private final View<Page<ApprovalView>, ApprovalPage> page;

    ApprovalRoutes(Mandates mandates, Answers answers, InstantSource clock) {
        this.mandates = mandates;
        this.answers = answers;
        this.page = View.of(ApprovalPage.class, items -> Views.at(clock.instant(), Views.page(items, Views::approval)));
    }

    public Answer<ApprovalPage> listApprovals(Exchange exchange) {
        return answers.answer(
                exchange, () -> mandates.approvals(exchange.caller(), exchange.cursor(), exchange.limit()), page);
    }

    public Answer<Approval> getApproval(Exchange exchange) {
        return answers.answer(exchange, () -> mandates.approval(exchange.caller(), id(exchange)), ONE);
    }

    public Answer<Approval> approve(Exchange exchange) {
        return answers.answer(exchange, () -> mandates.approve(exchange.caller(), id(exchange), exchange.key()), ONE);
    }

    public Answer<Approval> deny(Exchange exchange) {
        return answers.answer(exchange, () -> mandates.deny(exchange.caller(), id(exchange), exchange.key()), ONE);
    }

    private static ApprovalId id(Exchange exchange) {
        return new ApprovalId(exchange.path("approval"));
    }

    void register(Operations operations) {
        operations.add("listApprovals", this::listApprovals);
        operations.add("getApproval", this::getApproval);
        operations.add("approve", this::approve);
        operations.add("deny", this::deny);
    }
}
