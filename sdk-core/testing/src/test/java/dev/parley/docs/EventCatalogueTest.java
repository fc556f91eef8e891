// SPDX-License-Identifier: Apache-2.0
package dev.parley.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.negotiation.session.SystemEvent;
import dev.parley.application.outbox.Notices;
import dev.parley.audit.JsonReader;
import dev.parley.model.Json;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EventType;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.auction.dutch.DutchAuction;
import dev.parley.protocol.auction.english.EnglishAuction;
import dev.parley.protocol.auction.quotes.RequestForQuotes;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.mediated.Mediated;
import dev.parley.protocol.posted.PostedPrice;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue of events in the guide is what the code declares and the golden files hold. */
class EventCatalogueTest {
    private static final Path GOLDEN = Path.of("..", "core", "src", "test", "resources", "golden");
    private static final Path PAGE = Path.of("..", "..", "docs-site", "guide", "events.md");
    private static final String BEGIN = "<!-- The catalogue: a test compares it with the code. -->\n";
    private static final String END = "<!-- The end of the catalogue. -->";

    @Test
    void the_guides_catalogue_is_the_codes() throws IOException {
        String catalogue = "### Of every protocol\n\n" + parley() + "\n### Alternating offers\n\n"
                + of(Played.of(new AlternatingOffers()), "alternating-offers")
                + "\n### Sealed bids and sealed auctions\n\n"
                + of(Played.of(new SealedBid()), "sealed-bid")
                + "\n### Mediation\n\n"
                + of(Played.of(new Mediated()), "mediated")
                + "\n### English auctions\n\n"
                + of(Played.of(new EnglishAuction()), "english")
                + "\n### Dutch auctions\n\n"
                + of(Played.of(new DutchAuction()), "dutch")
                + "\n### Requests for quotes\n\n"
                + of(Played.of(new RequestForQuotes()), "request-for-quotes")
                + "\n### Posted prices\n\n"
                + of(Played.of(new PostedPrice()), "posted-price");
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "event-catalogue.md"), catalogue);
        String page = Files.readString(PAGE);
        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END))
                        .strip())
                .as("docs-site/guide/events.md; target/event-catalogue.md has what belongs there")
                .isEqualTo(catalogue.strip());
    }

    @Test
    void both_sealed_protocols_have_the_same_events() {
        assertThat(new SealedAuction().forms().eventTypes())
                .isEqualTo(new SealedBid().forms().eventTypes());
    }

    private static String parley() throws IOException {
        StringBuilder table = new StringBuilder(head());
        for (EventType type :
                Stream.concat(SystemEvent.TYPES.stream(), Notices.ALL.stream()).toList()) {
            Json details = read(GOLDEN.resolve("parley").resolve(type.name() + "-" + type.version() + ".json"));
            table.append(row(type, details.members().keySet(), Map.of()));
        }
        return table.toString();
    }

    private static String of(Played<?, ?, ?, ?> protocol, String folder) throws IOException {
        StringBuilder table = new StringBuilder(head());
        for (EventType type : protocol.forms().eventTypes()) {
            Set<String> told = new TreeSet<>();
            Map<String, Set<String>> kept = new LinkedHashMap<>();
            for (Json golden : goldens(folder, type)) {
                golden.get("parts").list(part -> part).forEach(part -> {
                    Audience audience = new Audience(part.get("audience").text());
                    Set<String> into = audience.includes(new Viewer.Operator())
                            ? told
                            : kept.computeIfAbsent(keeper(audience), unused -> new TreeSet<>());
                    into.addAll(part.get("content").members().keySet());
                });
            }
            table.append(row(type, told, kept));
        }
        return table.toString();
    }

    private static String keeper(Audience audience) {
        String[] kindAndSeat = audience.name().split(":", 2);
        return kindAndSeat[0].equals("seat") ? kindAndSeat[1] : kindAndSeat[1] + "'s principal";
    }

    private static List<Json> goldens(String folder, EventType type) throws IOException {
        List<Json> found = new ArrayList<>();
        for (Path file : Stream.concat(files(folder), files("kernel")).toList()) {
            Json golden = read(file);
            if (golden.get("type").text().equals(type.name())
                    && golden.get("version").integer() == type.version()) {
                found.add(golden);
            }
        }
        assertThat(found)
                .as("a golden file of " + type.name() + "/" + type.version())
                .isNotEmpty();
        return found;
    }

    private static Stream<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN.resolve(folder))) {
            return files.filter(path -> path.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    private static Json read(Path file) throws IOException {
        return JsonReader.read(Files.readString(file));
    }

    private static String head() {
        return "| type and version | what has happened | `details` that a listener gets | kept to a seat |\n|---|---|---|---|\n";
    }

    private static String row(EventType type, Set<String> told, Map<String, Set<String>> kept) {
        String others = kept.entrySet().stream()
                .map(part -> part.getKey() + ": " + names(part.getValue()))
                .collect(Collectors.joining("; "));
        return "| `" + type.name() + "` " + type.version() + " | " + type.happened() + " | "
                + (told.isEmpty() ? "*is not told*" : names(told)) + " | " + others + " |\n";
    }

    private static String names(Set<String> members) {
        return members.isEmpty()
                ? "that it happened"
                : members.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
