package dev.parley.examples.marketplace.orders;

import dev.parley.api.Outcome;
import dev.parley.examples.marketplace.people.Person;
import dev.parley.examples.marketplace.people.Session;
import dev.parley.examples.marketplace.people.Sessions;
import dev.parley.model.DealId;
import dev.parley.port.RetryTransactionException;
import dev.parley.protocol.Reason;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Paying, and looking at what was paid. */
@Controller("/api/orders")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OrderController {
    private static final int TRIES = 5;
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Pattern DEAL = Pattern.compile("[\\x21-\\x7e]{1,64}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{8,64}");

    private final Sessions sessions;
    private final Checkout checkout;
    private final ListPriceSale sale;
    private final OrderRows orders;

    OrderController(Sessions sessions, Checkout checkout, ListPriceSale sale, OrderRows orders) {
        this.sessions = sessions;
        this.checkout = checkout;
        this.sale = sale;
        this.orders = orders;
    }

    /** A deal to pay. */
    record DealPayment(String deal) {}

    /**
     * A piece to buy at its list price.
     *
     * @param key the page's name for this wish, 8 to 64 letters, digits and hyphens; the same for every retry
     */
    record ListPurchase(String listing, String item, long units, String key) {}

    /** Orders, newest first. */
    record OrderList(List<Order> items) {}

    @Get
    HttpResponse<?> mine(HttpRequest<?> request) {
        return signedIn(request, person -> HttpResponse.ok(new OrderList(orders.placedBy(person.id()))));
    }

    /** An order, for its two sides. */
    @Get("/{id}")
    HttpResponse<?> find(HttpRequest<?> request, String id) {
        return signedIn(
                request,
                person -> orders.find(id)
                        .filter(order -> order.buyer().equals(person.id())
                                || order.seller().equals(person.id()))
                        .<HttpResponse<?>>map(HttpResponse::ok)
                        .orElseGet(() -> ShopProblem.of(Reason.NOT_FOUND)));
    }

    @Post("/deal")
    HttpResponse<?> pay(HttpRequest<?> request, @Body DealPayment wish) {
        return signedIn(request, person -> answer(pay(person, wish)));
    }

    private Outcome<Order> pay(Person person, DealPayment wish) {
        return fits(wish.deal(), DEAL) ? payAgain(person, new DealId(wish.deal())) : Outcome.refused(Reason.NOT_FOUND);
    }

    /** The database may end a transaction for another one's sake; then the whole of it runs again. */
    private Outcome<Order> payAgain(Person person, DealId deal) {
        for (int attempt = 1; ; attempt++) {
            try {
                return checkout.pay(person, deal);
            } catch (RetryTransactionException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    @Post("/list-price")
    HttpResponse<?> buy(HttpRequest<?> request, @Body ListPurchase wish) {
        return signedIn(request, person -> answer(buy(person, wish)));
    }

    private Outcome<Order> buy(Person person, ListPurchase wish) {
        return fits(wish.listing(), NAME) && fits(wish.item(), NAME) && fits(wish.key(), KEY)
                ? sale.buy(person, wish.listing(), wish.item(), wish.units(), wish.key())
                : Outcome.refused(Reason.INVALID_REQUEST);
    }

    /** A field that is missing arrives as null. */
    private static boolean fits(@Nullable String text, Pattern pattern) {
        return text != null && pattern.matcher(text).matches();
    }

    private HttpResponse<?> signedIn(HttpRequest<?> request, Function<Person, HttpResponse<?>> answer) {
        return sessions.of(request)
                .map(Session::person)
                .<HttpResponse<?>>map(answer)
                .orElseGet(() -> ShopProblem.of(Reason.UNAUTHENTICATED));
    }

    private static HttpResponse<?> answer(Outcome<Order> outcome) {
        return outcome.<HttpResponse<?>>match(
                done -> HttpResponse.ok(done.value()), refused -> ShopProblem.of(refused.code()));
    }
}
