import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fromRoot } from '../lib/root.mjs';

/**
 * Where each page of the site comes from and where it stands. `docs/` is the only source of words: what is read on
 * the site is read on GitHub too.
 *
 * @typedef {{ readonly url: string, readonly title?: string, readonly source?: string }} Entry
 *   `title`: what the menu says, the page's own by default
 * @typedef {{ readonly title: string, readonly entries: readonly Entry[] }} Group
 * @typedef {{ readonly id: string, readonly title: string, readonly home: string, readonly groups: readonly Group[] }} Section
 */

/** @param {string} url @param {string} source @param {string} [title] @returns {Entry} */
const page = (url, source, title) => ({ url, source, title });

const decisions = readdirSync(fromRoot('docs/decisions'))
  .filter((name) => /^\d{4}-/.test(name))
  .sort();

/** The tags of the manifest, the whole first, then its parts in the order one meets them. */
export const TAGS = [
  'call-room',
  'call-button',
  'call-provider',
  'call-lobby',
  'call-grid',
  'call-tile',
  'call-controls',
  'call-toggle',
  'device-picker',
  'incoming-call-dialog',
  'call-status',
  'call-chat',
  'call-reactions',
  'call-stats',
  'call-safety-code',
  'call-doctor',
];

/** Tags that the list above does not know come last, so that none is left out. */
function allTags() {
  const manifest = JSON.parse(readFileSync(fromRoot('custom-elements.json'), 'utf8'));
  const known = manifest.modules.flatMap((/** @type {any} */ { declarations }) =>
    declarations.flatMap((/** @type {any} */ { tagName }) => tagName ?? []),
  );
  return [
    ...TAGS.filter((tag) => known.includes(tag)),
    ...known.filter((/** @type {string} */ tag) => !TAGS.includes(tag)),
  ];
}

