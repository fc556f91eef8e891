// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.listing;

import dev.parley.api.StockView;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import java.util.List;

/** The stock of a listing as it is kept with the command that it answers. */
final class StockAnswer {
    private StockAnswer() {}

    static Json write(List<StockView> views) {
        return Json.object().put("stock", Json.array(views, StockAnswer::write)).build();
    }

    private static Json write(StockView view) {
        return Json.object()
                .put("item", view.item().value())
                .put("capacity", view.capacity())
                .put("held", view.held())
                .put("consumed", view.consumed())
                .build();
    }

    static List<StockView> read(Json answer) {
        return answer.get("stock")
                .list(view -> new StockView(
                        new ItemId(view.get("item").text()),
                        view.get("capacity").integer(),
                        view.get("held").integer(),
                        view.get("consumed").integer()));
    }
}
