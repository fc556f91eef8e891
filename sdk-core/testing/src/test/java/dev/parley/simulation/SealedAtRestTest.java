// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.SealedGround.AGENT;
import static dev.parley.simulation.SealedGround.BUYER;
import static dev.parley.simulation.SealedGround.LAMP;
import static dev.parley.simulation.SealedGround.SELLER;
import static dev.parley.simulation.SealedGround.code;
import static dev.parley.simulation.SealedGround.mandate;
import static dev.parley.simulation.SealedGround.reserve;
import static dev.parley.simulation.SealedGround.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.api.ApprovalView;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.api.PrivateTermsView;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.StoredRecord;
import dev.parley.mandate.Approval;
import dev.parley.mandate.ProposedMove;
import dev.parley.model.ApprovalId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.port.Caller;
import dev.parley.port.KeyUnavailableException;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** What lies in Parley's tables besides events, and what comes of it when the key is not there. */
class SealedAtRestTest {
    @Test
    void a_dump_holds_no_stored_reserve_in_the_clear_and_none_that_opened_an_auction() throws SQLException {
        List<String> dumps = new ArrayList<>();
        for (long cents : List.of(7_345_671L, 8L)) {
            JdbcDataSource source = source("reserve_" + cents);
            try (SealedGround ground = onH2(source, SealedAuction.ID)) {
                ground.reserves(cents);
                NegotiationId auction = ground.opened(SELLER);
                dumps.add(Dumped.text(source, "sealed"));
                assertThat(ground.look(SELLER, auction).details().canonicalText())
                        .contains("" + cents);
            }
        }
        assertHidden(dumps, "7345671");
    }

    @Test
    void a_dump_holds_no_move_that_waits_for_approval_nor_its_hash_before_or_after_it_is_decided() throws SQLException {
        List<String> asked = new ArrayList<>();
        List<String> decided = new ArrayList<>();
        for (long cents : List.of(7_345_671L, 8L)) {
            JdbcDataSource source = source("approval_" + cents);
            try (SealedGround ground = onH2(source, SealedBid.ID)) {
                ApprovalId id = asks(ground, ground.opened(BUYER), cents);
                asked.add(Dumped.text(source, "sealed"));
                ground.test
                        .parley()
                        .mandates()
                        .approve(BUYER, id, ground.test.key())
                        .orElseThrow();
                decided.add(Dumped.text(source, "sealed"));
            }
        }
        MakeMove move = submission(7_345_671);
        String hash = new ProposedMove(move.answers(), move.termsHash(), move.move())
                .hash()
                .hex();
        for (List<String> dumps : List.of(asked, decided)) {
            assertHidden(dumps, "7345671");
            assertThat(dumps.get(0)).contains("APPROVAL").doesNotContain(hash);
        }
        assertThat(decided.get(0)).contains("submission-made");
    }

    private static void assertHidden(List<String> dumps, String value) {
        String hex = HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
        assertThat(dumps.get(0)).doesNotContain(value).doesNotContain(hex).hasSameSizeAs(dumps.get(1));
    }

