import { Configuration, DealsApi, ListingsApi, NegotiationsApi, PolicyApi } from '../target/client/index.js';
import { Retrying } from './retrying.js';

/** The facade as one caller uses it. */
export interface Party {
    readonly negotiations: NegotiationsApi;
    readonly listings: ListingsApi;
    readonly policy: PolicyApi;
    readonly deals: DealsApi;
    readonly retrying: Retrying;
}

/**
 * Connects to a marketplace: `facade` such as https://shop.example/parley/v1, `credentials` the headers by which the
 * marketplace knows the caller, `patience` the milliseconds after which an answer counts as lost.
 */
export function party(
    facade: string,
    credentials: Record<string, string>,
    retrying = new Retrying(),
    patience = 10_000,
): Party {
    const configuration = new Configuration({
        basePath: facade,
        headers: credentials,
        fetchApi: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(patience) }),
    });
    return {
        negotiations: new NegotiationsApi(configuration),
        listings: new ListingsApi(configuration),
        policy: new PolicyApi(configuration),
        deals: new DealsApi(configuration),
        retrying,
    };
}
