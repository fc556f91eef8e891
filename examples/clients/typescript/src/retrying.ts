import { FetchError, type ApiResponse } from '../target/client/index.js';
import { done, refusal, type Answer, type Refusal } from './answer.js';

const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 10_000;
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

/**
 * Sends a command until it is answered, under one idempotency key. A request whose answer is lost may have been done:
 * with the same key the service does it once and gives the first answer again, marked as replayed; with a new key it
 * would be done twice.
 */
export class Retrying {
    /** Tries so often at most, and waits in between for so many milliseconds. */
    constructor(
        private readonly attempts = 6,
        private readonly pause: (millis: number) => Promise<void> = wait,
    ) {}

    /** Sends a command; whoever keeps its key can send it again after a restart. */
    async send<T>(command: Command<T>, key: string = crypto.randomUUID()): Promise<Answer<T>> {
        for (let attempt = 1, growing = FIRST_PAUSE; ; attempt++, growing *= 2) {
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
                if (attempt === this.attempts) {
                    throw new NoAnswer(key, thrown);
                }
                await this.pause(Math.min(why?.retryAfter ?? growing, LONGEST_PAUSE));
            }
        }
    }
}

/** What a retry cannot change, or only after a time in which nobody waits for an answer, such as a cool-down. */
function isForTheCaller(why: Refusal): boolean {
    return !why.retryable || (why.status !== UNAVAILABLE && (why.retryAfter ?? 0) > LONGEST_PAUSE);
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
