// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** A host with ways of its own and Parley leave each other alone. */
final class UntouchedHostTest {
    private static final List<String> OF_THE_HOST = List.of(
            "GET /v9/thing",
            "GET /v9/broken",
            "GET /v9/nothing",
            "DELETE /v9/thing",
            "GET /v9/a%2Fb",
            "GET /v9/a;b",
            "GET /v9/a%25b",
            "HEAD /v9/thing",
            "OPTIONS /v9/thing",
            "TRACE /v9/thing",
            "PURGE /v9/thing",
            "POST /v9/echo",
            "GET /parley",
            "GET /parley/v10/protocols",
            "GET /parley/v1/../../v9/thing");

    private static final List<String> OF_PARLEY = List.of(
            "GET /parley/v1/protocols",
            "GET /parley/v1/protocols/alternating-offers",
            "GET /parley/v1/protocols/none",
            "GET /parley/v1/nothing",
            "DELETE /parley/v1/protocols",
            "POST /parley/v1/negotiations",
            "GET /parley/v1/listings/a%2Fb",
            "GET /parley/v1/mandates");

    @Test
    void the_host_answers_with_parley_as_it_does_without() {
        List<Wire.Heard> without = answers(OF_THE_HOST, "", OddHost.class, "--parley.enabled=false");
        List<Wire.Heard> with = answers(OF_THE_HOST, "", OddHost.class);

        assertThat(with).isEqualTo(without);
        assertThat(with.get(0).body()).isEqualTo("{\"wrapped\":{\"unit_price\":7}}");
        assertThat(with.get(0).headers()).containsEntry("x-host", "1");
        assertThat(with.get(1).status()).isEqualTo(418);
    }

    @Test
    void parley_answers_in_an_odd_host_as_it_does_in_a_plain_one() {
        List<Wire.Heard> plain = answers(OF_PARLEY, Http.basic("berta"), Marketplace.class);
        List<Wire.Heard> odd = answers(OF_PARLEY, Http.basic("berta"), OddHost.class);

        assertThat(steady(odd)).isEqualTo(steady(plain));
        assertThat(odd.get(0).body()).startsWith("{\"items\":[{\"name\":\"alternating-offers\"");
        assertThat(odd.get(0).headers())
                .containsEntry("content-type", "application/json")
                .doesNotContainKey("x-host");
    }

    @Test
    void no_bean_comes_or_goes_but_parleys() {
        try (ConfigurableApplicationContext without = start(OddHost.class, "--parley.enabled=false");
                ConfigurableApplicationContext with = start(OddHost.class)) {
            Set<String> before = new TreeSet<>(Arrays.asList(without.getBeanDefinitionNames()));
            Set<String> after = new TreeSet<>(Arrays.asList(with.getBeanDefinitionNames()));

            assertThat(after).containsAll(before);
            after.removeAll(before);
            assertThat(after).isNotEmpty().allMatch(name -> name.startsWith("parley") || name.contains("dev.parley."));
        }
    }

    private static List<String> steady(List<Wire.Heard> answers) {
        return answers.stream()
                .map(heard -> heard.toString().replaceAll("\"serverTime\":\"[^\"]*\"", ""))
                .toList();
    }

    private static List<Wire.Heard> answers(List<String> lines, String user, Class<?> host, String... settings) {
        try (ConfigurableApplicationContext context = start(host, settings)) {
            Wire wire = new Wire(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            List<Wire.Heard> heard = new ArrayList<>();
            for (String line : lines) {
                List<String> headers = user.isEmpty()
                        ? List.of("Content-Type: application/json", "Content-Length: 16")
                        : List.of("Content-Type: application/json", "Content-Length: 16", "Authorization: " + user);
                heard.add(wire.say(
                                line,
                                line.startsWith("POST") ? headers : headers.subList(2, headers.size()),
                                line.startsWith("POST") ? "{\"unit_price\": 9}" : "")
                        .lasting());
            }
            return heard;
        }
    }

    private static ConfigurableApplicationContext start(Class<?> host, String... settings) {
        List<String> all = new ArrayList<>(List.of("--server.port=0", "--spring.datasource.url=jdbc:h2:mem:untouched"));
        if (host.equals(OddHost.class)) {
            all.add("--spring.jackson.property-naming-strategy=SNAKE_CASE");
        }
        all.addAll(List.of(settings));
        return new SpringApplicationBuilder(host).run(all.toArray(String[]::new));
    }

    /** A host that renames fields, wraps bodies, prefixes paths, intercepts, binds and handles everything. */
    @Configuration(proxyBeanMethods = false)
    @PlainHost
    @Import({OddHost.Things.class, OddHost.Advice.class, People.class})
    static class OddHost implements WebMvcConfigurer {
        @Override
        public void configurePathMatch(PathMatchConfigurer configurer) {
            configurer.addPathPrefix("/v9", type -> true);
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(new HandlerInterceptor() {
                @Override
                public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                    response.setHeader("X-Host", "1");
                    return true;
                }
            });
        }

        record Thing(int unitPrice) {}

        @RestController
        static class Things {
            @GetMapping("/thing")
            Thing thing() {
                return new Thing(7);
            }

            @PostMapping("/echo")
            Thing echo(@RequestBody Thing thing) {
                return thing;
            }

            @GetMapping("/broken")
            Thing broken() {
                throw new IllegalStateException("broken");
            }
        }

        @RestControllerAdvice
        static class Advice implements ResponseBodyAdvice<Object> {
            @ModelAttribute("everywhere")
            String everywhere() {
                return "everywhere";
            }

            @ExceptionHandler(Exception.class)
            ResponseEntity<String> teapot() {
                return ResponseEntity.status(418).body("teapot");
            }

            @Override
            public boolean supports(MethodParameter type, Class<? extends HttpMessageConverter<?>> converter) {
                return !type.getParameterType().equals(ResponseEntity.class)
                        || !converter.getSimpleName().startsWith("String");
            }

            @Override
            public Object beforeBodyWrite(
                    @Nullable Object body,
                    MethodParameter type,
                    MediaType media,
                    Class<? extends HttpMessageConverter<?>> converter,
                    ServerHttpRequest request,
                    ServerHttpResponse response) {
                return Map.of("wrapped", body == null ? "" : body);
            }
        }
    }
}
