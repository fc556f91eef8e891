// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.protocol.alternating.AlternatingEvent;
import dev.parley.protocol.alternating.AlternatingMove;
import dev.parley.protocol.alternating.AlternatingRules;
import dev.parley.protocol.auction.dutch.DutchEvent;
import dev.parley.protocol.auction.dutch.DutchMove;
import dev.parley.protocol.auction.dutch.DutchRules;
import dev.parley.protocol.auction.english.EnglishEvent;
import dev.parley.protocol.auction.english.EnglishMove;
import dev.parley.protocol.auction.english.EnglishRules;
import dev.parley.protocol.auction.quotes.QuoteEvent;
import dev.parley.protocol.auction.quotes.QuoteMove;
import dev.parley.protocol.auction.quotes.QuoteRules;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.mediated.MediatedEvent;
import dev.parley.protocol.mediated.MediatedMove;
import dev.parley.protocol.mediated.MediatedRules;
import dev.parley.protocol.posted.PostedEvent;
import dev.parley.protocol.posted.PostedMove;
import dev.parley.protocol.posted.PostedRules;
import dev.parley.protocol.sealedbid.SealedEvent;
import dev.parley.protocol.sealedbid.SealedMove;
import dev.parley.protocol.sealedbid.SealedRules;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ahead of time: the records that forms reach by reflection are listed for native images. */
class NativeFormsTest {
    private static final String LIST = "/META-INF/native-image/dev.parley/parley-core/reflect-config.json";
    private static final List<String> ALL = List.of(
            "allDeclaredConstructors",
            "allDeclaredMethods",
            "allDeclaredFields",
            "allRecordComponents",
            "allPermittedSubclasses");

    /** What snapshots keep. */
    private static final List<String> STATES = List.of(
            "dev.parley.application.negotiation.session.TranscriptProgress",
            "dev.parley.protocol.kernel.PlayedSnapshots$Clock",
            "dev.parley.protocol.alternating.AlternatingState",
            "dev.parley.protocol.auction.dutch.DutchState",
            "dev.parley.protocol.auction.english.KeptState",
            "dev.parley.protocol.mediated.MediatedState",
            "dev.parley.protocol.posted.PostedState",
            "dev.parley.protocol.sealedbid.KeptState");

    @Test
    void every_record_of_a_form_is_listed_and_nothing_else() throws IOException, ClassNotFoundException {
        Set<String> reached = new TreeSet<>();
        for (Class<?> root : List.of(
                AlternatingRules.class,
                AlternatingMove.class,
                AlternatingEvent.class,
                KernelEvent.Shared.class,
                SealedRules.class,
                SealedMove.class,
                SealedEvent.class,
                DutchRules.class,
                DutchMove.class,
                DutchEvent.class,
                PostedRules.class,
                PostedMove.class,
                PostedEvent.class,
                EnglishRules.class,
                EnglishMove.class,
                EnglishEvent.class,
                QuoteRules.class,
                QuoteMove.class,
                QuoteEvent.class,
                MediatedRules.class,
                MediatedMove.class,
                MediatedEvent.class)) {
            reach(root, reached);
        }
        reached.add("dev.parley.protocol.alternating.PrivateTerms");
        reached.add("dev.parley.protocol.sealedbid.Reserves");
        reached.add("dev.parley.protocol.auction.english.HiddenReserve");
        reached.add("dev.parley.protocol.auction.dutch.DutchForms$KeptTerms");
        reached.add("dev.parley.protocol.auction.quotes.QuoteForms$KeptTerms");
        reached.add("dev.parley.protocol.posted.PostedForms$KeptTerms");

        for (String state : STATES) {
            reach(Class.forName(state), reached);
        }

        Set<String> listed = new TreeSet<>();
        try (InputStream in = NativeFormsTest.class.getResourceAsStream(LIST)) {
            for (JsonNode entry : new ObjectMapper().readTree(in)) {
                listed.add(entry.get("name").asText());
                assertThat(ALL).allMatch(what -> entry.path(what).asBoolean());
            }
        }

        assertThat(reached).hasSizeGreaterThan(30);
        assertThat(listed).isEqualTo(reached);
    }

    private static void reach(Type type, Set<String> reached) {
        if (type instanceof ParameterizedType parameterized) {
            List.of(parameterized.getActualTypeArguments()).forEach(argument -> reach(argument, reached));
        } else if (type instanceof Class<?> raw && isOfAFamily(raw) && reached.add(raw.getName())) {
            if (raw.isSealed()) {
                List.of(raw.getPermittedSubclasses()).forEach(permitted -> reach(permitted, reached));
            } else {
                for (RecordComponent component : raw.getRecordComponents()) {
                    reach(component.getGenericType(), reached);
                }
            }
        }
    }

    private static boolean isOfAFamily(Class<?> type) {
        boolean isOurs = Stream.of("dev.parley.protocol.", "dev.parley.application.")
                .anyMatch(type.getPackageName()::startsWith);
        return isOurs && (type.isRecord() || type.isSealed());
    }
}
