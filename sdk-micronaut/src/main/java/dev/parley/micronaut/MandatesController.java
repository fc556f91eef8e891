// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.MandateRoutes;
import dev.parley.micronaut.api.MandatesApi;
import dev.parley.wire.Mandate;
import dev.parley.wire.MandateDraft;
import dev.parley.wire.MandatePage;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** The operations on mandates. */
@Controller("${parley.http.prefix:/parley/v1}")
@ExecuteOn(TaskExecutors.BLOCKING)
@OverHttp
final class MandatesController extends FacadeController implements MandatesApi {
    private final MandateRoutes routes;

    MandatesController(Facade facade) {
        super(facade);
        routes = facade.mandates();
    }

    @Override
    public Mandate getMandate(String mandate, @Nullable String ifNoneMatch) {
        return answer(routes::getMandate);
    }

    @Override
    public Mandate grantMandate(String idempotencyKey, MandateDraft mandateDraft) {
        return answer(routes::grantMandate, mandateDraft);
    }

    @Override
    public MandatePage listMandates(@Nullable String principal, @Nullable String cursor, @Nullable Integer limit) {
        return answer(routes::listMandates);
    }

    @Override
    public Mandate revokeMandate(String mandate, String idempotencyKey) {
        return answer(routes::revokeMandate);
    }
}
