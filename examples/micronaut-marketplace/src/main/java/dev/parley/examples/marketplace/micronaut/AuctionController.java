// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import dev.parley.examples.marketplace.auctions.AuctionHall;
import dev.parley.examples.marketplace.auctions.Lobby;
import dev.parley.examples.marketplace.auctions.Room;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** English auctions for whoever looks. */
@Controller("/api/auctions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuctionController {
    private final AuctionHall hall;

    AuctionController(AuctionHall hall) {
        this.hall = hall;
    }

    @Get
    Lobby lobby() {
        return hall.lobby();
    }

    @Get("/{id}")
    HttpResponse<?> room(String id, @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String known) {
        return hall.room(id).<HttpResponse<?>>match(done -> room(done.value(), known), Answers::of);
    }

    private static HttpResponse<?> room(Room room, @Nullable String known) {
        return known != null && room.isKnownBy(known)
                ? HttpResponse.notModified().header(HttpHeaders.ETAG, room.tag())
                : HttpResponse.ok(room).header(HttpHeaders.ETAG, room.tag());
    }
}
