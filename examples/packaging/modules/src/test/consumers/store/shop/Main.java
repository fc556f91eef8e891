package shop;

import dev.parley.Parley;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import org.h2.jdbcx.JdbcConnectionPool;

/** Has Parley make its tables, and writes to them. */
public final class Main {
    public static void main(String... arguments) {
        JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1", "sa", "");
        try (Parley parley = Parley.builder().dataSource(database).build()) {
            Caller shop = Caller.person("shop", Caller.Role.POLICY_EDITOR);
            parley.policies().publish(shop, 0, PolicyDraft.everything(AlternatingOffers.ID));
            System.out.println("policy " + parley.policies().current(shop).orElseThrow().version());
        } finally {
            database.dispose();
        }
    }
}
