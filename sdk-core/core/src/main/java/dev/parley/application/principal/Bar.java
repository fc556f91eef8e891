// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.principal;

import dev.parley.api.BarView;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.model.BarId;
import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A bar of a principal, and how far what the principal had under way has been ended.
 *
 * @param admission the number that the principal's admission has had since; what was begun under a lower one ends
 * @param by the operator's principal
 * @param progress how far the ending has come
 */
public record Bar(
        BarId id,
        PrincipalId principal,
        long admission,
        String reason,
        PrincipalId by,
        Instant at,
        Optional<Instant> liftedAt,
        Progress progress) {
    /** What is ended, in this order: agents stop first, and where negotiations end there are no more deals. */
    public enum Stage {
        MANDATES,
        NEGOTIATIONS,
        DEALS,
        DONE;

        Stage next() {
            return switch (this) {
                case MANDATES -> NEGOTIATIONS;
                case NEGOTIATIONS -> DEALS;
                case DEALS, DONE -> DONE;
            };
        }
    }

    /**
     * How far an ending has come.
     *
     * @param pages how many pages are done, which names the next one
     * @param after the last one of this stage that was gone through
     * @param round how often everything has been gone through in vain
     */
    public record Progress(
            long pages,
            Stage stage,
            Optional<String> after,
            long mandates,
            long negotiations,
            long deals,
            long failed,
            int round) {
        static final Progress NONE = new Progress(0, Stage.MANDATES, Optional.empty(), 0, 0, 0, 0, 0);

        /** Whether nothing is left. */
        public boolean isDone() {
            return stage == Stage.DONE;
        }

        /**
         * The progress after a page of this stage.
         *
         * @param last the last one on the page, if there may be more behind it
         * @param ended how many the page ended
         * @param missed how many it could not end
         */
        public Progress with(Optional<String> last, long ended, long missed) {
            boolean isFirst = stage == Stage.MANDATES && after.isEmpty();
            long failing = (isFirst ? 0 : failed) + missed;
            boolean again = last.isEmpty() && stage == Stage.DEALS && failing > 0;
            Stage following = last.isPresent() ? stage : again ? Stage.MANDATES : stage.next();
            return new Progress(
                    pages + 1,
                    following,
                    last,
                    mandates + (stage == Stage.MANDATES ? ended : 0),
                    negotiations + (stage == Stage.NEGOTIATIONS ? ended : 0),
                    deals + (stage == Stage.DEALS ? ended : 0),
                    failing,
                    again ? round + 1 : round);
        }

        /** Whether everything was gone through and some of it could not be ended. */
        public boolean beginsAgain() {
            return round > 0 && stage == Stage.MANDATES && after.isEmpty();
        }

        private Json toJson() {
            return Json.object()
                    .put("pages", pages)
                    .put("stage", stage.name())
                    .putIf("after", after, Json::of)
                    .put("mandates", mandates)
                    .put("negotiations", negotiations)
                    .put("deals", deals)
                    .put("failed", failed)
                    .put("round", round)
                    .build();
        }

        private static Progress fromJson(Json json) {
            return new Progress(
                    json.get("pages").integer(),
                    Stage.valueOf(json.get("stage").text()),
                    json.find("after").map(Json::text),
                    json.get("mandates").integer(),
                    json.get("negotiations").integer(),
                    json.get("deals").integer(),
                    json.get("failed").integer(),
                    Math.toIntExact(json.get("round").integer()));
        }
    }

    Bar lifted(Instant when) {
        return new Bar(id, principal, admission, reason, by, at, Optional.of(when), progress);
    }

    /** The same further on. */
    public Bar at(Progress further) {
        return new Bar(id, principal, admission, reason, by, at, liftedAt, further);
    }

    BarView view(Instant now) {
        BarView.Ending ending = new BarView.Ending(
                progress.isDone(), progress.mandates(), progress.negotiations(), progress.deals(), progress.failed());
        return new BarView(id, principal, reason, by, at, liftedAt, ending, now);
    }

    /** Its record. */
    public RecordPut put(long revision) {
        return new RecordPut(RecordKind.BAR, id.value(), revision, toJson(), Set.of(owner(principal)));
    }

    /** By whom the bars of a principal can be listed. */
    static String owner(PrincipalId principal) {
        return "principal\n" + principal.value();
    }

    Json toJson() {
        return Json.object()
                .put("id", id.value())
                .put("principal", principal.value())
                .put("admission", admission)
                .put("reason", reason)
                .put("by", by.value())
                .put("at", at)
                .putIf("liftedAt", liftedAt, Json::of)
                .put("progress", progress.toJson())
                .build();
    }

    /** As its record has it. */
    public static Bar fromJson(Json json) {
        return new Bar(
                new BarId(json.get("id").text()),
                new PrincipalId(json.get("principal").text()),
                json.get("admission").integer(),
                json.get("reason").text(),
                new PrincipalId(json.get("by").text()),
                json.get("at").instant(),
                json.find("liftedAt").map(Json::instant),
                Progress.fromJson(json.get("progress")));
    }
}
