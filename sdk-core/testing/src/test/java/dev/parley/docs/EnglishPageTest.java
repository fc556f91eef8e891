// SPDX-License-Identifier: Apache-2.0
package dev.parley.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.auction.english.EnglishAuction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The guide's page of English auctions names the phases and the rules that the code declares. */
class EnglishPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs-site", "guide", "english-auction.md");

    @Test
    void the_phases_are_the_lifecycles() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(PhasesOnPage.shown(page)).isEqualTo(PhasesOnPage.drawn(new EnglishAuction().lifecycle()));
    }

    @Test
    void every_parameter_is_on_the_page() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(new EnglishAuction()
                        .forms()
                        .rulesSchema()
                        .get("properties")
                        .members()
                        .keySet())
                .hasSizeGreaterThan(14)
                .allMatch(name -> page.contains("`" + name + "`"));
    }
}
