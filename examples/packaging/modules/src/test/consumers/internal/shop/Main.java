package shop;

import dev.parley.adapter.jdbc.JdbcStore;

/** Names what is internal. */
public final class Main {
    public static void main(String... arguments) {
        System.out.println(JdbcStore.class);
    }
}
