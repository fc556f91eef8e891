import { ResponseError, type AllowedAction, type ApiResponse, type Problem, type Violation } from './generated/index.js';

/** What a request was answered: done, or refused with the reason as a value. */
export type Answer<T> = Done<T> | { readonly done: false; readonly refusal: Refusal };

/** It was done. `replayed` marks the kept answer to an earlier request with the same key. */
export interface Done<T> {
    readonly done: true;
    readonly value: T;
    readonly etag: string | undefined;
    readonly replayed: boolean;
}

/** Why a request was not done, from the facade's problem (RFC 9457). */
export interface Refusal {
    /** Of what sort it is. */
    readonly status: number;
    /** Why. New ones come, so what is unknown is told by `status` and `title`. */
    readonly code: string;
    readonly title: string;
    readonly params: Readonly<Record<string, unknown>>;
    readonly violations: readonly Violation[];
    readonly allowedActions: readonly AllowedAction[];
    /** Whether the same request under the same key may succeed later, and in how many milliseconds to try. */
    readonly retryable: boolean;
    readonly retryAfter: number | undefined;
    readonly replayed: boolean;
}

/** Answers that are not Parley's, such as those of a proxy in between. */
export const UNKNOWN = 'UNKNOWN';

/** What a gateway answers for a service that it cannot reach, or that wants a pause. */
const PASSING = [429, 502, 503, 504];

/** Whether somebody else was quicker: read again, and decide again. */
export function isOvertaken(refusal: Refusal): boolean {
    return refusal.status === 409 || refusal.status === 412;
}

/** The value of a request that nothing can speak against. */
export function orThrow<T>(answer: Answer<T>): T {
    if (answer.done) {
        return answer.value;
    }
    throw new Error(`${answer.refusal.code}: ${answer.refusal.title}`);
}

/** What the generated client makes of a success. */
export async function done<T>(response: ApiResponse<T>): Promise<Done<T>> {
    return {
        done: true,
        value: await response.value(),
        etag: response.raw.headers.get('ETag') ?? undefined,
        replayed: response.raw.headers.has('Idempotent-Replayed'),
    };
}

/** What the generated client makes of an answer that is no success; undefined when none came. */
export async function refusal(thrown: unknown): Promise<Refusal | undefined> {
    if (!(thrown instanceof ResponseError)) {
        return undefined;
    }
    const { status, headers } = thrown.response;
    const seconds = headers.get('Retry-After') ?? '';
    const problem = await problemOf(thrown.response);
    return {
        status,
        code: problem?.code ?? UNKNOWN,
        title: problem?.title ?? 'The service was not reached.',
        params: problem?.params ?? {},
        violations: problem?.violations ?? [],
        allowedActions: problem?.allowedActions ?? [],
        retryable: problem?.retryable ?? PASSING.includes(status),
        retryAfter: /^[0-9]{1,6}$/.test(seconds) ? Number(seconds) * 1000 : undefined,
        replayed: headers.has('Idempotent-Replayed'),
    };
}

async function problemOf(response: Response): Promise<Partial<Problem> | undefined> {
    const type = response.headers.get('Content-Type') ?? '';
    if (!type.startsWith('application/problem+json')) {
        return undefined;
    }
    try {
        return (await response.json()) as Partial<Problem>;
    } catch {
        return undefined;
    }
}
