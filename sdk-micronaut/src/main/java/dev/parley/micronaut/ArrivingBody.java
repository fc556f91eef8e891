// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.ServerHttpRequest;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** A body that is read as it comes: no thread waits for it. */
final class ArrivingBody implements Subscriber<byte[]> {
    private final int most;
    private final ByteArrayOutputStream come = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private @Nullable Subscription coming;

    private ArrivingBody(int most) {
        this.most = most;
    }

    /** A body, or so many bytes of it; fails if it does not come whole. */
    static CompletableFuture<byte[]> of(HttpRequest<?> request, int most) {
        HttpRequest<?> sent = request;
        while (sent instanceof HttpRequestWrapper<?> wrapper) {
            sent = wrapper.getDelegate();
        }
        if (!(sent instanceof ServerHttpRequest<?> received)) {
            return CompletableFuture.completedFuture(new byte[0]);
        }
        ArrivingBody body = new ArrivingBody(most);
        received.byteBody().toByteArrayPublisher().subscribe(body);
        return body.whole;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        coming = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(byte[] bytes) {
        come.write(bytes, 0, Math.min(bytes.length, most - come.size()));
        if (come.size() == most && whole.complete(come.toByteArray()) && coming != null) {
            coming.cancel();
        }
    }

    @Override
    public void onError(Throwable broken) {
        whole.completeExceptionally(broken);
    }

    @Override
    public void onComplete() {
        whole.complete(come.toByteArray());
    }
}
