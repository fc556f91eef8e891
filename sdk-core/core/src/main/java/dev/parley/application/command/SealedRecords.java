// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.command;

import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.StoredRecord;
import dev.parley.audit.Base64Url;
import dev.parley.audit.JsonReader;
import dev.parley.model.Json;
import dev.parley.model.Tenant;
import dev.parley.port.KeySource;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Records whose bodies are sealed: {@code {"parley.sealed": …}}, in base64url. Within are {@code the length of the body, 4
 * bytes ‖ its canonical JSON}. Bodies from before there were any lie in the clear and are read all the same.
 */
public final class SealedRecords {
    /** Enough for prices of some twenty items, so that how many there are does not show. */
    static final int LEAST = 8_192;

    private static final String MEMBER = "parley.sealed";
    private static final String PLACE = "body";

    private final KeySource keys;

    public SealedRecords(KeySource keys) {
        this.keys = keys;
    }

    /** The same with its body sealed. */
    public RecordPut sealed(Tenant tenant, RecordPut put) {
        byte[] body = put.body().canonical();
        byte[] content = ByteBuffer.allocate(Integer.BYTES + body.length)
                .putInt(body.length)
                .put(body)
                .array();
        byte[] sealed = seal(tenant, put.kind(), put.id()).seal(content, PLACE);
        Json sealedBody = Json.object().put(MEMBER, Base64Url.encode(sealed)).build();
        return new RecordPut(put.kind(), put.id(), put.expectedRevision(), sealedBody, put.owners());
    }

    /**
     * A record's body as it was before it was sealed.
     *
     * @throws dev.parley.port.KeyUnavailableException if its key cannot be had, or is another than it was
     */
    public Json body(StoredRecord stored) {
        Optional<Json> sealed =
                stored.body().members().size() == 1 ? stored.body().find(MEMBER) : Optional.empty();
        return sealed.map(text -> opened(stored, Base64Url.decode(text.text()))).orElse(stored.body());
    }

    private Json opened(StoredRecord stored, byte[] sealed) {
        ByteBuffer content = seal(stored.tenant(), stored.kind(), stored.id()).open(sealed, PLACE);
        byte[] body = Seal.taken(content, content.getInt());
        return JsonReader.read(body, body.length);
    }

    /** Neither a tenant nor a kind contains a line feed. */
    private Seal seal(Tenant tenant, RecordKind kind, String id) {
        return new Seal(keys, "parley-sealed-records/1\n" + tenant.value() + "\n" + kind + "\n" + id, LEAST);
    }
}
