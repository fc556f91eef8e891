// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.mandate;

import dev.parley.api.ApprovalView;
import dev.parley.application.command.StoredRefusalCode;
import dev.parley.mandate.Approval;
import dev.parley.model.Json;
import dev.parley.protocol.RefusalCode;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** Shows approvals, and keeps as an answer what was shown beside them: once decided, an approval stays as it is. */
final class ApprovalViews {
    private ApprovalViews() {}

    /** An approval as it stands at an instant: once its time has come it has expired, whoever wrote that down. */
    static ApprovalView plain(Approval approval, Instant at) {
        return new ApprovalView(approval.expired(at), Optional.empty(), new TreeMap<>(), at);
    }

    static Json write(ApprovalView view) {
        Json.Builder params = Json.object();
        view.params().forEach(params::put);
        return Json.object()
                .putIf("refusal", view.refusal(), StoredRefusalCode::write)
                .put("params", params.build())
                .put("at", view.serverTime())
                .build();
    }

    static ApprovalView read(Json json, Approval decided) {
        Optional<RefusalCode> refusal = json.find("refusal").map(StoredRefusalCode::fromJson);
        return new ApprovalView(
                decided,
                refusal,
                new TreeMap<>(json.get("params").members()),
                json.get("at").instant());
    }
}
