// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import dev.parley.examples.marketplace.catalogue.Card;
import dev.parley.examples.marketplace.catalogue.Shelf;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/** What the catalogue's pages read. */
@Controller("/api/listings")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CatalogueController {
    private final Shelf shelf;

    CatalogueController(Shelf shelf) {
        this.shelf = shelf;
    }

    @Get
    List<Card> search(@QueryValue(defaultValue = "") String q, @QueryValue(defaultValue = "") String category) {
        return shelf.search(q, category);
    }

    @Get("/{ref}")
    HttpResponse<?> detail(String ref) {
        return Answers.of(shelf.detail(ref));
    }
}
