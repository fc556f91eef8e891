// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Viewer;

/**
 * The mark that a party's consent to the opening of a draw leaves in the transcript; every party sees it, for it asks
 * the others for theirs.
 *
 * @param item whose price was drawn
 * @param seat who consents
 */
public record DrawConsentEvent(ItemId item, SeatId seat) implements SystemEvent {
    /** The type of the event. */
    public static final String TYPE = "parley.draw-consented";

    private static final int VERSION = 1;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public boolean concerns(Viewer viewer) {
        return true;
    }

    @Override
    public EncodedEvent encode() {
        return EncodedEvent.open(TYPE, VERSION, json());
    }

    @Override
    public Json toJson(Viewer viewer) {
        return json();
    }

    private Json json() {
        return Json.object().put("item", item.value()).put("seat", seat.value()).build();
    }

    static DrawConsentEvent decode(Json json) {
        return new DrawConsentEvent(
                new ItemId(json.get("item").text()), new SeatId(json.get("seat").text()));
    }
}
