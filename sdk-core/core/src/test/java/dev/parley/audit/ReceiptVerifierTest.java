// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.model.Json;
import dev.parley.model.Tenant;
import dev.parley.protocol.Viewer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptVerifierTest {
    private final SigningKey key = new EphemeralKeys().signingKey();
    private final ReceiptVerifier verifier = new ReceiptVerifier(List.of(key.published()));
    private final Transcript transcript = Chains.intact(Chains.chain(6, 1));
    private final Receipt receipt = receipt(Optional.of(new Tenant("main")));
    private final String signed = receipt.sign(key).compact();

    private Receipt receipt(Optional<Tenant> tenant) {
        Anchor fourth = Anchor.of(Chains.intact(transcript.events().subList(0, 4)));
        return new Receipt(fourth, Chains.START, tenant, Chains.BUYER);
    }

    @Test
    void a_receipt_verifies_alone_and_reads_back() {
        ProofVerification.Verified verified = (ProofVerification.Verified) verifier.receipt(signed);
        assertThat(Receipt.fromJson(verified.payload())).isEqualTo(receipt);
        assertThat(Receipt.fromJson(receipt(Optional.empty()).toJson())).isEqualTo(receipt(Optional.empty()));
    }

    @Test
    void a_receipt_verifies_against_every_later_transcript_in_any_form() {
        for (int length = 4; length <= 6; length++) {
            Transcript later = Chains.intact(transcript.events().subList(0, length));
            assertVerified(verifier.receipt(signed, later));
            assertVerified(verifier.receipt(signed, later.visibleTo(new Viewer.Operator())));
        }
    }

    @Test
    void a_transcript_that_was_cut_off_or_made_anew_is_found() {
        assertFault(
                ProofFault.TRANSCRIPT_CUT_OFF,
                verifier.receipt(signed, Chains.intact(transcript.events().subList(0, 3))));
        assertFault(ProofFault.OTHER_HISTORY, verifier.receipt(signed, Chains.intact(Chains.chain(6, 2))));
        Json other = with(receipt.toJson(), "negotiation", "neg-02");
        assertFault(ProofFault.OTHER_NEGOTIATION, verifier.receipt(sign(SignedDocument.RECEIPT, other), transcript));
    }

    @Test
    void a_deal_verifies_with_whatever_members_it_has_beside_its_place() {
        Json deal = Anchor.of(transcript)
                .putInto(Json.object().put("deal", "deal-1"))
                .build();
        assertVerified(verifier.deal(sign(SignedDocument.DEAL, deal)));
        assertVerified(verifier.deal(sign(SignedDocument.DEAL, deal), transcript));
        assertFault(
                ProofFault.OTHER_HISTORY,
                verifier.deal(sign(SignedDocument.DEAL, deal), Chains.intact(Chains.chain(6, 2))));
    }

    @Test
    void neither_passes_for_the_other() {
        assertFault(ProofFault.NOT_SIGNED, verifier.deal(signed));
        assertFault(ProofFault.NOT_SIGNED, verifier.receipt(sign(SignedDocument.DEAL, receipt.toJson())));
    }

    @Test
    void what_was_signed_must_be_a_receipt() {
        for (String name : List.of("negotiation", "seq", "head", "issuedAt", "viewer")) {
            Json.Builder without = Json.object();
            receipt.toJson().members().forEach((member, value) -> {
                if (!member.equals(name)) {
                    without.put(member, value);
                }
            });
            assertFault(ProofFault.CONTENT, verifier.receipt(sign(SignedDocument.RECEIPT, without.build())));
            Json wrong = with(receipt.toJson(), name, " ");
            assertFault(ProofFault.CONTENT, verifier.receipt(sign(SignedDocument.RECEIPT, wrong)));
        }
        Json more = with(receipt.toJson(), "extra", "x");
        assertFault(ProofFault.CONTENT, verifier.receipt(sign(SignedDocument.RECEIPT, more)));
        Json deal = Json.object().put("deal", "deal-1").build();
        assertFault(ProofFault.CONTENT, verifier.deal(sign(SignedDocument.DEAL, deal)));
    }

    @Test
    void a_place_starts_at_1() {
        Anchor anchor = Anchor.of(transcript);
        assertThatThrownBy(() -> new Anchor(anchor.negotiation(), 0, anchor.head()))
                .hasMessageContaining("seq");
    }

    private String sign(String type, Json payload) {
        return SignedDocument.sign(key, type, payload).compact();
    }

    private static Json with(Json object, String name, String value) {
        Json.Builder changed = Json.object();
        object.members().forEach(changed::put);
        return changed.put(name, value).build();
    }

    private static void assertVerified(ProofVerification found) {
        assertThat(found).isInstanceOf(ProofVerification.Verified.class);
    }

    private static void assertFault(ProofFault fault, ProofVerification found) {
        assertThat(found)
                .isInstanceOfSatisfying(
                        ProofVerification.Rejected.class,
                        rejected -> assertThat(rejected.fault()).isEqualTo(fault));
    }
}
