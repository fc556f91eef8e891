// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.MandateRoutes;
import dev.parley.spring.api.MandatesApi;
import dev.parley.wire.Mandate;
import dev.parley.wire.MandateDraft;
import dev.parley.wire.MandatePage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** The operations on mandates. */
final class MandatesController implements MandatesApi {
    private final MandateRoutes routes;

    MandatesController(Facade facade) {
        this.routes = facade.mandates();
    }

    @Override
    public ResponseEntity<Mandate> getMandate(String mandate, @Nullable String ifNoneMatch) {
        return Replied.to(routes::getMandate);
    }

    @Override
    public ResponseEntity<Mandate> grantMandate(String idempotencyKey, MandateDraft mandateDraft) {
        return Replied.to(routes::grantMandate, mandateDraft);
    }

    @Override
    public ResponseEntity<MandatePage> listMandates(
            @Nullable String principal, @Nullable String cursor, Integer limit) {
        return Replied.to(routes::listMandates);
    }

    @Override
    public ResponseEntity<Mandate> revokeMandate(String mandate, String idempotencyKey) {
        return Replied.to(routes::revokeMandate);
    }
}
