import {
    Configuration,
    ApprovalsApi,
    DealsApi,
    DrawsApi,
    ErasuresApi,
    KeysApi,
    ListingsApi,
    MandatesApi,
    NegotiationsApi,
    PolicyApi,
    PrincipalsApi,
    ProtocolsApi,
} from './generated/index.js';
import type { Answer } from './answer.js';
import { Retrying, type Command } from './retrying.js';

/** How a marketplace is reached. */
export interface ClientOptions {
    /** Such as https://shop.example/parley/v1. */
    readonly facade: string;
    /** The headers by which the marketplace knows the caller. */
    readonly credentials: Record<string, string>;
    readonly retrying?: Retrying;
    /** After how many milliseconds an answer counts as lost; 10,000. */
    readonly patience?: number;
}

/**
 * A marketplace's facade as one caller uses it: the generated requests by their subject, and {@link send}, which sends one of them,
 * such as `deals.redeemDealsRaw`, until it is answered.
 */
export class ParleyClient {
    readonly approvals: ApprovalsApi;
    readonly deals: DealsApi;
    readonly draws: DrawsApi;
    readonly erasures: ErasuresApi;
    readonly keys: KeysApi;
    readonly listings: ListingsApi;
    readonly mandates: MandatesApi;
    readonly negotiations: NegotiationsApi;
    readonly policy: PolicyApi;
    readonly principals: PrincipalsApi;
    readonly protocols: ProtocolsApi;
    private readonly retrying: Retrying;

    constructor({ facade, credentials, retrying = new Retrying(), patience = 10_000 }: ClientOptions) {
        const configuration = new Configuration({
            basePath: facade,
            headers: credentials,
            fetchApi: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(patience) }),
        });
        this.retrying = retrying;
        this.approvals = new ApprovalsApi(configuration);
        this.deals = new DealsApi(configuration);
        this.draws = new DrawsApi(configuration);
        this.erasures = new ErasuresApi(configuration);
        this.keys = new KeysApi(configuration);
        this.listings = new ListingsApi(configuration);
        this.mandates = new MandatesApi(configuration);
        this.negotiations = new NegotiationsApi(configuration);
        this.policy = new PolicyApi(configuration);
        this.principals = new PrincipalsApi(configuration);
        this.protocols = new ProtocolsApi(configuration);
    }

    /** Sends a request until it is answered, a command under one key; whoever keeps the key can send it again after a restart. */
    send<T>(command: Command<T>, key?: string): Promise<Answer<T>> {
        return this.retrying.send(command, key);
    }
}
