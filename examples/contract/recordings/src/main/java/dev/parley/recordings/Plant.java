// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import dev.parley.application.store.Append;
import java.time.Instant;

/** A change of behaviour that is planted to see that a replay finds it; by default none. */
interface Plant {
    Plant NONE = new Plant() {};

    /** What is sent in place of a request. */
    default Request sent(Request request) {
        return request;
    }

    /** What comes back in place of an answer. */
    default Answer answered(Request request, Answer answer) {
        return answer;
    }

    /** What is written in place of an append. */
    default Append written(Append append) {
        return append;
    }

    /** What Parley's clock says. */
    default Instant time(Instant now) {
        return now;
    }

    /** How what is due is done. */
    default void work(Runnable due) {
        due.run();
    }
}
