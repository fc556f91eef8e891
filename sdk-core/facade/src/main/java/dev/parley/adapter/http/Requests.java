// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.json.Reading;
import dev.parley.adapter.json.WireModels;
import dev.parley.api.MakeMove;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.VoidBid;
import dev.parley.application.command.Violation;
import dev.parley.application.command.Violations;
import dev.parley.mandate.Bounds;
import dev.parley.mandate.Conduct;
import dev.parley.mandate.Limit;
import dev.parley.mandate.Mandate;
import dev.parley.mandate.Scope;
import dev.parley.model.DealId;
import dev.parley.model.Domain;
import dev.parley.model.Hash;
import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementFault;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.policy.PolicyRule;
import dev.parley.protocol.WireMove;
import dev.parley.wire.ListingDraft;
import dev.parley.wire.MandateDraft;
import dev.parley.wire.Move;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads wire models into the domain. What a domain type refuses, whatever the state, is malformed. */
final class Requests {
    private static final Json NOTHING = Json.object().build();

    private final WireModels models;

    Requests(WireModels models) {
        this.models = models;
    }

    /** A model's own JSON, for use cases that take it whole. */
    Json json(Object model) {
        return models.json(model);
    }

    Reading<MakeMove> move(Move move, Optional<String> revision) {
        Json json = models.json(move);
        return answered("", json).then(sound -> read("", () -> domainMove(sound, revision)));
    }

    /** A move's own JSON, unless it has the hash of an offer's terms and names no offer. */
    private static Reading<Json> answered(String pointer, Json move) {
        return move.find("termsHash").isPresent() && move.find("answers").isEmpty()
                ? Reading.bad(pointer + "/termsHash", "INVALID", "must come with the offer that is answered")
                : new Reading.Good<>(move);
    }

    private static MakeMove domainMove(Json move, Optional<String> revision) {
        WireMove wire = new WireMove(
                move.get("kind").text(),
                move.find("items")
                        .map(items -> items.<Terms>list(Terms::fromJson))
                        .orElse(List.of()),
                move.find("payload").orElse(NOTHING));
        return new MakeMove(
                move.find("answers").map(Json::text).map(OfferId::new),
                move.find("termsHash").map(Json::text).map(Hash::new),
                wire,
                revision);
    }

    VoidBid voidBid(dev.parley.wire.VoidBid bid) {
        Json json = models.json(bid);
        return new VoidBid(
                new SeatId(json.get("seat").text()),
                json.find("offer").map(Json::text).map(OfferId::new),
                json.get("reason").text());
    }

    Reading<OpenNegotiation> opening(dev.parley.wire.OpenNegotiation opening) {
        Json json = models.json(opening);
        return answered("/first", json.find("first").orElse(NOTHING))
                .then(sound -> read(
                        "",
                        () -> new OpenNegotiation(
                                new ListingRef(json.get("listing").text()),
                                json.find("privateTerms"),
                                json.find("first").map(move -> domainMove(move, Optional.empty())))));
    }

    Reading<Listing> listing(String ref, ListingDraft draft) {
        Json json = models.json(draft);
        Violations found = new Violations();
        List<Json> items = json.get("items").elements();
        for (int i = 0; i < items.size(); i++) {
            Json item = items.get(i);
            note(found, read("/items/" + i, () -> Item.fromJson(item)));
            found.addAll(strayFields("/items/" + i, item).found());
        }
        return found.isEmpty()
                ? read("/items", () -> Listing.fromJson(whole(ref, json)))
                : new Reading.Bad<>(found.found());
    }

    private static Json whole(String ref, Json draft) {
        Map<String, Json> members = new LinkedHashMap<>(draft.members());
        members.put("ref", Json.of(ref));
        members.putIfAbsent("attributes", NOTHING);
        return new Json.Obj(members);
    }

