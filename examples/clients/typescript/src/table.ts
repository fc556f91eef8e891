import type { Move, Negotiation } from 'parley-client';
import { isOvertaken, type Answer, type Done } from 'parley-client';
import type { ParleyClient } from 'parley-client';

const MOST_LOOKS = 5;

/** Decides what to do about a negotiation as it stands. Is asked again when it has moved on meanwhile. */
export type Player = (seen: Negotiation) => Move | undefined;

/** A negotiation as one party last saw it, and moves that are made on what was seen. */
export class Table {
    private constructor(private readonly party: ParleyClient, private seen: Done<Negotiation>) {}

    /** Opens a negotiation with a first move. */
    static async open(party: ParleyClient, listing: string, first: Move): Promise<Table> {
        const openNegotiation = { listing, first };
        return Table.of(party, await party.send(
            (idempotencyKey) => party.negotiations.openNegotiationRaw({ idempotencyKey, openNegotiation })));
    }

    /** Sits down at a negotiation that is open. */
    static async at(party: ParleyClient, negotiation: string): Promise<Table> {
        return Table.of(party, await party.send(() => party.negotiations.getNegotiationRaw({ negotiation })));
    }

    private static of(party: ParleyClient, answer: Answer<Negotiation>): Table {
        if (!answer.done) {
            throw new Error(`${answer.refusal.code}: ${answer.refusal.title}`);
        }
        return new Table(party, answer);
    }

    /** What was last seen. */
    get view(): Negotiation {
        return this.seen.value;
    }

    /**
     * Makes the move that a player decides on. It is sent with the revision that the player saw; when that is out of date
     * (412), or the offer that it answers (409), the table is looked at again, and the player decides again. So nobody
     * accepts what they did not see.
     */
    async play(player: Player): Promise<Answer<Negotiation>> {
        for (let look = 1; ; look++) {
            const move = player(this.view);
            if (!move) {
                return this.seen;
            }
            const answer = await this.make(move);
            if (answer.done) {
                this.seen = answer;
                return answer;
            }
            if (!isOvertaken(answer.refusal) || look === MOST_LOOKS) {
                return answer;
            }
            await this.look();
        }
    }

    private make(move: Move): Promise<Answer<Negotiation>> {
        const negotiation = this.view.id;
        const ifMatch = this.seen.etag;
        return this.party.send((idempotencyKey) =>
            this.party.negotiations.makeMoveRaw({ negotiation, idempotencyKey, move, ...(ifMatch && { ifMatch }) }));
    }

    /** Looks again; an answer without a body (304) says that nothing has changed. */
    async look(): Promise<void> {
        const negotiation = this.view.id;
        const ifNoneMatch = this.seen.etag;
        const answer = await this.party.send(() =>
            this.party.negotiations.getNegotiationRaw({ negotiation, ...(ifNoneMatch && { ifNoneMatch }) }));
        if (answer.done) {
            this.seen = answer;
        } else if (answer.refusal.status !== 304) {
            throw new Error(`${answer.refusal.code}: ${answer.refusal.title}`);
        }
    }
}
