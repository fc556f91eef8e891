package dev.parley.store;

class PostgreSqlStoreTest extends JdbcStoreConformance {
    PostgreSqlStoreTest() {
        super(Database.postgreSql("postgresql_store"));
    }
}
