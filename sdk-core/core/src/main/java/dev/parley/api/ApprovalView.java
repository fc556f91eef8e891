// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.mandate.Approval;
import dev.parley.model.Json;
import dev.parley.protocol.RefusalCode;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A request for approval and what came of it.
 *
 * @param refusal why the move was refused when it was decided afresh, in the answer to a grant only
 * @param params what the caller may know of that
 * @since 0.1.0
 */
public record ApprovalView(
        Approval approval, Optional<RefusalCode> refusal, SortedMap<String, Json> params, Instant serverTime) {}
