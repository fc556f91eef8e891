// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.PolicyRoutes;
import dev.parley.micronaut.api.PolicyApi;
import dev.parley.wire.DryRunList;
import dev.parley.wire.DryRunRequest;
import dev.parley.wire.Policy;
import dev.parley.wire.PolicyDraft;
import dev.parley.wire.PolicyPage;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** The operations on the policy. */
@Controller("${parley.http.prefix:/parley/v1}")
@ExecuteOn(TaskExecutors.BLOCKING)
@OverHttp
final class PolicyController extends FacadeController implements PolicyApi {
    private final PolicyRoutes routes;

    PolicyController(Facade facade) {
        super(facade);
        routes = facade.policy();
    }

    @Override
    public DryRunList dryRunPolicy(DryRunRequest dryRunRequest) {
        return answer(routes::dryRunPolicy, dryRunRequest);
    }

    @Override
    public Policy getPolicy(@Nullable String ifNoneMatch) {
        return answer(routes::getPolicy);
    }

    @Override
    public Policy getPolicyVersion(Long version, @Nullable String ifNoneMatch) {
        return answer(routes::getPolicyVersion);
    }

    @Override
    public PolicyPage listPolicyVersions(@Nullable String cursor, @Nullable Integer limit) {
        return answer(routes::listPolicyVersions);
    }

    @Override
    public Policy publishPolicy(String idempotencyKey, PolicyDraft policyDraft, @Nullable String ifMatch) {
        return answer(routes::publishPolicy, policyDraft);
    }
}
