// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.model.DealId;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Viewer;
import java.util.List;

/**
 * The mark that a deal leaves in the transcript; only its parties and operators see it.
 *
 * @param content the hash of the deal's canonical content
 */
public record DealMadeEvent(DealId deal, SeatId buyer, SeatId seller, Hash content) implements SystemEvent {
    /** The type of the event. */
    public static final String TYPE = "parley.deal-agreed";

    private static final int VERSION = 1;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public boolean concerns(Viewer viewer) {
        return viewer.match(
                party -> party.seat().equals(buyer) || party.seat().equals(seller), operator -> true, anyone -> false);
    }

    @Override
    public EncodedEvent encode() {
        Json json = json();
        return new EncodedEvent(
                TYPE,
                VERSION,
                List.of(
                        new EncodedEvent.Part(Audience.seat(buyer), json),
                        new EncodedEvent.Part(Audience.seat(seller), json),
                        new EncodedEvent.Part(Audience.OPERATORS, json)));
    }

    @Override
    public Json toJson(Viewer viewer) {
        return json();
    }

    private Json json() {
        return Json.object()
                .put("deal", deal.value())
                .put("buyer", buyer.value())
                .put("seller", seller.value())
                .put("content", content.hex())
                .build();
    }

    static DealMadeEvent decode(Json json) {
        return new DealMadeEvent(
                new DealId(json.get("deal").text()),
                new SeatId(json.get("buyer").text()),
                new SeatId(json.get("seller").text()),
                new Hash(json.get("content").text()));
    }
}
