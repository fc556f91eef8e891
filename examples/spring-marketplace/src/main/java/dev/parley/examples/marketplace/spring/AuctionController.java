// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.spring;

import dev.parley.examples.marketplace.auctions.AuctionHall;
import dev.parley.examples.marketplace.auctions.Lobby;
import dev.parley.examples.marketplace.auctions.Room;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** English auctions for whoever looks. */
@RestController
@RequestMapping("/api/auctions")
class AuctionController {
    private final AuctionHall hall;

    AuctionController(AuctionHall hall) {
        this.hall = hall;
    }

    @GetMapping
    Lobby lobby() {
        return hall.lobby();
    }

    @GetMapping("/{id}")
    ResponseEntity<?> room(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        return hall.room(id).match(done -> room(done.value(), known), Answers::of);
    }

    private static ResponseEntity<?> room(Room room, @Nullable String known) {
        return known != null && room.isKnownBy(known)
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                        .eTag(room.tag())
                        .build()
                : ResponseEntity.ok().eTag(room.tag()).body(room);
    }
}