    /** Else whoever may submit could try prices, and find the rival's by its fingerprint in a stolen database. */
    @Test
    void equal_submissions_do_not_show_as_equal() throws SQLException {
        JdbcDataSource source = source("equal");
        try (SealedGround ground = onH2(source, SealedBid.ID)) {
            NegotiationId negotiation = ground.opened(BUYER);
            ground.submits(BUYER, negotiation, 9_000).orElseThrow();
            ground.submits(SELLER, negotiation, 9_000).orElseThrow();
            ground.submits(SELLER, negotiation, 9_000).orElseThrow();
        }
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT COUNT(*), COUNT(DISTINCT fingerprint) FROM \"sealed\".parley_answers")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isGreaterThan(4).isEqualTo(rows.getInt(2));
        }
    }

    @Test
    void approvals_from_before_they_were_sealed_are_read_and_sealed_when_next_written() {
        try (SealedGround ground = onMemory(SealedBid.ID)) {
            NegotiationId negotiation = ground.opened(BUYER);
            ApprovalId id = asks(ground, negotiation, 9_000);
            Approval asked = found(ground, id).approval();
            unseal(ground, RecordKind.APPROVAL, id.value(), asked.toJson(), Set.of("principal\nbert"));
            assertThat(found(ground, id).approval()).isEqualTo(asked);
            ground.test
                    .parley()
                    .mandates()
                    .approve(BUYER, id, ground.test.key())
                    .orElseThrow();
            assertThat(stored(ground, RecordKind.APPROVAL, id.value())
                            .body()
                            .canonicalText()
                            .split("\\W+"))
                    .doesNotContain("9000");
            assertThat(found(ground, id).approval().state()).isEqualTo(Approval.State.GRANTED);
        }
    }

    private static void unseal(SealedGround ground, RecordKind kind, String id, Json body, Set<String> owners) {
        long revision = stored(ground, kind, id).revision();
        CommitResult written = ground.store()
                .commit(Append.to(Caller.MAIN)
                        .record(new RecordPut(kind, id, revision, body, owners))
                        .build());
        assertThat(written).isInstanceOf(CommitResult.Appended.class);
    }

    private static StoredRecord stored(SealedGround ground, RecordKind kind, String id) {
        return ground.store().record(Caller.MAIN, kind, id).orElseThrow();
    }

    @Test
    void nothing_opens_without_a_reserve_that_cannot_be_read_and_the_same_request_opens_once_it_can() {
        try (SealedGround ground = onMemory(SealedAuction.ID)) {
            ground.reserves(5_000);
            ground.keys.lost = true;
            IdempotencyKey key = ground.test.key();
            assertThatThrownBy(() -> opens(ground, key))
                    .isInstanceOf(KeyUnavailableException.class)
                    .hasMessageContaining(ground.keys.sealingKey().id());
            assertThatThrownBy(() -> terms(ground, SELLER)).isInstanceOf(KeyUnavailableException.class);
            ground.keys.lost = false;
            assertThat(opens(ground, key).orElseThrow().details().get("reserves"))
                    .isEqualTo(reserve(5_000).get("reserves"));
        }
    }

    private static Outcome<NegotiationView> opens(SealedGround ground, IdempotencyKey key) {
        return ground.test.parley().negotiations().open(SELLER, OpenNegotiation.on(LAMP), key);
    }

    @Test
    void a_seller_whose_reserve_is_lost_writes_it_anew() {
        try (SealedGround ground = onMemory(SealedAuction.ID)) {
            ground.reserves(5_000);
            ground.keys.lost = true;
            ground.reserves(6_000);
            ground.keys.lost = false;
            assertThat(terms(ground, SELLER).orElseThrow()).isEqualTo(reserve(6_000));
        }
    }

    @Test
    void an_approval_that_cannot_be_read_waits_for_its_key() {
        try (SealedGround ground = onMemory(SealedBid.ID)) {
            NegotiationId negotiation = ground.opened(BUYER);
            ApprovalId id = asks(ground, negotiation, 9_000);
            IdempotencyKey key = ground.test.key();
            ground.keys.lost = true;
            assertThatThrownBy(() -> ground.test.parley().mandates().approve(BUYER, id, key))
                    .isInstanceOf(KeyUnavailableException.class);
            ground.keys.lost = false;
            ground.test.parley().mandates().approve(BUYER, id, key).orElseThrow();
            assertThat(ground.look(BUYER, negotiation).details().find("own")).isPresent();
        }
    }

    @Test
    void a_retry_gets_the_first_answer_though_no_terms_and_no_move_were_kept_with_it() {
        try (SealedGround ground = onMemory(SealedAuction.ID)) {
            IdempotencyKey key = new IdempotencyKey("again");
            for (boolean again : List.of(false, true)) {
                Outcome<PrivateTermsView> written =
                        ground.test.parley().negotiations().setPrivateTerms(SELLER, LAMP, reserve(5_000), key);
                assertThat(written)
                        .isEqualTo(new Outcome.Done<>(new PrivateTermsView(reserve(5_000), List.of()), again));
            }
            assertThat(code(ground.test.parley().negotiations().setPrivateTerms(SELLER, LAMP, reserve(6_000), key)))
                    .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        }
        try (SealedGround ground = onMemory(SealedBid.ID)) {
            ApprovalId id = asks(ground, ground.opened(BUYER), 9_000);
            IdempotencyKey key = new IdempotencyKey("again");
            ApprovalView first =
                    ground.test.parley().mandates().approve(BUYER, id, key).orElseThrow();
            ground.pass(SealedGround.DAY.dividedBy(2));
            assertThat(ground.test.parley().mandates().approve(BUYER, id, key))
                    .isEqualTo(new Outcome.Done<>(first, true));
        }
    }

    /** The agent asks for approval of a submission. */
    private static ApprovalId asks(SealedGround ground, NegotiationId negotiation, long cents) {
        ground.test.grant(BUYER, mandate("bot").approvalFrom(1));
        return refusedBy(ground.submits(AGENT, negotiation, cents));
    }

    private static ApprovalId refusedBy(Outcome<?> outcome) {
        assertThat(code(outcome)).isEqualTo("APPROVAL_REQUIRED");
        return new ApprovalId(outcome.match(
                done -> "",
                refused -> Optional.ofNullable(refused.params().get("approval"))
                        .orElseThrow()
                        .text()));
    }

    private static ApprovalView found(SealedGround ground, ApprovalId id) {
        return ground.test.parley().mandates().approval(BUYER, id).orElseThrow();
    }

    private static Outcome<Json> terms(SealedGround ground, Caller caller) {
        return ground.test.parley().negotiations().privateTerms(caller, LAMP).map(PrivateTermsView::terms);
    }

    private static SealedGround onMemory(ProtocolId protocol) {
        return new SealedGround(Ground.MEMORY, protocol, Json.object());
    }

    private static SealedGround onH2(JdbcDataSource source, ProtocolId protocol) {
        return new SealedGround(
                builder -> builder.dataSource(source).schema("sealed"), store -> store, protocol, Json.object());
    }

    private static JdbcDataSource source(String name) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:at_rest_" + name + ";DB_CLOSE_DELAY=-1");
        return source;
    }
}
