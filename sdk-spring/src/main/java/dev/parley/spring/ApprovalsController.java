// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.adapter.http.ApprovalRoutes;
import dev.parley.adapter.http.Facade;
import dev.parley.spring.api.ApprovalsApi;
import dev.parley.wire.Approval;
import dev.parley.wire.ApprovalPage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** The operations on approvals. */
final class ApprovalsController implements ApprovalsApi {
    private final ApprovalRoutes routes;

    ApprovalsController(Facade facade) {
        this.routes = facade.approvals();
    }

    @Override
    public ResponseEntity<Approval> approve(String approval, String idempotencyKey) {
        return Replied.to(routes::approve);
    }

    @Override
    public ResponseEntity<Approval> deny(String approval, String idempotencyKey) {
        return Replied.to(routes::deny);
    }

    @Override
    public ResponseEntity<Approval> getApproval(String approval, @Nullable String ifNoneMatch) {
        return Replied.to(routes::getApproval);
    }

    @Override
    public ResponseEntity<ApprovalPage> listApprovals(@Nullable String cursor, Integer limit) {
        return Replied.to(routes::listApprovals);
    }
}
