// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.model.PersistentMap;
import dev.parley.model.SeatId;
import java.util.Map;

/**
 * What has become of the seats of a negotiation.
 *
 * @param conduct what each has done
 * @param software those of which the parties were told the last time that software acts for them, and by which event
 * @param admissions under which of its principal's admissions each was taken
 */
public record SeatHistory(
        PersistentMap<SeatId, SeatActivity> conduct,
        PersistentMap<SeatId, Long> software,
        PersistentMap<SeatId, Long> admissions) {
    static SeatHistory begin(Map<SeatId, Long> admissions) {
        PersistentMap<SeatId, Long> seated = PersistentMap.empty();
        for (Map.Entry<SeatId, Long> admission : admissions.entrySet()) {
            seated = seated.with(admission.getKey(), admission.getValue());
        }
        return new SeatHistory(PersistentMap.empty(), PersistentMap.empty(), seated);
    }

    SeatActivity conduct(SeatId seat) {
        return conduct.find(seat).orElse(SeatActivity.NONE);
    }

    SeatHistory with(SeatId seat, SeatActivity activity) {
        return new SeatHistory(conduct.with(seat, activity), software, admissions);
    }

    /** The same once an event of that number told whether software acts for a seat. */
    SeatHistory told(SeatId seat, boolean bySoftware, long event) {
        if (bySoftware == software.has(seat)) {
            return this;
        }
        return new SeatHistory(conduct, bySoftware ? software.with(seat, event) : software.without(seat), admissions);
    }

    SeatHistory admitted(SeatId seat, long admission) {
        return new SeatHistory(conduct, software, admissions.with(seat, admission));
    }
}
