// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ApplicationContext;

/** The host's data sources, and which of them Parley uses. */
final class HostDataSources {
    private final ParleyProperties properties;
    private final ApplicationContext host;

    HostDataSources(ParleyProperties properties, ApplicationContext host) {
        this.properties = properties;
        this.host = host;
    }

    /** The one that is named, the only one or the primary one; none where everything is kept in memory. */
    Optional<DataSource> chosen() {
        String name = properties.dataSource();
        if (properties.inMemory()) {
            return Optional.empty();
        }
        if (name != null) {
            return Optional.of(named(name));
        }
        DataSource only = host.getBeanProvider(DataSource.class).getIfUnique();
        if (only == null && names().length > 0) {
            throw new SetUpException(
                    "Parley does not know which of the data sources to use: " + String.join(", ", names()) + ".",
                    "Set parley.data-source to one of these names, make one of them primary, or set"
                            + " parley.in-memory=true.");
        }
        return Optional.ofNullable(only);
    }

    private DataSource named(String name) {
        if (!host.containsBean(name) || !host.isTypeMatch(name, DataSource.class)) {
            throw new InvalidConfigurationPropertyValueException(
                    "parley.data-source",
                    name,
                    names().length == 0
                            ? "leave it out: there is no data source"
                            : "name one of the data sources: " + String.join(", ", names()));
        }
        return host.getBean(name, DataSource.class);
    }

    private String[] names() {
        return host.getBeanNamesForType(DataSource.class);
    }
}
