// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.adapter.http.ApprovalRoutes;
import dev.parley.adapter.http.Facade;
import dev.parley.micronaut.api.ApprovalsApi;
import dev.parley.wire.Approval;
import dev.parley.wire.ApprovalPage;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** The operations on approvals. */
@Controller("${parley.http.prefix:/parley/v1}")
@ExecuteOn(TaskExecutors.BLOCKING)
@OverHttp
final class ApprovalsController extends FacadeController implements ApprovalsApi {
    private final ApprovalRoutes routes;

    ApprovalsController(Facade facade) {
        super(facade);
        routes = facade.approvals();
    }

    @Override
    public Approval approve(String approval, String idempotencyKey) {
        return answer(routes::approve);
    }

    @Override
    public Approval deny(String approval, String idempotencyKey) {
        return answer(routes::deny);
    }

    @Override
    public Approval getApproval(String approval, @Nullable String ifNoneMatch) {
        return answer(routes::getApproval);
    }

    @Override
    public ApprovalPage listApprovals(@Nullable String cursor, @Nullable Integer limit) {
        return answer(routes::listApprovals);
    }
}
