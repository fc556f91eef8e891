// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.spring;

import dev.parley.examples.marketplace.catalogue.Card;
import dev.parley.examples.marketplace.catalogue.Shelf;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the catalogue's pages read. */
@RestController
@RequestMapping("/api/listings")
class CatalogueController {
    private final Shelf shelf;

    CatalogueController(Shelf shelf) {
        this.shelf = shelf;
    }

    @GetMapping
    List<Card> search(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String category) {
        return shelf.search(q, category);
    }

    @GetMapping("/{ref}")
    ResponseEntity<?> detail(@PathVariable String ref) {
        return Answers.of(shelf.detail(ref));
    }
}
