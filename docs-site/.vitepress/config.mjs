import { defineConfig } from 'vitepress';
import { tags } from '../tools/contract.mjs';
import { decisions } from '../tools/decisions.mjs';

export default defineConfig({
  title: 'Parley',
  description: 'Negotiation inside your own marketplace: embedded, bounded, settled once.',
  lang: 'en-GB',
  srcExclude: ['README.md', 'start/**', '**/parts/**'],
  lastUpdated: false,
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: '/mark.svg' }]],
  // The explainer of sealed bids is the example marketplaces' own.
  vite: { server: { fs: { allow: ['..'] } } },
  markdown: { theme: { light: 'github-light-high-contrast', dark: 'github-dark' } },
  // What esbuild 0.28 still writes as it is: for older browsers it can no longer write destructuring.
  vite: { build: { target: 'es2022' } },
  themeConfig: {
    logo: '/mark.svg',
    search: {
      provider: 'local',
      options: {
        // What it is called begins with what it shows.
        translations: { button: { buttonText: 'Search', buttonAriaLabel: 'Search K' } },
        miniSearch: {
          // A code such as STALE_OFFER is one word; what people look for first is what to do about it.
          options: { tokenize: (text) => text.split(/[^\p{L}\p{N}_]+/u).filter(Boolean) },
          searchOptions: { prefix: true, fuzzy: 0.1, boostDocument: (id) => (id.includes('/reference/refusals') ? 3 : 1) },
        },
      },
    },
    outline: [2, 3],
    docFooter: { prev: 'Before', next: 'Next' },
    nav: [
      { text: 'Start', link: '/guide/start-spring', activeMatch: '/guide/start-' },
      { text: 'Guide', link: '/guide/concepts', activeMatch: '/guide/(?!start-)' },
      { text: 'Reference', link: '/reference/properties', activeMatch: '/reference/' },
      { text: 'Decisions', link: '/decisions/', activeMatch: '/decisions/' },
    ],
    sidebar: [
      {
        text: 'Start in ten minutes',
        items: [
          { text: 'Spring Boot', link: '/guide/start-spring' },
          { text: 'Micronaut', link: '/guide/start-micronaut' },
          { text: 'The demonstration', link: '/guide/demonstration' },
        ],
      },
      {
        text: 'Guide',
        items: [
          { text: 'Concepts', link: '/guide/concepts' },
          { text: 'Choosing a protocol', link: '/guide/protocols' },
          { text: 'Sealed bids', link: '/guide/sealed-bids' },
          { text: 'Sealed bids to try', link: '/guide/sealed-bids-explorer' },
          { text: 'Dutch auctions', link: '/guide/dutch-auction' },
          { text: 'Posted prices', link: '/guide/posted-price' },
          { text: 'Sealed bids: explanations', link: '/guide/sealed-bids-explained' },
          { text: 'Sealed bids: threat model', link: '/guide/sealed-bids-threat-model' },
          { text: 'Mediation', link: '/guide/mediated' },
          { text: 'English auctions', link: '/guide/english-auction' },
          { text: 'Requests for quotes', link: '/guide/request-for-quotes' },
          { text: 'Policies', link: '/guide/policies' },
          { text: 'Mandates', link: '/guide/mandates' },
          { text: 'Checkout', link: '/guide/checkout' },
          { text: 'Listings that change', link: '/guide/changes' },
          { text: 'Names that you choose', link: '/guide/identifiers' },
          { text: 'Events', link: '/guide/events' },
          { text: 'In your Spring application', link: '/guide/spring' },
          { text: 'In your Micronaut application', link: '/guide/micronaut' },
          { text: 'Clients', link: '/guide/clients' },
          { text: 'Testing your integration', link: '/guide/testing' },
          { text: 'A protocol of your own', link: '/guide/own-protocol' },
          { text: 'Operations', link: '/guide/operations' },
          { text: 'Personal data', link: '/guide/personal-data' },
          { text: 'Economics', link: '/guide/economics' },
          { text: 'Software that negotiates', link: '/guide/negotiators' },
          { text: 'Which protocol to choose', link: '/guide/laboratory' },
          { text: 'Security', link: '/guide/security' },
          { text: 'Questions and gotchas', link: '/guide/faq' },
        ],
      },
      {
        text: 'Reference',
        items: [
          { text: 'Every property', link: '/reference/properties' },
          { text: 'Every refusal', link: '/reference/refusals' },
          {
            text: 'The facade',
            link: '/reference/facade/',
            collapsed: true,
            items: [
              ...tags().map((tag) => ({ text: tag.name, link: `/reference/facade/${tag.file}` })),
              { text: 'Schemas', link: '/reference/facade/schemas' },
            ],
          },
          { text: 'The audit format', link: '/reference/audit-format' },
          { text: 'What is API', link: '/reference/api' },
          { text: 'Performance', link: '/reference/performance' },
          { text: 'Changelog', link: '/changelog' },
        ],
      },
      { text: 'Decisions', link: '/decisions/', collapsed: true, items: decisions() },
    ],
  },
});
