/**
 * Who may import whom. Read it from top to bottom: imports run down, never up.
 *
 *   elements > events > store, doctor > mesh, janus, handover, background > rtc > media > session > signaling > support
 *
 * `value` names the folders whose code may be used; `types` adds folders of which only types may be named.
 * A folder may always import itself. What is not listed is forbidden, types included.
 */
export interface LayerRule {
  readonly value: readonly string[];
  readonly types?: readonly string[];
  /** Packages from npm; every other one is forbidden. */
  readonly packages?: readonly string[];
}

export const LIT: readonly string[] = ['lit', '@lit'];

export const LAYERS: Readonly<Record<string, LayerRule>> = {
  elements: { value: ['events', 'store', 'doctor', 'styles', 'locale', 'support'], packages: LIT },
  // Exception: events carry parts of the state and errors, so they name the types of both, and use neither.
  events: { value: ['support'], types: ['store', 'session'] },
  store: {
    value: ['session', 'media', 'rtc', 'mesh', 'janus', 'handover', 'background', 'signaling', 'support'],
  },
  // Looks at what calls need, step by step, without a call and without a store.
  doctor: { value: ['janus', 'rtc', 'media', 'session', 'signaling', 'support'] },
  // The command for the side of the server; in Node alone.
  cli: {
    value: ['doctor', 'rtc', 'signaling', 'locale', 'support'],
    packages: [
      'crypto',
      'dgram',
      'dns/promises',
      'http',
      'https',
      'net',
      'readline/promises',
      'stream',
      'tls',
      'util',
    ].map((name) => `node:${name}`),
  },
  session: { value: ['signaling', 'support'] },
  media: { value: ['session', 'support'], types: ['signaling'] },
  // One peer connection, whoever is at its other end: lines, negotiation, rates, recovery, figures.
  rtc: { value: ['session', 'media', 'signaling', 'support'], packages: ['webrtc-adapter'] },
  mesh: { value: ['session', 'media', 'rtc', 'signaling', 'support'] },
  janus: { value: ['session', 'media', 'rtc', 'signaling', 'support'] },
  // Carries a running call from one to the other, and knows neither.
  handover: { value: ['session', 'media', 'rtc', 'signaling', 'support'] },
  // What a service worker needs, and what it and the page say to each other.
  background: { value: ['signaling', 'support'] },
  signaling: { value: ['support'], packages: ['@xmpp'] },
  styles: { value: ['support'], packages: LIT },
  // Exception: the words for trouble hang on the reasons of session/ and doctor/, so that a missing one does not compile.
  locale: { value: ['support'], types: ['session', 'doctor'], packages: LIT },
  support: { value: [] },
};

/** Single files that stand between two worlds, with more rights than their folder. */
export const FILES: Readonly<Record<string, Partial<LayerRule>>> = {
  'store/call-context.ts': { packages: LIT },
  'store/store-controller.ts': { packages: LIT },
};
