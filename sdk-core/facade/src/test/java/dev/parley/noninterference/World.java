// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import dev.parley.Parley;
import dev.parley.ParleyBuilder;
import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.FacadeSettings;
import dev.parley.adapter.http.Reply;
import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.api.EventView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OperatorAction;
import dev.parley.api.Outcome;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Tenant;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.port.KeySource;
import dev.parley.port.NegotiationListener;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolId;
import dev.parley.testing.SettableClock;
import dev.parley.testing.TestParley;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of two worlds that differ in a secret only, seen over HTTP. */
final class World implements AutoCloseable {
    private static final KeySource KEYS = new EphemeralKeys();
    private static final Pattern ID = Pattern.compile("\\b(neg|off|deal|mdt|apr|app|inc|buyer)_[0-9a-z]{36}\\b");
    private static final Pattern SIGNED_OR_HASHED =
            Pattern.compile("[A-Za-z0-9_-]{43,}(\\.[A-Za-z0-9_-]{43,})*|(?<=ETag=\")[A-Za-z0-9_-]{22}(?=\")");

    /** The hash of a deal's content, which names the head of the salted transcript that it was agreed in. */
    private static final Pattern DEAL_HASH = Pattern.compile("(\"content\":\")[0-9a-f]{64}");

    final Parley parley;
    final SettableClock clock = SettableClock.atStart();
    private final Random ids = new Random();
    private final Facade facade;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> heard = new LinkedHashSet<>();
    private int keys;
    private Tenant tenant = Caller.MAIN;

    World(Optional<Protocol<?, ?, ?, ?>> other) {
        this(other, builder -> builder);
    }

    /** @param planted changes what it is built of */
    World(Optional<Protocol<?, ?, ?, ?>> other, UnaryOperator<ParleyBuilder> planted) {
        ParleyBuilder builder = planted.apply(
                Parley.builder().clock(clock).random(ids).keys(KEYS).listener(this::hear));
        other.ifPresent(builder::protocol);
        parley = builder.build();
        clock.attach(parley);
        facade = Facade.of(parley, FacadeSettings.of(parley));
    }

    /** Begins a script: a tenant of its own, and ids from a seed. */
    void begin(Tenant other, long seed) {
        tenant = other;
        ids.setSeed(seed);
        names.clear();
        heard.clear();
    }

    /** Somebody in the script's tenant. */
    Caller here(Caller who) {
        return new Caller(tenant, who.principal(), who.agent(), who.roles());
    }

    void found(Listing listing, ProtocolId protocol, Json rules, SettlementRule settlement) {
        found(listing, new Choice(protocol, rules, settlement));
    }

    void found(Listing listing, Choice choice) {
        PolicyRule rule = PolicyRule.always("all", Selector.EVERY_LISTING, choice);
        parley.policies()
                .publish(
                        here(TestParley.POLICY_EDITOR),
                        0,
                        PolicyDraft.nothing().rule(rule).toJson(),
                        new dev.parley.model.IdempotencyKey("policy"))
                .orElseThrow();
        parley.listings()
                .put(here(TestParley.HOST), listing, new dev.parley.model.IdempotencyKey("listing"))
                .orElseThrow();
    }

    void thresholds(Caller seller, Listing listing, Json thresholds) {
        Reply reply = send(
                seller,
                "PUT",
                "/listings/" + listing.ref() + "/private-terms",
                Json.object().put("terms", thresholds).build());
        if (reply.status() != 200) {
            throw new AssertionError("thresholds: " + text(reply));
        }
    }

    void mandate(Caller principal, Json draft) {
        parley.mandates()
                .grant(here(principal), draft, new dev.parley.model.IdempotencyKey("mandate-" + ++keys))
                .orElseThrow();
    }

    Reply send(Caller who, String method, String target, Json body) {
        return facade.reply(Wire.send(here(who), method, target, body, "key-" + ++keys));
    }

    /** The same by somebody who saw the negotiation just now. */
    Reply sendSeeing(Caller who, String target, Json body, Optional<NegotiationView> seen) {
        Wire wire = Wire.send(here(who), "POST", target, body, "key-" + ++keys);
        return facade.reply(seen.map(view -> wire.with("If-Match", '"' + view.revision() + '"'))
                .orElse(wire));
    }

    void control(NegotiationId negotiation, OperatorAction action) {
        Outcome<NegotiationView> ignored = parley.negotiations()
                .control(
                        here(TestParley.OPERATOR),
                        negotiation,
                        action,
                        new dev.parley.model.IdempotencyKey("control-" + ++keys));
    }

    private void hear(NegotiationListener.Happened happened) {
        if (!happened.tenant().equals(tenant)) {
            return;
        }
        heard.add(happened.toString());
    }

    /** What a listener heard since the script began, once each, and each random id by the order in which it came. */
    String heard() {
        return SIGNED_OR_HASHED.matcher(named(String.join("\n", heard))).replaceAll("#");
    }

    Reply get(Caller who, String target) {
        return facade.reply(Wire.get(here(who), target));
    }

    Optional<NegotiationView> view(Caller who, Optional<NegotiationId> negotiation) {
        return negotiation.flatMap(id -> parley.negotiations()
                .find(here(who), id)
                .match(done -> Optional.of(done.value()), refused -> Optional.empty()));
    }

    /** All that has happened in a negotiation, as operators see it. */
    List<EventView> events(NegotiationId negotiation) {
        return parley.negotiations()
                .events(here(TestParley.OPERATOR), negotiation, Optional.empty(), 200)
                .orElseThrow()
                .items();
    }

    /** A reply as its reader may compare it: status, headers and body, each random id by the order in which it came. */
    String seen(Reply reply) {
        String shown = named(reply.status() + "\n" + reply.headers() + "\n" + body(reply));
        return DEAL_HASH.matcher(shown).replaceAll("$1#");
    }

    /**
     * A reply that holds signatures and hashes over the whole transcript, which hide what they were made of: only their
     * lengths and places count.
     */
    String seenWithoutProofs(Reply reply) {
        String shown = named(reply.status() + "\n" + reply.headers() + "\n" + body(reply));
        return SIGNED_OR_HASHED
                .matcher(shown)
                .replaceAll(found -> "#" + found.group().length());
    }

    private String named(String text) {
        Matcher matcher = ID.matcher(text);
        return matcher.replaceAll(found -> names.computeIfAbsent(
                found.group(), unused -> String.format("%s_%036d", found.group(1), names.size())));
    }

    static String body(Reply reply) {
        return new String(reply.body().toArray(), StandardCharsets.UTF_8);
    }

    static String text(Reply reply) {
        return reply.status() + " " + body(reply);
    }

    @Override
    public void close() {
        parley.close();
    }
}
