package dev.parley.adapter.jdbc;

import dev.parley.port.ParleyException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables up to date with Flyway; loaded only where Flyway is there. */
final class FlywayMigration {
    private static final String HISTORY = "parley_schema_history";

    private FlywayMigration() {}

    static void run(DataSource dataSource, Schema schema) {
        try {
            Flyway.configure(FlywayMigration.class.getClassLoader())
                    .dataSource(dataSource)
                    .schemas(schema.name())
                    .defaultSchema(schema.name())
                    .createSchemas(true)
                    .table(HISTORY)
                    .locations(TablesCheck.location(schema))
                    .placeholders(Map.of("schema", schema.name()))
                    // The schema may hold tables of others: they are none of Parley's business.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new ParleyException(
                    "Parley's tables in the schema " + schema.name() + " could not be brought up to date", e);
        }
    }
}
