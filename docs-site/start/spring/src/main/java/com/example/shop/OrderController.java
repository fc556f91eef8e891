package com.example.shop;

import dev.parley.model.DealId;
import dev.parley.port.Caller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {
    private final Checkout checkout;

    OrderController(Checkout checkout) {
        this.checkout = checkout;
    }

    @PostMapping("/orders")
    Checkout.Order order(@RequestHeader("X-User") String buyer, @RequestBody Purchase purchase) {
        return checkout.pay(Caller.person(buyer), new DealId(purchase.deal()));
    }

    record Purchase(String deal) {}
}
