// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.Head;
import dev.parley.application.store.StreamAppend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Builds that are wrong in one place each, to see that a replay finds it. */
enum Planted implements Plant {
    /** A closed negotiation is told as invalid. */
    WRONG_STATUS {
        @Override
        public Answer answered(Request request, Answer answer) {
            return answer.code().equals("NEGOTIATION_CLOSED") ? with(answer, 422, answer.body()) : answer;
        }
    },
    /** A move is answered without its entity tag. */
    MISSING_TAG {
        @Override
        public Answer answered(Request request, Answer answer) {
            return request.path().endsWith("/moves") ? without(answer, "ETag") : answer;
        }
    },
    /** Replays do not say that they are. */
    REPLAY_NOT_MARKED {
        @Override
        public Answer answered(Request request, Answer answer) {
            return without(answer, "Idempotent-Replayed");
        }
    },
    /** Nobody is told when to try again. */
    NO_RETRY_AFTER {
        @Override
        public Answer answered(Request request, Answer answer) {
            return without(answer, "Retry-After");
        }
    },
    /** A seller's view moves its revision when it does not change. */
    ANOTHER_REVISION {
        @Override
        public Answer answered(Request request, Answer answer) {
            boolean sellers = request.caller().equals(Cast.SARA);
            return sellers
                    ? body(answer, answer.body().replaceFirst("\"revision\":\"(\\d+)\"", "\"revision\":\"1$1\""))
                    : answer;
        }
    },
    /** A buyer is shown a member that only the seller has. */
    LEAKED_FIELD {
        @Override
        public Answer answered(Request request, Answer answer) {
            boolean buyers = request.caller().startsWith(Cast.BERTA);
            return buyers
                    ? body(
                            answer,
                            answer.body().replace("\"details\":{\"awards\"", "\"details\":{\"limit\":1,\"awards\""))
                    : answer;
        }
    },
    /** A stale tag gets the code of a stale offer. */
    CHANGED_CODE {
        @Override
        public Answer answered(Request request, Answer answer) {
            return body(answer, answer.body().replace("STALE_REVISION", "STALE_OFFER"));
        }
    },
    /** What could be tried again is the last word. */
    NOT_RETRYABLE {
        @Override
        public Answer answered(Request request, Answer answer) {
            return body(answer, answer.body().replace("\"retryable\":true", "\"retryable\":false"));
        }
    },
    /** A party's stream ends one event early. */
    LOST_EVENT {
        @Override
        public Answer answered(Request request, Answer answer) {
            boolean stream =
                    request.path().endsWith("/events") && request.caller().equals(Cast.SARA);
            return stream ? body(answer, lessOne(answer.json(), "items")) : answer;
        }
    },
    /** Actions come in another order. */
    OTHER_ORDER {
        @Override
        public Answer answered(Request request, Answer answer) {
            return answer.json() instanceof ObjectNode view
                            && view.path("allowedActions").size() > 1
                    ? body(answer, reversed(view))
                    : answer;
        }
    },
    /** A deal costs a cent more. */
    A_CENT_MORE {
        @Override
        public Answer answered(Request request, Answer answer) {
            return body(answer, answer.body().replaceAll("(\"total\":\\{\"minorUnits\":\\d*)0,", "$11,"));
        }
    },
    /** What has not changed is told to have. */
    NEVER_304 {
        @Override
        public Request sent(Request request) {
            return request.without("If-None-Match");
        }
    },
    /** An agent without a mandate acts as its principal. */
    WRONG_AUTHORITY {
        @Override
        public Request sent(Request request) {
            return request.caller().equals("berta/xaver") ? request.by(Cast.BERTA) : request;
        }
    },
    /** A seller's transcript shows what operators may read. */
    SHOWN_TO_OTHERS {
        @Override
        public Request sent(Request request) {
            boolean sellers =
                    request.path().endsWith("/transcript") && request.caller().equals(Cast.SARA);
            return sellers ? request.by(Cast.OPERATOR) : request;
        }
    },
    /** Unknown fields are taken. */
    LENIENT {
        @Override
        public Request sent(Request request) {
            return request.body(request.body().replace("{\"unknown\":1,", "{"));
        }
    },
    /** A stale tag is not looked at. */
    LAST_WRITE_WINS {
        @Override
        public Request sent(Request request) {
            return request.path().startsWith("/listings") ? request.without(Request.IF_MATCH) : request;
        }
    },
    /** Deadlines are due a second late. */
    LATE_DEADLINE {
        @Override
        public Append written(Append append) {
            return new Append(
                    append.tenant(),
                    append.stream().map(Planted::late),
                    append.accounts(),
                    append.conditions(),
                    append.records(),
                    append.order(),
                    append.deals(),
                    append.messages(),
                    append.answer());
        }
    },
    /** No budget is held. */
    LOST_HOLD {
        @Override
        public Append written(Append append) {
            List<AccountChange> others = append.accounts().stream()
                    .filter(change -> change.account().kind() != AccountId.Kind.MANDATE_BUDGET)
                    .toList();
            return new Append(
                    append.tenant(),
                    append.stream(),
                    others,
                    append.conditions(),
                    append.records(),
                    append.order(),
                    append.deals(),
                    append.messages(),
                    append.answer());
        }
    },
    /** No answer is kept for its key. */
    FORGOTTEN_ANSWER {
        @Override
        public Append written(Append append) {
            return new Append(
                    append.tenant(),
                    append.stream(),
                    append.accounts(),
                    append.conditions(),
                    append.records(),
                    append.order(),
                    append.deals(),
                    append.messages(),
                    Optional.empty());
        }
    },
    /** Nothing goes through the outbox. */
    LOST_MESSAGE {
        @Override
        public Append written(Append append) {
            return new Append(
                    append.tenant(),
                    append.stream(),
                    append.accounts(),
                    append.conditions(),
                    append.records(),
                    append.order(),
                    append.deals(),
                    List.of(),
                    append.answer());
        }
    },
    /** Nobody does what is due. */
    WORKER_ASLEEP {
        @Override
        public void work(Runnable due) {
            // The worker sleeps.
        }
    },
    /** The clock is a microsecond slow. */
    SLOW_CLOCK {
        @Override
        public Instant time(Instant now) {
            return now.minusNanos(1_000);
        }
    };

    private static Answer with(Answer answer, int status, String body) {
        return new Answer(status, answer.headers(), body);
    }

    private static Answer body(Answer answer, String body) {
        return with(answer, answer.status(), body);
    }

    private static Answer without(Answer answer, String header) {
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.remove(header);
        return new Answer(answer.status(), headers, answer.body());
    }

    private static String lessOne(JsonNode page, String list) {
        if (page.path(list) instanceof ArrayNode all && !all.isEmpty()) {
            all.remove(all.size() - 1);
        }
        return Wire.write(page);
    }

    private static String reversed(ObjectNode view) {
        List<JsonNode> actions = new ArrayList<>();
        view.path("allowedActions").forEach(action -> actions.add(0, action));
        view.putArray("allowedActions").addAll(actions);
        return Wire.write(view);
    }

    private static StreamAppend late(StreamAppend stream) {
        Head head = stream.head();
        Head late = new Head(
                head.tenant(),
                head.id(),
                head.listing(),
                head.category(),
                head.protocol(),
                head.version(),
                head.open(),
                head.phase(),
                head.nextDeadline().map(deadline -> deadline.plusSeconds(1)),
                head.seats(),
                head.openedAt(),
                head.updatedAt(),
                head.erased());
        return new StreamAppend(stream.expectedVersion(), stream.events(), late, stream.joined(), stream.erased());
    }
}
