package com.example.shop;

import dev.parley.model.DealId;
import dev.parley.port.Caller;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;

@Controller
class OrderController {
    private final Checkout checkout;

    OrderController(Checkout checkout) {
        this.checkout = checkout;
    }

    @Post("/orders")
    @ExecuteOn(TaskExecutors.BLOCKING)
    Checkout.Order order(@Header("X-User") String buyer, @Body Purchase purchase) {
        return checkout.pay(Caller.person(buyer), new DealId(purchase.deal()));
    }

    @Serdeable
    record Purchase(String deal) {}
}
