// SPDX-License-Identifier: Apache-2.0
package dev.parley.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.parley.Parley;
import dev.parley.adapter.http.Facade;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ahead of time: what is reached by name alone is listed for native images, and nothing else is reached so. */
final class NativeImageTest {
    private static final String LISTS = "/META-INF/native-image/dev.parley/";
    private static final String CARRIED = "dev.parley.carried.caffeine.cache.";
    private static final String WIRE = "dev.parley.wire";
    private static final Set<String> BY_NAME = Set.of(
            "java.lang.Class.forName",
            "java.lang.Class.getResource",
            "java.lang.Class.getResourceAsStream",
            "java.lang.Class.getDeclaredConstructor",
            "java.lang.Class.getConstructor",
            "java.lang.Class.getDeclaredMethod",
            "java.lang.Class.getMethod",
            "java.lang.Class.getDeclaredField",
            "java.lang.Class.getField",
            "java.lang.ClassLoader.loadClass",
            "java.lang.ClassLoader.getResource",
            "java.lang.ClassLoader.getResources",
            "java.lang.ClassLoader.getResourceAsStream",
            "java.lang.invoke.MethodHandles.lookup",
            "java.lang.reflect.Proxy.newProxyInstance",
            "java.util.ResourceBundle.getBundle",
            "java.util.ServiceLoader.load");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(HouseRuleTest::isOfAnArtifact)
            .withImportOption(place -> !place.contains("dev/parley/carried") && !place.contains("dev/parley/testing"))
            .importPackages("dev.parley");

    @Test
    void every_wire_model_is_listed_and_nothing_that_is_not_there() throws IOException {
        Set<String> models = new TreeSet<>();
        CLASSES.stream()
                .filter(type -> type.getPackageName().equals(WIRE))
                .map(JavaClass::getName)
                .forEach(models::add);
        Set<String> listed = new TreeSet<>();
        for (JsonNode entry : read("parley-facade/reflect-config.json")) {
            listed.add(entry.get("name").asText());
            assertThat(List.of("allDeclaredConstructors", "allDeclaredMethods", "allDeclaredFields"))
                    .allMatch(what -> entry.path(what).asBoolean());
        }

        assertThat(models).hasSizeGreaterThan(50);
        assertThat(listed).isEqualTo(models);
    }

    /** Caffeine finds a cache and its entries by a name that says how they are bounded: these are Parley's. */
    @Test
    void the_caches_that_the_core_carries_are_listed() throws IOException {
        Set<String> listed = new TreeSet<>();
        for (JsonNode entry : read("parley-core/carried/reflect-config.json")) {
            assertThat(entry.get("name").asText()).startsWith(CARRIED);
            listed.add(entry.get("name").asText().substring(CARRIED.length()));
        }

        assertThat(listed).containsExactly("PSMS", "PSMW", "PSW", "SSMS", "SSMW", "SSW");
    }

    @Test
    void every_resource_of_the_core_and_the_facade_is_listed() throws Exception {
        List<Pattern> patterns = new ArrayList<>();
        for (String artifact : List.of("parley-core", "parley-facade")) {
            read(artifact + "/resource-config.json")
                    .at("/resources/includes")
                    .forEach(entry ->
                            patterns.add(Pattern.compile(entry.get("pattern").asText())));
        }

        Set<String> resources = resources();
        resources.removeIf(resource -> resource.matches("META-INF/(LICENSE|NOTICE|native-image/.*|sbom/.*)"));

        assertThat(resources).contains("META-INF/parley/parley.yaml", "dev/parley/db/h2/V1__parley_tables.sql");
        assertThat(resources)
                .allSatisfy(resource -> assertThat(patterns)
                        .anyMatch(pattern -> pattern.matcher(resource).matches()));
        assertThat(patterns)
                .allSatisfy(pattern -> assertThat(resources)
                        .anyMatch(resource -> pattern.matcher(resource).matches()));
    }

    /** Each of these is a constant that the compiler of native images sees, or is listed; the core lists its forms' records. */
    @Test
    void what_is_reached_by_name_is_known() {
        Set<String> reached = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                String target = call.getTargetOwner().getName() + "." + call.getName();
                if (BY_NAME.contains(target)) {
                    reached.add(type.getSimpleName() + " " + call.getName());
                }
            }
        }

        assertThat(reached)
                .containsExactly(
                        "AlternatingForms lookup",
                        "Contract forName",
                        "Contract getResourceAsStream",
                        "DutchForms lookup",
                        "EnglishForms lookup",
                        "MediatedForms lookup",
                        "PlayedForms lookup",
                        "PlayedSnapshots lookup",
                        "PostedForms lookup",
                        "ProtocolRegistry load",
                        "QuoteForms lookup",
                        "SealedEventForms lookup",
                        "SealedForms lookup",
                        "SessionSnapshots lookup",
                        "StateForm lookup",
                        "TablesCheck forName",
                        "WireForms getConstructor");
    }

    /** Jackson reflects on what it is given: these give it trees, and wire models, which are listed. */
    @Test
    void jackson_binds_in_one_place() {
        Set<String> binding = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                if (call.getTargetOwner().getName().equals("com.fasterxml.jackson.databind.ObjectMapper")
                        && Set.of(
                                        "treeToValue",
                                        "readValue",
                                        "convertValue",
                                        "valueToTree",
                                        "writeValueAsBytes",
                                        "writeValueAsString")
                                .contains(call.getName())) {
                    binding.add(type.getSimpleName());
                }
            }
        }

        assertThat(binding).containsExactly("WireForms", "WireModels");
    }

    private static JsonNode read(String list) throws IOException {
        try (InputStream in = NativeImageTest.class.getResourceAsStream(LISTS + list)) {
            return new ObjectMapper().readTree(in);
        }
    }

    /** What lies in the core and the facade beside classes, whether they are folders or jars. */
    private static Set<String> resources() throws Exception {
        Set<String> names = new TreeSet<>();
        for (Class<?> type : List.of(Parley.class, Facade.class)) {
            Path place = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                names.addAll(resources(place));
                continue;
            }
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
                names.addAll(resources(jar.getPath("/")));
            }
        }
        return names;
    }

    private static Set<String> resources(Path root) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(name -> !name.endsWith(".class") && !name.startsWith("META-INF/maven"))
                    .filter(name -> !name.equals("META-INF/MANIFEST.MF"))
                    .forEach(names::add);
        }
        return names;
    }
}
