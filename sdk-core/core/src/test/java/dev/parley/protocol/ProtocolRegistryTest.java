// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.Json;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.kernel.PlayedProtocol;
import dev.parley.protocol.samples.FallingClock;
import dev.parley.protocol.samples.Mediation;
import dev.parley.protocol.samples.SealedSale;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtocolRegistryTest {
    private static final String SERVICE = "META-INF/services/dev.parley.protocol.Protocol";

    /** The falling clock's second version. */
    public static final class NewerClock extends FallingClock {
        @Override
        public ProtocolId id() {
            return new ProtocolId("falling-clock", 2);
        }
    }

    /** Two faults at once: no schema fits and the initial phase is unknown. */
    static final class Faulty extends FallingClock {
        @Override
        public Lifecycle lifecycle() {
            return new Lifecycle("nowhere", List.of(Lifecycle.Phase.terminal("sold")));
        }
    }

    @Test
    void finds_a_protocol_by_id_and_the_newest_by_name() {
        ProtocolRegistry registry = ProtocolRegistry.of(List.of(new NewerClock(), new FallingClock(), new Mediation()));
        assertThat(registry.find(new ProtocolId("falling-clock", 1)).map(Played::id))
                .contains(new ProtocolId("falling-clock", 1));
        assertThat(registry.newest("falling-clock").map(Played::id)).contains(new ProtocolId("falling-clock", 2));
        assertThat(registry.names()).containsExactly("falling-clock", "mediation");
        assertThat(registry.all())
                .extracting(Played::id)
                .map(ProtocolId::version)
                .containsExactly(1, 2, 1);
    }

    @Test
    void takes_alternating_offers() {
        ProtocolRegistry registry = ProtocolRegistry.of(List.of(new AlternatingOffers()));
        assertThat(registry.newest("alternating-offers").map(Played::id)).contains(AlternatingOffers.ID);
    }

    @Test
    void finds_nothing_by_other_names_and_versions() {
        ProtocolRegistry registry = ProtocolRegistry.of(List.of(new FallingClock()));
        assertThat(registry.find(new ProtocolId("falling-clock", 2))).isEmpty();
        assertThat(registry.find(new ProtocolId("mediation", 1))).isEmpty();
        assertThat(registry.newest("mediation")).isEmpty();
    }

    @Test
    void what_is_found_can_be_used_without_its_types() {
        ProtocolRegistry registry = ProtocolRegistry.of(List.of(new SealedSale()));
        PlayedProtocol found = registry.newest("sealed-sale").orElseThrow();
        assertThat(rewritten(found)).isEqualTo("{\"closesAfterSeconds\":60}");
    }

    private static String rewritten(PlayedProtocol protocol) {
        Object rules = protocol.forms()
                .readRules(Json.object().put("closesAfterSeconds", 60).build());
        return protocol.forms().writeRules(rules).canonicalText();
    }

    @Test
    void refuses_two_protocols_of_one_id_and_names_both_classes() {
        FallingClock other = new FallingClock() {};
        assertThatThrownBy(() -> ProtocolRegistry.of(List.of(new FallingClock(), other)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("falling-clock/1")
                .hasMessageContaining(FallingClock.class.getName() + " and by "
                        + other.getClass().getName());
    }

    @Test
    void refuses_faulty_protocols_and_lists_all_that_is_wrong() {
        assertThatThrownBy(() -> ProtocolRegistry.of(List.of(new Faulty(), new FallingClock())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("falling-clock/1 is provided by")
                .hasMessageContaining("falling-clock/1: UNKNOWN_INITIAL")
                .hasMessageContaining("falling-clock/1: UNREACHABLE_PHASE in sold")
                .hasMessageContaining("falling-clock/1: SCHEMA_WITHOUT_MOVE at take");
    }

    @Test
    void loads_what_a_jar_provides_through_its_own_class_loader(@TempDir Path directory) throws IOException {
        Path jar = jar(directory, NewerClock.class.getName(), NewerClock.class);
        try (URLClassLoader loader = new WithoutParentsCopy(jar, NewerClock.class.getName())) {
            ProtocolRegistry registry = ProtocolRegistry.of(List.of(new FallingClock()), loader);
            Optional<PlayedProtocol> newest = registry.newest("falling-clock");
            assertThat(newest.map(Played::id)).contains(new ProtocolId("falling-clock", 2));
            assertThat(newest.orElseThrow().game().getClass().getClassLoader()).isSameAs(loader);
        }
    }

    @Test
    void looks_only_where_the_given_class_loader_does() {
        ClassLoader own = Objects.requireNonNull(getClass().getClassLoader());
        assertThat(ProtocolRegistry.of(List.of(), own).names()).isEqualTo(Set.of());
    }

    @Test
    void refuses_a_jar_that_provides_what_the_application_has(@TempDir Path directory) throws IOException {
        Path jar = jar(directory, NewerClock.class.getName(), NewerClock.class);
        try (URLClassLoader loader = new WithoutParentsCopy(jar, NewerClock.class.getName())) {
            assertThatThrownBy(() -> ProtocolRegistry.of(List.of(new NewerClock()), loader))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("falling-clock/2 is provided by");
        }
    }

    @Test
    void says_which_provider_cannot_be_loaded(@TempDir Path directory) throws IOException {
        Path jar = jar(directory, "com.example.Missing");
        try (URLClassLoader loader = new WithoutParentsCopy(jar, "com.example.Missing")) {
            assertThatThrownBy(() -> ProtocolRegistry.of(List.of(), loader))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("com.example.Missing");
        }
    }

    /** Loads one class from a jar although the class path has it too. */
    private static final class WithoutParentsCopy extends URLClassLoader {
        private final String own;

        WithoutParentsCopy(Path jar, String own) throws IOException {
            super(new URL[] {jar.toUri().toURL()}, ProtocolRegistryTest.class.getClassLoader());
            this.own = own;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(own) && findLoadedClass(name) == null ? findClass(name) : super.loadClass(name, resolve);
        }
    }

    private static Path jar(Path directory, String provider, Class<?>... classes) throws IOException {
        Path jar = directory.resolve("host.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(SERVICE));
            out.write(provider.getBytes(StandardCharsets.UTF_8));
            for (Class<?> each : classes) {
                String entry = each.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(entry));
                try (InputStream in = Objects.requireNonNull(ProtocolRegistryTest.class.getClassLoader())
                        .getResourceAsStream(entry)) {
                    Objects.requireNonNull(in, entry).transferTo(out);
                }
            }
        }
        return jar;
    }
}
