package shop;

import dev.parley.Parley;
import org.h2.jdbcx.JdbcConnectionPool;

/** Sells with a database, whose tables Parley makes. */
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1", "sa", "");
        try (Parley parley = Parley.builder().dataSource(database).build()) {
            SaleByCall.offer(parley.policies(), parley.listings());
            System.out.println(SaleByCall.pay(parley.deals(), SaleByCall.agree(parley.negotiations())));
        } finally {
            database.dispose();
        }
    }
}
