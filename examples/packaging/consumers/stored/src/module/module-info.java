module shop {
    requires dev.parley.core;
    requires com.h2database;
    requires flyway.core;
}
