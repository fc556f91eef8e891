// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.application.command.Seal;
import dev.parley.audit.AuditPart;
import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import dev.parley.port.KeySource;
import java.nio.ByteBuffer;

/**
 * What is one seat's alone as a negotiation's events keep it: under a {@link Seal}, so that whoever reads the database
 * learns neither content nor salt nor length.
 *
 * <p>Within are {@code length of the content, 4 bytes ‖ salt, 32 bytes ‖ content}. The audience and the place of the part
 * are bound in, so that none passes for another.
 */
final class EventCipher {
    /** The length to which shorter parts are filled up, in bytes. */
    static final int SHORT = 2_048;

    private final Seal seal;

    /** No id contains a line feed. */
    EventCipher(KeySource keys, Tenant tenant, NegotiationId negotiation) {
        seal = new Seal(keys, "parley-sealed-parts/1\n" + tenant.value() + "\n" + negotiation.value(), SHORT);
    }

    /**
     * Where a part stands.
     *
     * @param seq the number of its event
     * @param index its own, from 0
     */
    record Place(long seq, int index) {
        private String of(AuditPart.Present part) {
            return part.audience().name() + "\n" + seq + "\n" + index;
        }
    }

    static boolean isSealed(byte[] content) {
        return Seal.isSealed(content);
    }

    byte[] seal(AuditPart.Present part, Place place) {
        byte[] content = part.content();
        byte[] whole = ByteBuffer.allocate(Integer.BYTES + AuditPart.SALT_BYTES + content.length)
                .putInt(content.length)
                .put(part.salt())
                .put(content)
                .array();
        return seal.seal(whole, place.of(part));
    }

    /**
     * The part as it was before it was sealed.
     *
     * @throws dev.parley.port.KeyUnavailableException if its key cannot be had, or is another than it was
     */
    AuditPart.Present open(AuditPart.Present sealed, Place place) {
        ByteBuffer whole = seal.open(sealed.content(), place.of(sealed));
        int length = whole.getInt();
        byte[] salt = Seal.taken(whole, AuditPart.SALT_BYTES);
        return new AuditPart.Present(sealed.audience(), salt, Seal.taken(whole, length));
    }
}