    /** Fields that a domain of that type does not have: silently dropping a bound would widen it. */
    private static Violations strayFields(String item, Json json) {
        Violations found = new Violations();
        List<Json> issues = json.get("issues").elements();
        for (int i = 0; i < issues.size(); i++) {
            String pointer = item + "/issues/" + i + "/domain";
            Json domain = issues.get(i).get("domain");
            found.addAll(read(pointer, () -> Domain.fromJson(domain))
                    .match(good -> stray(pointer, domain, good.toJson()), bad -> bad));
        }
        return found;
    }

    private static List<Violation> stray(String pointer, Json given, Json kept) {
        return given.members().keySet().stream()
                .filter(name -> !kept.members().containsKey(name))
                .map(name -> new Violation(pointer + "/" + name, "UNKNOWN_FIELD", "is no field of this type"))
                .toList();
    }

    /** A draft whose parts and whole make a mandate, whoever gives it. */
    Reading<Json> mandate(MandateDraft draft) {
        Json json = models.json(draft);
        Violations found = new Violations();
        note(found, read("/scope", () -> Scope.fromJson(json.get("scope"))));
        note(found, read("/conduct", () -> Conduct.fromJson(json.get("conduct"))));
        List<Json> issues = json.get("bounds").get("issues").elements();
        for (int i = 0; i < issues.size(); i++) {
            String pointer = "/bounds/issues/" + i + "/limit";
            Json limit = issues.get(i).get("limit");
            found.addAll(read(pointer, () -> Limit.fromJson(limit))
                    .match(good -> stray(pointer, limit, good.toJson()), bad -> bad));
        }
        if (found.isEmpty()) {
            note(found, read("/bounds", () -> Bounds.fromJson(json.get("bounds"))));
        }
        if (found.isEmpty()) {
            note(found, read("", () -> Mandate.fromJson(givenBySomebody(json))));
        }
        return Reading.of(json, found);
    }

    private static Json givenBySomebody(Json draft) {
        Map<String, Json> members = new LinkedHashMap<>(draft.members());
        members.put("id", Json.of("draft"));
        members.put("tenant", Json.of("draft"));
        members.put("principal", Json.of("draft"));
        members.put("depth", Json.of(0));
        members.put("createdAt", draft.get("validFrom"));
        return new Json.Obj(members);
    }

    /** A draft whose every rule is one; whether they make a policy is for the use case to say. */
    Reading<Json> policy(String pointer, Json draft) {
        Violations found = new Violations();
        List<Json> rules = draft.get("rules").elements();
        for (int i = 0; i < rules.size(); i++) {
            Json rule = rules.get(i);
            String place = pointer + "/rules/" + i;
            List<SettlementFault> faults = SettlementRule.faultsIn(rule.get("choice"));
            faults.forEach(
                    fault -> found.add(new Violation(place + "/choice" + fault.pointer(), "INVALID", fault.message())));
            if (faults.isEmpty()) {
                note(found, read(place, () -> PolicyRule.fromJson(rule)));
            }
        }
        return Reading.of(draft, found);
    }

    Reading<Optional<Json>> draft(String pointer, Optional<Json> draft) {
        return draft.map(json -> policy(pointer, json).<Optional<Json>>then(good -> new Reading.Good<>(draft)))
                .orElseGet(() -> new Reading.Good<>(draft));
    }

    /** Deals, all different. */
    Reading<List<DealId>> deals(List<String> names) {
        Violations found = new Violations();
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) {
                found.add(new Violation("/deals/" + i, "DUPLICATE", "must come once"));
            }
        }
        return Reading.of(names.stream().map(DealId::new).toList(), found);
    }

    private static void note(Violations found, Reading<?> reading) {
        found.addAll(reading.faults());
    }

    /** Reads something that may be refused by the domain. */
    static <T> Reading<T> read(String pointer, Supplier<T> read) {
        try {
            return new Reading.Good<>(read.get());
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return Reading.bad(pointer, "INVALID", String.valueOf(e.getMessage()));
        }
    }
}
