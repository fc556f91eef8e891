// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.snapshot;

import dev.parley.application.command.Seal;
import dev.parley.application.store.Store;
import dev.parley.application.store.StoredSnapshot;
import dev.parley.audit.JsonReader;
import dev.parley.model.Bytes;
import dev.parley.model.Hash;
import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import dev.parley.port.KeySource;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Snapshots under a {@link Seal}, whichever the protocol: whoever reads the database learns nothing of them, and whoever writes to
 * it cannot make one. Within are {@code the length of the content, 4 bytes ‖ its canonical JSON}. A snapshot of another form, or
 * one that cannot be opened, is named in the log and passed over.
 */
public final class SealedSnapshots {
    private static final Logger LOG = LoggerFactory.getLogger(SealedSnapshots.class);

    /** The length to which shorter snapshots are filled up, in bytes. */
    private static final int LEAST = 8_192;

    /** So many are tried one after the other before the negotiation is read from its first event. */
    private static final int TRIED = 3;

    private final Store store;
    private final KeySource keys;

    public SealedSnapshots(Store store, KeySource keys) {
        this.store = store;
        this.keys = keys;
    }

    /** The last snapshot of a form at or before an event. */
    public Optional<Snapshot> latest(Tenant tenant, NegotiationId negotiation, long atMost, Hash form) {
        long before = atMost;
        for (int left = TRIED; left > 0; left--) {
            Optional<StoredSnapshot> stored = store.snapshot(tenant, negotiation, before);
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            Optional<Snapshot> snapshot = opened(stored.get(), form);
            if (snapshot.isPresent()) {
                return snapshot;
            }
            before = stored.get().seq() - 1;
        }
        return Optional.empty();
    }

    private Optional<Snapshot> opened(StoredSnapshot stored, Hash form) {
        try {
            Snapshot snapshot = open(stored);
            if (snapshot.form().equals(form) && snapshot.seq() == stored.seq()) {
                return Optional.of(snapshot);
            }
            passedOver(stored, "it was written in another form");
        } catch (RuntimeException e) {
            passedOver(stored, e);
        }
        return Optional.empty();
    }

    private static void passedOver(StoredSnapshot stored, Object why) {
        LOG.warn(
                "The snapshot of the negotiation {} at event {} is passed over: {}. Earlier events are read instead.",
                stored.negotiation(),
                stored.seq(),
                String.valueOf(why));
    }

    private Snapshot open(StoredSnapshot stored) {
        byte[] sealed = stored.content().toArray();
        if (!Seal.isSealed(sealed)) {
            throw new IllegalArgumentException("it is not sealed");
        }
        ByteBuffer content = seal(stored.tenant(), stored.negotiation()).open(sealed, place(stored.seq()));
        byte[] json = Seal.taken(content, content.getInt());
        return Snapshot.fromJson(JsonReader.read(json, json.length));
    }

    /** How long a snapshot is before it is sealed, in bytes. */
    public static int length(Snapshot snapshot) {
        return snapshot.toJson().canonical().length;
    }

    /** Keeps a snapshot, unless something of its negotiation was erased. */
    public boolean keep(Tenant tenant, NegotiationId negotiation, Snapshot snapshot) {
        byte[] json = snapshot.toJson().canonical();
        byte[] content = ByteBuffer.allocate(Integer.BYTES + json.length)
                .putInt(json.length)
                .put(json)
                .array();
        byte[] sealed = seal(tenant, negotiation).seal(content, place(snapshot.seq()));
        return store.keepSnapshot(new StoredSnapshot(tenant, negotiation, snapshot.seq(), Bytes.of(sealed)));
    }

    /** No id contains a line feed. */
    private Seal seal(Tenant tenant, NegotiationId negotiation) {
        return new Seal(keys, "parley-snapshots/1\n" + tenant.value() + "\n" + negotiation.value(), LEAST);
    }

    private static String place(long seq) {
        return Long.toString(seq);
    }
}
