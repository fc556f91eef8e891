// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring.untouched;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Schemas and tables in every data source. */
final class TableThings implements Inventory.Things {
    @Override
    public Collection<String> in(ConfigurableApplicationContext host) {
        List<String> lines = new ArrayList<>();
        host.getBeansOfType(DataSource.class).forEach((name, source) -> {
            JdbcTemplate jdbc = new JdbcTemplate(source);
            jdbc.queryForList("select schema_name from information_schema.schemata", String.class)
                    .forEach(schema -> lines.add("schema " + name + " " + schema));
            jdbc.queryForList("select table_schema || '.' || table_name from information_schema.tables", String.class)
                    .forEach(table -> lines.add("table " + name + " " + table));
        });
        return lines;
    }
}
