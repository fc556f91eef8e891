// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import io.micronaut.context.BeanContext;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.context.exceptions.NonUniqueBeanException;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Finds the host's data source for Parley, once; says which property to set when it is not clear which one. */
@Singleton
final class HostDataSources {
    private static final String PRIMARY = "primary";

    private final BeanContext beans;
    private final ParleySettings settings;
    private final Optional<Chosen> chosen;

    HostDataSources(BeanContext beans, ParleySettings settings) {
        this.beans = beans;
        this.settings = settings;
        this.chosen = settings.inMemory() ? Optional.empty() : choose(all());
    }

    /** A data source and the name of its bean. */
    record Chosen(String name, DataSource source) {}

    /** The data source; empty when Parley keeps everything in memory. */
    Optional<Chosen> chosen() {
        return chosen;
    }

    private Optional<Chosen> choose(Map<String, DataSource> all) {
        String name = settings.dataSource();
        if (name != null) {
            DataSource named = all.get(name);
            if (named == null) {
                throw new ConfigurationException("parley.data-source is '" + name + "', and must be "
                        + (all.isEmpty() ? "left out: there is no data source" : "one of " + all.keySet()));
            }
            return Optional.of(new Chosen(name, named));
        }
        if (all.size() > 1) {
            return Optional.of(primary(all));
        }
        return all.entrySet().stream().findFirst().map(HostDataSources::chosen);
    }

    private Chosen primary(Map<String, DataSource> all) {
        try {
            DataSource primary = beans.getBean(DataSource.class);
            return all.entrySet().stream()
                    .filter(one -> one.getValue() == primary)
                    .findFirst()
                    .map(HostDataSources::chosen)
                    .orElseThrow();
        } catch (NonUniqueBeanException e) {
            throw new ConfigurationException(
                    "There are several data sources and none is the primary one: set parley.data-source to one of "
                            + all.keySet() + ", or parley.in-memory to true",
                    e);
        }
    }

    private static Chosen chosen(Map.Entry<String, DataSource> entry) {
        return new Chosen(entry.getKey(), entry.getValue());
    }

    private Map<String, DataSource> all() {
        Map<String, DataSource> named = new TreeMap<>();
        beans.mapOfType(DataSource.class)
                .forEach((name, source) -> named.put(PRIMARY.equalsIgnoreCase(name) ? "default" : name, source));
        return named;
    }
}