/** @type {readonly Section[]} */
const all = [
  {
    id: 'guides',
    title: 'Guides',
    home: 'start/',
    groups: [
      {
        title: 'Begin',
        entries: [
          page('start/', 'docs/guides/start.md'),
          page('guides/frameworks/', 'docs/frameworks.md', 'Frameworks'),
          page('guides/package/', 'docs/package.md', 'The package'),
          page('guides/cdn/', 'docs/cdn.md', 'From a CDN'),
          page('guides/call-button/', 'docs/call-button.md', 'A button on any page'),
        ],
      },
      {
        title: 'Servers',
        entries: [
          page('guides/xmpp-server/', 'docs/guides/xmpp-server.md', 'Your own XMPP server'),
          page('guides/quickblox/', 'docs/guides/quickblox.md', 'QuickBlox'),
          page('guides/connectycube/', 'docs/guides/connectycube.md', 'ConnectyCube'),
          page('guides/janus/', 'docs/janus.md', 'Janus'),
          page('guides/conference/', 'docs/conference.md', 'Conferences'),
          page('guides/turn/', 'docs/network.md', 'TURN and the network'),
          page('guides/push/', 'docs/ringing.md', 'Ringing and push'),
          page('guides/deploy/', 'docs/deploy.md', 'A whole server side'),
          page('guides/sizing/', 'docs/sizing.md', 'Sizing and cost'),
        ],
      },
      {
        title: 'The call',
        entries: [
          page('guides/lobby/', 'docs/lobby.md', 'Lobby and devices'),
          page('guides/calls/', 'docs/calls.md', 'Calls between people'),
          page('guides/layouts/', 'docs/layouts.md', 'Layouts and tiles'),
          page('guides/controls/', 'docs/controls.md', 'Controls'),
          page('guides/chat/', 'docs/chat.md', 'Chat and reactions'),
          page('guides/recording/', 'docs/recording.md', 'Recording'),
          page('guides/figures/', 'docs/figures.md', 'Figures and quality'),
        ],
      },
      {
        title: 'Make it yours',
        entries: [
          page('guides/theming/', 'docs/guides/theming.md', 'Theming'),
          page('guides/languages/', 'docs/languages.md', 'Languages'),
          page('guides/accessibility/', 'docs/accessibility.md', 'Accessibility'),
          page('guides/security/', 'docs/security.md', 'Security and privacy'),
          page('guides/testing/', 'docs/guides/testing-your-calls.md', 'Testing calls in your CI'),
          page('guides/help/', 'docs/doctor.md', 'When it does not work'),
        ],
      },
    ],
  },
  {
    id: 'elements',
    title: 'Elements',
    home: 'elements/',
    groups: [
      { title: 'Reference', entries: [{ url: 'elements/', title: 'All elements' }] },
      { title: 'Tags', entries: allTags().map((tag) => ({ url: `elements/${tag}/`, title: tag })) },
    ],
  },
  {
    id: 'store',
    title: 'Store',
    home: 'store/',
    groups: [
      {
        title: 'Without elements',
        entries: [page('store/', 'docs/guides/store.md', 'The headless store')],
      },
      {
        title: 'Reference',
        entries: [
          { url: 'store/actions/', title: 'Actions' },
          { url: 'store/state/', title: 'State' },
          { url: 'store/options/', title: 'Options' },
          { url: 'store/events/', title: 'Events' },
          { url: 'store/reasons/', title: 'Errors and reasons' },
          { url: 'store/types/', title: 'Everything else' },
        ],
      },
    ],
  },
  {
    id: 'migrate',
    title: 'Migrate',
    home: 'migrate/sdks/',
    groups: [
      {
        title: 'From',
        entries: [
          page('migrate/sdks/', 'docs/migration.md', 'QuickBlox and ConnectyCube'),
          page('migrate/janus-js/', 'docs/guides/from-janus-js.md', 'janus.js'),
          page('migrate/twilio-video/', 'docs/guides/from-twilio-video.md', 'Twilio Video'),
          page('migrate/realtimekit/', 'docs/guides/from-realtimekit.md', 'RealtimeKit UI'),
        ],
      },
      {
        title: 'Beside each other',
        entries: [page('migrate/interop/', 'docs/interop.md', 'What works with which')],
      },
    ],
  },
  {
    id: 'inside',
    title: 'Inside',
    home: 'inside/',
    groups: [
      {
        title: 'How it is built',
        entries: [
          page('inside/', 'docs/inside.md', 'How it works'),
          page('inside/reliability/', 'docs/promises.md', 'The reliability sheet'),
          page('inside/speed/', 'docs/bench.md', 'Speed and bytes'),
          { url: 'inside/sizes/', title: 'What each file weighs' },
          page('inside/testing/', 'docs/testing.md', 'Testing the kit'),
          page('inside/changes/', 'CHANGELOG.md', 'Changes'),
        ],
      },
      {
        title: 'Decisions',
        entries: [
          page('inside/decisions/', 'docs/decisions/README.md', 'All decisions'),
          ...decisions.map((name) => page(`inside/decisions/${name.slice(0, 4)}/`, `docs/decisions/${name}`)),
        ],
      },
    ],
  },
];

/** What is written elsewhere may not be there yet. @param {Entry} entry */
const isThere = ({ source }) => !source || existsSync(fromRoot(source));

/** @type {readonly Section[]} */
export const SECTIONS = all.map((section) => ({
  ...section,
  groups: section.groups.map((group) => ({ ...group, entries: group.entries.filter(isThere) })),
}));

export const ENTRIES = SECTIONS.flatMap(({ groups }) => groups.flatMap(({ entries }) => entries));

/** Page of a source, by its path in the repository. */
export const URL_OF = new Map([
  ...ENTRIES.flatMap(({ source, url }) => (source ? [/** @type {const} */ ([source, url])] : [])),
  /** @type {const} */ (['custom-elements.json', 'elements/']),
]);

/** @param {string} url */
export const sectionOf = (url) =>
  SECTIONS.find(({ groups }) => groups.some(({ entries }) => entries.some((entry) => entry.url === url)));
