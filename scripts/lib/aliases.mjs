import { fromRoot } from './root.mjs';

/** For everything that is bundled for a browser: Vite (demo, Storybook, CDN file) and esbuild. */
export const BROWSER_ALIASES = { 'node:dns': fromRoot('scripts/stubs/empty.mjs') };

/** For the single-file build, where every byte is downloaded by everyone. */
export const CDN_ALIASES = {
  ...BROWSER_ALIASES,
  // For browsers of before 2020; the file is built for those of 2022 and later.
  'webrtc-adapter': fromRoot('scripts/stubs/empty.mjs'),
  events: fromRoot('scripts/stubs/events.mjs'),
  '@xmpp/resolve': fromRoot('scripts/stubs/xmpp-resolve.mjs'),
  '@xmpp/reconnect': fromRoot('scripts/stubs/xmpp-reconnect.mjs'),
  '@xmpp/sasl2': fromRoot('scripts/stubs/xmpp-sasl2.mjs'),
  '@xmpp/client-core/src/bind2/bind2.js': fromRoot('scripts/stubs/xmpp-sasl2.mjs'),
  '@xmpp/client-core/src/fast/fast.js': fromRoot('scripts/stubs/xmpp-sasl2.mjs'),
  '@xmpp/sasl-ht-sha-256-none': fromRoot('scripts/stubs/xmpp-sasl2.mjs'),
};
