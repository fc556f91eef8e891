// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.PolicyRoutes;
import dev.parley.spring.api.PolicyApi;
import dev.parley.wire.DryRunList;
import dev.parley.wire.DryRunRequest;
import dev.parley.wire.Policy;
import dev.parley.wire.PolicyDraft;
import dev.parley.wire.PolicyPage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** The operations on the policy. */
final class PolicyController implements PolicyApi {
    private final PolicyRoutes routes;

    PolicyController(Facade facade) {
        this.routes = facade.policy();
    }

    @Override
    public ResponseEntity<DryRunList> dryRunPolicy(DryRunRequest dryRunRequest) {
        return Replied.to(routes::dryRunPolicy, dryRunRequest);
    }

    @Override
    public ResponseEntity<Policy> getPolicy(@Nullable String ifNoneMatch) {
        return Replied.to(routes::getPolicy);
    }

    @Override
    public ResponseEntity<Policy> getPolicyVersion(Long version, @Nullable String ifNoneMatch) {
        return Replied.to(routes::getPolicyVersion);
    }

    @Override
    public ResponseEntity<PolicyPage> listPolicyVersions(@Nullable String cursor, Integer limit) {
        return Replied.to(routes::listPolicyVersions);
    }

    @Override
    public ResponseEntity<Policy> publishPolicy(
            String idempotencyKey, PolicyDraft policyDraft, @Nullable String ifMatch) {
        return Replied.to(routes::publishPolicy, policyDraft);
    }
}
