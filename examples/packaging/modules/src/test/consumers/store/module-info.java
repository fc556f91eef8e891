module shop {
    requires com.h2database;
    requires dev.parley.core;
    requires flyway.core;
}
