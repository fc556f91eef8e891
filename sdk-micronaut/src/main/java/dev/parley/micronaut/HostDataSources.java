package dev.parley.micronaut;

import dev.parley.port.ParleyException;
import io.micronaut.context.BeanContext;
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
        this.chosen = choose();
    }

    /** A data source and the name of its bean. */
    record Chosen(String name, DataSource source) {}

    /** The data source; empty when Parley keeps everything in memory. */
    Optional<Chosen> chosen() {
        return chosen;
    }

    private Optional<Chosen> choose() {
        if (settings.inMemory()) {
            return Optional.empty();
        }
        Map<String, DataSource> all = all();
        if (settings.dataSource().isPresent()) {
            String name = settings.dataSource().get();
            return Optional.of(new Chosen(
                    name,
                    Optional.ofNullable(all.get(name))
                            .orElseThrow(() -> new ParleyException("There is no data source '" + name
                                    + "': parley.data-source must be one of " + all.keySet()))));
        }
        if (all.size() > 1) {
            throw new ParleyException("There are several data sources: set parley.data-source to one of " + all.keySet()
                    + ", or parley.in-memory to true");
        }
        return all.entrySet().stream().findFirst().map(one -> new Chosen(one.getKey(), one.getValue()));
    }

    private Map<String, DataSource> all() {
        Map<String, DataSource> named = new TreeMap<>();
        beans.mapOfType(DataSource.class)
                .forEach((name, source) -> named.put(PRIMARY.equalsIgnoreCase(name) ? "default" : name, source));
        return named;
    }
}
