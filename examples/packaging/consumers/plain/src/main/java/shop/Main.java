package shop;

import dev.parley.Parley;

/** Sells with the core alone, in memory. */
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        try (Parley parley = Parley.builder().build()) {
            SaleByCall.offer(parley.policies(), parley.listings());
            System.out.println(SaleByCall.pay(parley.deals(), SaleByCall.agree(parley.negotiations())));
        }
    }
}
