// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.audit.AuditPart;
import dev.parley.audit.AuditPart.Present;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.SeatId;
import dev.parley.model.Tenant;
import dev.parley.port.KeySource;
import dev.parley.port.KeyUnavailableException;
import dev.parley.protocol.Audience;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventCipherTest {
    private static final EventCipher.Place PLACE = new EventCipher.Place(3, 1);

    private final KeySource keys = new EphemeralKeys();
    private final EventCipher cipher = cipher(keys, "main", "n-1");

    @Test
    void what_is_sealed_is_opened_again_with_its_salt() {
        for (Present part : new Present[] {part(""), part("7500"), part("x".repeat(5_000))}) {
            byte[] sealed = cipher.seal(part, PLACE);
            assertThat(EventCipher.isSealed(sealed)).isTrue();
            assertThat(cipher.open(kept(part, sealed), PLACE)).isEqualTo(part);
        }
    }

    @Test
    void neither_length_nor_bytes_tell_one_content_from_another() {
        byte[] one = cipher.seal(part("1"), PLACE);
        assertThat(cipher.seal(part("900000000000".repeat(100)), PLACE)).hasSameSizeAs(one);
        assertThat(cipher.seal(part("1"), PLACE)).isNotEqualTo(one);
        assertThat(cipher.seal(part("y".repeat(20_000)), PLACE))
                .hasSameSizeAs(cipher.seal(part("y".repeat(2_100)), PLACE));
    }

    @Test
    void plain_content_is_never_taken_for_sealed() {
        assertThat(EventCipher.isSealed(part("1").content())).isFalse();
    }

    @Test
    void a_part_that_was_moved_or_changed_does_not_open() {
        Present part = part("7500");
        byte[] sealed = cipher.seal(part, PLACE);
        assertRefused(cipher, part, sealed, new EventCipher.Place(4, 1));
        assertRefused(cipher, part, sealed, new EventCipher.Place(3, 2));
        assertRefused(cipher(keys, "main", "n-2"), part, sealed, PLACE);
        assertRefused(cipher(keys, "other", "n-1"), part, sealed, PLACE);
        Present others = new Present(Audience.seat(new SeatId("seller")), part.salt(), part.content());
        assertRefused(cipher, others, sealed, PLACE);
        byte[] changed = sealed.clone();
        changed[changed.length - 1]++;
        assertRefused(cipher, part, changed, PLACE);
    }

    @Test
    void another_key_source_says_which_key_it_lacks() {
        Present part = part("7500");
        byte[] sealed = cipher.seal(part, PLACE);
        assertThatThrownBy(() -> cipher(new EphemeralKeys(), "main", "n-1").open(kept(part, sealed), PLACE))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining(keys.sealingKey().id());
    }

    private static void assertRefused(EventCipher cipher, Present part, byte[] sealed, EventCipher.Place place) {
        assertThatThrownBy(() -> cipher.open(kept(part, sealed), place)).isInstanceOf(KeyUnavailableException.class);
    }

    private static EventCipher cipher(KeySource keys, String tenant, String negotiation) {
        return new EventCipher(keys, new Tenant(tenant), new NegotiationId(negotiation));
    }

    private static Present part(String price) {
        byte[] salt = new byte[AuditPart.SALT_BYTES];
        new Random(89).nextBytes(salt);
        return new Present(
                Audience.seat(new SeatId("buyer")),
                salt,
                Json.object().put("price", price).build().canonical());
    }

    /** As it comes back from the store, without its salt. */
    private static Present kept(Present part, byte[] sealed) {
        byte[] none = new byte[AuditPart.SALT_BYTES];
        Arrays.fill(none, (byte) 0);
        return new Present(part.audience(), none, sealed);
    }
}
