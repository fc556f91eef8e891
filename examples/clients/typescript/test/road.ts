import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What happens to a command on the road: the connection breaks before the host hears of it, or the host does it and the
 * connection breaks before the answer, or the answer takes longer than anybody waits, or something in between is busy.
 */
export type Accident = 'lost' | 'answer-lost' | 'answer-late' | 'busy' | 'bad-gateway';

const PASSED_ON = ['x-caller', 'content-type', 'accept', 'idempotency-key', 'if-match', 'if-none-match'];
const GIVEN_BACK = ['content-type', 'etag', 'idempotent-replayed', 'retry-after'];

/** The road between a client and a host, on which things happen to commands, in the order in which a test says so. */
export class Road {
    readonly keys: string[] = [];
    private readonly ahead: Accident[] = [];
    private painted: (answer: any) => any = (answer) => answer;

    private constructor(private readonly server: Server, private readonly host: URL) {}

    static async to(facade: string): Promise<Road> {
        const server = createServer();
        const road = new Road(server, new URL(facade));
        server.on('request', (request, response) => void road.pass(request, response));
        server.listen(0, '127.0.0.1');
        await once(server, 'listening');
        return road;
    }

    get facade(): string {
        return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${this.host.pathname}`;
    }

    /** What happens to the commands that come next. */
    happens(...accidents: Accident[]): void {
        this.ahead.push(...accidents);
    }

    /** Repaints every answer from now on. */
    paint(brush: (answer: any) => any): void {
        this.painted = brush;
    }

    close(): void {
        this.server.closeAllConnections();
        this.server.close();
    }

    private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const key = request.headers['idempotency-key'];
        const accident = key === undefined ? undefined : this.ahead.shift();
        if (key !== undefined) {
            this.keys.push(String(key));
        }
        const answer = accident === undefined || accident.startsWith('answer') ? await this.ask(request) : undefined;
        if (accident === 'lost' || accident === 'answer-lost') {
            request.socket.destroy();
        } else if (accident === 'busy') {
            response.writeHead(503, { 'Retry-After': '3' }).end('busy');
        } else if (accident === 'bad-gateway') {
            response.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>Bad gateway</h1>');
        } else if (answer && accident === undefined) {
            await this.giveBack(answer, response);
        }
    }

    private async ask(request: IncomingMessage): Promise<Response> {
        const headers = new Headers();
        PASSED_ON.forEach((name) => request.headers[name] && headers.set(name, String(request.headers[name])));
        const body = Buffer.concat(await request.toArray());
        return fetch(new URL(request.url ?? '', this.host), {
            method: request.method ?? 'GET',
            headers,
            ...(body.length > 0 && { body }),
        });
    }

    private async giveBack(answer: Response, response: ServerResponse): Promise<void> {
        GIVEN_BACK.forEach((name) => answer.headers.has(name) && response.setHeader(name, answer.headers.get(name) ?? ''));
        const text = await answer.text();
        response.writeHead(answer.status).end(text && JSON.stringify(this.painted(JSON.parse(text))));
    }
}
