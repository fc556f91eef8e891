const FIRST = 200;
const LONGEST = 10_000;
const MOST_ADDED = 0.2;

/**
 * How many milliseconds to wait after an attempt, numbered from 1, before the same request is sent again: what the service asks for and
 * a fifth of it at most besides; else twice as long each time, of which chance takes up to a half, so that callers whose connections
 * broke together do not come back together.
 */
export function pauseAfter(attempt: number, asked: number | undefined, chance: () => number): number {
    if (asked !== undefined) {
        return Math.round(asked * (1 + MOST_ADDED * chance()));
    }
    const half = Math.min(FIRST * 2 ** (attempt - 1), LONGEST) / 2;
    return Math.round(half * (1 + chance()));
}

/** Whether nobody waits so long for an answer, as for the end of a cool-down. */
export function isTooLong(asked: number | undefined): boolean {
    return (asked ?? 0) > LONGEST;
}
