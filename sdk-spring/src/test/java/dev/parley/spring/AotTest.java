// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.api.Deals;
import org.junit.jupiter.api.Test;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

/** A host that is processed ahead of time starts from what was generated. */
final class AotTest {
    @Test
    @CompileWithForkedClassLoader
    void what_is_generated_compiles_and_starts() {
        TestGenerationContext generation = new TestGenerationContext();
        ClassName initializer;
        try (AnnotationConfigApplicationContext host = new AnnotationConfigApplicationContext()) {
            host.register(Host.class);
            initializer = new ApplicationContextAotGenerator().processAheadOfTime(host, generation);
        }
        generation.writeGeneratedContent();

        TestCompiler.forSystem().with(generation).compile(compiled -> {
            @SuppressWarnings("unchecked")
            ApplicationContextInitializer<GenericApplicationContext> generated =
                    compiled.getInstance(ApplicationContextInitializer.class, initializer.canonicalName());
            try (GenericApplicationContext host = new GenericApplicationContext()) {
                host.setClassLoader(compiled.getClassLoader());
                generated.initialize(host);
                host.refresh();
                assertThat(host.getBean(Deals.class))
                        .isSameAs(host.getBean(Parley.class).deals());
                assertThat(host.getBean(ParleyLifecycle.class).isRunning()).isTrue();
            }
        });
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(ParleyAutoConfiguration.class)
    static class Host {}
}
