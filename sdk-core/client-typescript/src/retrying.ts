import { FetchError, type ApiResponse } from './generated/index.js';
import { done, refusal, type Answer, type Refusal } from './answer.js';
import { isTooLong, pauseAfter } from './pauses.js';

const UNAVAILABLE = 503;

/** A request that can be sent again under the same idempotency key; a read is one that does without the key. */
export type Command<T> = (idempotencyKey: string) => Promise<ApiResponse<T>>;

/**
 * No answer came, however often the request was sent. Whether the command was done is unknown: send it again later under
 * this key, and it is done once, or what was done is told.
 */
export class NoAnswer extends Error {
    constructor(readonly idempotencyKey: string, cause: unknown) {
        super(`no answer to the command ${idempotencyKey}`, { cause });
    }
}

/** How a command is sent again. Tests set the last three. */
export interface RetryingOptions {
    /** How often at most, the first time among them; 6. */
    readonly attempts?: number;
    /** No attempt begins later than so many milliseconds after the first; 30,000. */
    readonly within?: number;
    /** Waits for so many milliseconds. */
    readonly pause?: (millis: number) => Promise<void>;
    /** What time it is, in milliseconds. */
    readonly now?: () => number;
    /** Numbers from 0 to below 1, by which pauses differ. */
    readonly chance?: () => number;
}

/**
 * Sends a command until it is answered, under one idempotency key. A request whose answer is lost may have been done:
 * with the same key the service does it once and gives the first answer again, marked as replayed; with a new key it
 * would be done twice.
 */
export class Retrying {
    private readonly options: Required<RetryingOptions>;

    constructor(options: RetryingOptions = {}) {
        this.options = { attempts: 6, within: 30_000, pause: wait, now: Date.now, chance: Math.random, ...options };
    }

    /** Sends a command; whoever keeps its key can send it again after a restart. */
    async send<T>(command: Command<T>, key: string = crypto.randomUUID()): Promise<Answer<T>> {
        const { attempts, within, pause, now, chance } = this.options;
        const last = now() + within;
        for (let attempt = 1; ; attempt++) {
            try {
                return await done(await command(key));
            } catch (thrown) {
                const why = await refusal(thrown);
                if (why && isForTheCaller(why)) {
                    return { done: false, refusal: why };
                }
                if (!why && !isLost(thrown)) {
                    throw thrown;
                }
                const millis = pauseAfter(attempt, why?.retryAfter, chance);
                if (attempt === attempts || now() + millis > last) {
                    throw new NoAnswer(key, thrown);
                }
                await pause(millis);
            }
        }
    }
}

/** What a retry cannot change, or only after a time in which nobody waits for an answer, such as a cool-down. */
function isForTheCaller(why: Refusal): boolean {
    return !why.retryable || (why.status !== UNAVAILABLE && isTooLong(why.retryAfter));
}

/** The connection broke or nobody answered in time, before the answer's head or within its body. */
function isLost(thrown: unknown): boolean {
    return thrown instanceof FetchError
        || thrown instanceof TypeError
        || thrown instanceof SyntaxError
        || (thrown instanceof DOMException && thrown.name === 'TimeoutError');
}

function wait(millis: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, millis));
}
