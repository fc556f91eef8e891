// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.audit.JsonReader;
import dev.parley.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the stored events of every game, and the kernel's, are held to: a golden file for each type and version, which is never
 * changed, since what it holds is read for ever.
 *
 * @param <E> the events
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class GoldenEvents<E> {
    private final String folder;
    private final EventForms<E> forms;
    private final List<Class<?>> kinds;

    /**
     * The suite of one game, or of the kernel.
     *
     * @param folder beneath {@code /golden}
     * @param kinds all kinds of event, each of which has a golden file
     */
    protected GoldenEvents(String folder, EventForms<E> forms, Class<?>... kinds) {
        this.folder = folder;
        this.forms = forms;
        this.kinds = List.of(kinds);
    }

    /** An event for each golden file, by the file's name without its ending. */
    protected abstract Stream<Map.Entry<String, E>> events();

    @ParameterizedTest
    @MethodSource("events")
    void writes_and_reads_the_golden_file(Map.Entry<String, E> named) throws IOException {
        Json golden = JsonReader.read(golden(named.getKey() + ".json"));
        EncodedEvent encoded = forms.encode(named.getValue());
        assertThat(named.getKey()).startsWith(encoded.type()).endsWith("-" + encoded.version());
        assertThat(asJson(encoded).canonicalText()).isEqualTo(golden.canonicalText());
        assertThat(forms.decode(fromJson(golden))).isEqualTo(named.getValue());
    }

    @Test
    void every_kind_of_event_has_a_golden_file() {
        assertThat(events().<Class<?>>map(named -> named.getValue().getClass()).distinct())
                .containsExactlyInAnyOrderElementsOf(kinds);
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_of_another_version_or_without_content_is_named_in_the_error(Map.Entry<String, E> named) {
        EncodedEvent encoded = forms.encode(named.getValue());
        EncodedEvent newer = new EncodedEvent(encoded.type(), 2, encoded.parts());
        assertThatThrownBy(() -> forms.decode(newer))
                .isInstanceOf(Json.Mismatch.class)
                .hasMessageContaining(encoded.type() + "/2");
        EncodedEvent hollow = new EncodedEvent(encoded.type(), 1, List.of());
        assertThatThrownBy(() -> forms.decode(hollow))
                .isInstanceOf(Json.Mismatch.class)
                .hasMessageContaining(encoded.type() + "/1");
    }

    private String golden(String name) throws IOException {
        String path = "/golden/" + folder + "/" + name;
        try (InputStream in = GoldenEvents.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Json asJson(EncodedEvent encoded) {
        return Json.object()
                .put("type", encoded.type())
                .put("version", encoded.version())
                .put(
                        "parts",
                        Json.array(
                                encoded.parts(),
                                part -> Json.object()
                                        .put("audience", part.audience().name())
                                        .put("content", part.content())
                                        .build()))
                .build();
    }

    private static EncodedEvent fromJson(Json json) {
        return new EncodedEvent(
                json.get("type").text(),
                Math.toIntExact(json.get("version").integer()),
                json.get("parts")
                        .list(part -> new EncodedEvent.Part(
                                new Audience(part.get("audience").text()), part.get("content"))));
    }
}
