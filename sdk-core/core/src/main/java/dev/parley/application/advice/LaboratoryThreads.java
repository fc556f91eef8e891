// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.advice;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for the laboratory: few, so that it never takes a node from those who negotiate. */
final class LaboratoryThreads {
    private static final int IDLE_SECONDS = 10;

    private LaboratoryThreads() {}

    /** One thread that ends when it is idle, with room for so many tasks that wait. */
    static ThreadPoolExecutor one(String name, int waiting) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(waiting), task -> daemon(task, name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
