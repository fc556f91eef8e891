// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.protocol.Audience;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A part of an event: either there to be read, or known only by its commitment.
 *
 * @since 0.1.0
 */
public sealed interface AuditPart {
    /** The length of a salt, in bytes. */
    int SALT_BYTES = 32;

    /** Who may read it. */
    Audience audience();

    /** SHA-256(salt ‖ content), which says nothing about the content to whoever lacks the salt. */
    Hash commitment();

    /** The result of the case that this part is. */
    <T> T match(Function<Present, T> present, Function<Withheld, T> withheld);

    /** The same part without salt and content. */
    default Withheld withheld() {
        return new Withheld(audience(), commitment());
    }

    /** A part with its content. */
    final class Present implements AuditPart {
        private final Audience audience;
        private final byte[] salt;
        private final byte[] content;

        /**
         * Keeps copies of the bytes.
         *
         * @param salt {@link #SALT_BYTES} unguessable bytes, used for no other part
         * @param content canonical JSON
         */
        public Present(Audience audience, byte[] salt, byte[] content) {
            if (salt.length != SALT_BYTES) {
                throw new IllegalArgumentException("salt must have " + SALT_BYTES + " bytes");
            }
            this.audience = audience;
            this.salt = salt.clone();
            this.content = content.clone();
        }

        @Override
        public Audience audience() {
            return audience;
        }

        /** The salt, 32 bytes. */
        public byte[] salt() {
            return salt.clone();
        }

        /** How long the content is, in bytes. */
        int length() {
            return content.length;
        }

        /** The canonical bytes. */
        public byte[] content() {
            return content.clone();
        }

        /**
         * The content as JSON.
         *
         * @throws Json.Mismatch if the bytes are no JSON
         */
        public Json json() {
            return JsonReader.read(content, content.length);
        }

        @Override
        public Hash commitment() {
            return Hash.sha256(salt, content);
        }

        @Override
        public <T> T match(Function<Present, T> present, Function<Withheld, T> withheld) {
            return present.apply(this);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Present that
                    && audience.equals(that.audience)
                    && Arrays.equals(salt, that.salt)
                    && Arrays.equals(content, that.content);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(salt) + Arrays.hashCode(content);
        }

        @Override
        public String toString() {
            return "Present[audience=" + audience + ", bytes=" + content.length + "]";
        }
    }

    /**
     * A part that was redacted, sealed or erased, or is not the reader's.
     *
     * @param commitment the salted hash of what was there
     */
    record Withheld(Audience audience, Hash commitment) implements AuditPart {
        @Override
        public <T> T match(Function<Present, T> present, Function<Withheld, T> withheld) {
            return withheld.apply(this);
        }
    }

    /** The part in an export. */
    private Json exported() {
        Json.Builder json = Json.object().put("audience", audience().name());
        return match(
                        present -> json.put("content", Base64Url.encode(present.content))
                                .put("salt", Base64Url.encode(present.salt)),
                        withheld -> json.put("commitment", withheld.commitment().hex()))
                .build();
    }

    /** Writes the part for an export. */
    static Json toJson(AuditPart part) {
        return part.exported();
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws Json.Mismatch if it is anything else
     */
    static AuditPart fromJson(Json json) {
        Audience audience = Strict.read(json, "audience", AuditPart::audience);
        if (json.members().containsKey("commitment")) {
            Strict.requireOnly(json, "audience", "commitment");
            return new Withheld(audience, Strict.read(json, "commitment", Strict::hash));
        }
        Strict.requireOnly(json, "audience", "content", "salt");
        byte[] content = Strict.read(json, "content", value -> Base64Url.decode(value.text()));
        return Strict.read(json, "salt", salt -> new Present(audience, Base64Url.decode(salt.text()), content));
    }

    private static Audience audience(Json json) {
        return Audience.named(json.text())
                .orElseThrow(() -> new Json.Mismatch("must be parties, operators, or seat: or principal: and a seat"));
    }
}
