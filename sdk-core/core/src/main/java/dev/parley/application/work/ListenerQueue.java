// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.work;

import dev.parley.application.Environment;
import dev.parley.application.ListenerSettings;
import dev.parley.application.NamedListener;
import dev.parley.application.store.OutboxMessage;
import dev.parley.application.store.Store;
import dev.parley.port.ParleyException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one listener is still to be told, and this node's workers that tell it. A message is out once over all nodes; what
 * is being told stays so for as long as the listener takes, and what only waits for a worker lapses with its lease, so that
 * another node may take it.
 */
final class ListenerQueue {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerQueue.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int MOST_IN_HAND = 50;

    private final Environment environment;
    private final Store store;
    private final ListenerSettings settings;
    private final String name;
    private final ListenerTurn turn;
    private final ThreadPoolExecutor workers;
    private final Map<Long, ListenerCall> inHand = new ConcurrentHashMap<>();
    private final Set<ListenerCall> active = ConcurrentHashMap.newKeySet();
    private final LongAdder told = new LongAdder();
    private final ReentrantLock taking = new ReentrantLock();
    private final ReentrantLock watch = new ReentrantLock();
    private final Condition changed = watch.newCondition();

    ListenerQueue(
            Environment environment, NamedListener listener, ListenerDispatch dispatch, ListenerSettings settings) {
        this.environment = environment;
        this.store = environment.store();
        this.settings = settings;
        this.name = listener.name();
        this.turn = new ListenerTurn(environment, listener, dispatch, settings.givesUpAfter());
        this.workers = new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                new Threads(name));
        workers.allowCoreThreadTimeOut(true);
    }

    String name() {
        return name;
    }

    /** How many messages this node has told, or tried to. */
    long told() {
        return told.sum();
    }

    /**
     * Takes what is ready and leaves it to the workers; returns at once.
     *
     * @return how many messages were taken
     */
    int handOut() {
        taking.lock();
        try {
            keepLeases();
            return workers.isShutdown() ? 0 : take();
        } finally {
            taking.unlock();
        }
    }

    private int take() {
        int room = MOST_IN_HAND - inHand.size();
        if (room <= 0) {
            return 0;
        }
        Instant now = environment.now();
        int taken = 0;
        for (OutboxMessage message : store.claimMessages(name, now, LEASE, room)) {
            ListenerCall known = inHand.get(message.id());
            if (known == null) {
                ListenerCall call = new ListenerCall(message, now.plus(LEASE));
                inHand.put(message.id(), call);
                workers.execute(() -> work(call));
                taken++;
            } else {
                known.leased(now.plus(LEASE));
            }
        }
        return taken;
    }

    /** What the listener is at is nobody else's, however long it takes. */
    private void keepLeases() {
        Instant now = environment.now();
        List<ListenerCall> ending = inHand.values().stream()
                .filter(call -> call.isBegun() && call.leaseEnds().isBefore(now.plus(LEASE.dividedBy(2))))
                .toList();
        if (!ending.isEmpty()) {
            store.lease(ending.stream().map(ListenerCall::message).toList(), now.plus(LEASE));
            ending.forEach(call -> call.leased(now.plus(LEASE)));
        }
    }

    private void work(ListenerCall call) {
        active.add(call);
        call.begin();
        try {
            if (environment.now().isBefore(call.leaseEnds())) {
                turn.take(call);
                told.increment();
            }
            inHand.remove(call.message().id());
            goOn();
        } finally {
            active.remove(call);
            signal();
        }
    }

    /** Takes more where nothing is left to be taken up, without waiting for the next look at what is due. */
    private void goOn() {
        if (workers.getQueue().isEmpty() && taking.tryLock()) {
            try {
                int ignored = handOut();
            } catch (ParleyException e) {
                LOG.debug("What the listener {} is to be told next is looked for later", name, e);
            } finally {
                taking.unlock();
            }
        }
    }

    private void signal() {
        watch.lock();
        try {
            changed.signalAll();
        } finally {
            watch.unlock();
        }
    }

    /** Waits until the listener has been told all that was taken, or hangs. */
    void awaitQuiet() throws InterruptedException {
        watch.lock();
        try {
            long left = nanosToQuiet();
            while (left > 0) {
                long ignored = changed.awaitNanos(left);
                left = nanosToQuiet();
            }
        } finally {
            watch.unlock();
        }
    }

    /** How long at most until each call has come back or hangs; none once that is so. */
    private long nanosToQuiet() {
        long longest = settings.patience().toNanos();
        long running = 0;
        int hanging = 0;
        for (ListenerCall call : active) {
            long left = call.pending()
                    .map(pending -> pending.nanos() + longest - System.nanoTime())
                    .orElse(longest);
            running = Math.max(running, left);
            hanging += left <= 0 ? 1 : 0;
        }
        boolean goesOn =
                hanging < settings.threads() && inHand.values().stream().anyMatch(call -> !call.isBegun());
        return goesOn ? longest : running;
    }

    /** The calls that have not come back for longer than the host's patience. */
    List<ListenerCall.Pending> hanging(Instant now) {
        List<ListenerCall.Pending> hanging = new ArrayList<>();
        for (ListenerCall call : inHand.values()) {
            call.pending()
                    .filter(pending ->
                            !pending.since().plus(settings.patience()).isAfter(now))
                    .ifPresent(hanging::add);
        }
        return hanging;
    }

    /** Names each call that hangs once in the log, with where its thread is. */
    void nameHanging() {
        Instant now = environment.now();
        for (ListenerCall call : inHand.values()) {
            call.pending()
                    .filter(pending ->
                            !pending.since().plus(settings.patience()).isAfter(now) && call.isToBeNamed())
                    .ifPresent(pending -> {
                        Throwable where = new Throwable("where its thread is");
                        where.setStackTrace(pending.thread().getStackTrace());
                        LOG.warn(
                                "The listener {} has not come back from the event {} ({}) since {}; it goes on, and only"
                                        + " what happens after that event in the same negotiation waits for it",
                                name,
                                pending.event().id(),
                                pending.event().type(),
                                pending.since(),
                                where);
                    });
        }
    }

    /** Lets no other call begin, and gives back what has not begun. */
    void shutDown() {
        taking.lock();
        try {
            workers.shutdown();
            workers.getQueue().clear();
            List<OutboxMessage> unbegun = inHand.values().stream()
                    .filter(call -> !call.isBegun())
                    .map(ListenerCall::message)
                    .toList();
            if (!unbegun.isEmpty()) {
                store.lease(unbegun, environment.now());
            }
        } catch (ParleyException e) {
            LOG.debug("What the listener {} was not told comes again when its lease ends", name, e);
        } finally {
            taking.unlock();
        }
    }

    /** Waits for the calls that have begun, and interrupts those that are not back then. */
    void awaitEnd(long nanos) {
        try {
            if (!workers.awaitTermination(nanos, TimeUnit.NANOSECONDS)) {
                LOG.warn(
                        "The listener {} has not come back at the end of Parley and is interrupted; it is told again",
                        name);
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static final class Threads implements ThreadFactory {
        private final String name;
        private final AtomicInteger made = new AtomicInteger();

        Threads(String name) {
            this.name = name;
        }

        @Override
        public Thread newThread(Runnable work) {
            Thread thread = new Thread(work, "parley-listener-" + name + "-" + made.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }
    }
}
