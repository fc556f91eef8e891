// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.Parley;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;

/** Lets deadlines take effect by themselves once the host is up; they end with the bean itself. */
final class ParleyLifecycle implements SmartLifecycle {
    private final Parley parley;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean running;

    ParleyLifecycle(Parley parley) {
        this.parley = parley;
    }

    @Override
    public void start() {
        if (started.compareAndSet(false, true)) {
            parley.start();
        }
        running = true;
    }

    /** Work that is due goes on until the bean is closed: a context that is paused keeps its promises. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
