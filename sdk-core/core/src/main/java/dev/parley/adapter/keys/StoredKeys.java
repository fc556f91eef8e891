// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.keys;

import dev.parley.application.store.Append;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.Store;
import dev.parley.application.store.StoredRecord;
import dev.parley.audit.Base64Url;
import dev.parley.audit.PublishedKey;
import dev.parley.audit.SigningKey;
import dev.parley.model.Tenant;
import dev.parley.port.KeySource;
import dev.parley.port.SealingKey;
import dev.parley.port.StoreUnavailableException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keys in Parley's own tables, so that a host without a key file has the same ones on every node and after a restart.
 * Whoever steals the database has the private key too; a key file keeps them apart. They are made when there are none;
 * nodes that start at once end up with the same ones.
 */
public final class StoredKeys implements KeySource {
    private static final Tenant TENANT = new Tenant("main");
    private static final String ID = "keys";

    private final KeyRing ring;

    private StoredKeys(KeyRing ring) {
        this.ring = ring;
    }

    /** Reads the keys from a store, or makes them there. */
    public static StoredKeys open(Store store) {
        Optional<StoredRecord> there = read(store);
        if (there.isEmpty()) {
            KeyRing fresh = KeyRing.fresh(new SecureRandom());
            RecordPut put = new RecordPut(RecordKind.KEYS, ID, 0, fresh.toJson(), Set.of());
            // Where another node comes first this changes nothing, and its keys are read.
            var ignored = store.commit(Append.to(TENANT).record(put).build());
            there = read(store);
        }
        return there.map(stored -> new StoredKeys(KeyRing.fromJson(stored.body())))
                .orElseThrow(() -> new StoreUnavailableException("the keys could not be kept in the store"));
    }

    private static Optional<StoredRecord> read(Store store) {
        return store.record(TENANT, RecordKind.KEYS, ID);
    }

    @Override
    public SigningKey signingKey() {
        return ring.signing();
    }

    @Override
    public List<PublishedKey> publishedKeys() {
        return ring.published();
    }

    @Override
    public byte[] macKey() {
        return Base64Url.decode(ring.mac());
    }

    @Override
    public SealingKey sealingKey() {
        return ring.sealingKeys(KeySource.super.sealingKey()).get(0);
    }

    @Override
    public Optional<SealingKey> sealingKey(String id) {
        return ring.sealingKeys(KeySource.super.sealingKey()).stream()
                .filter(key -> key.id().equals(id))
                .findFirst();
    }
}
