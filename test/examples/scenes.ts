import type { Side } from './drive.js';

/** How one example is driven: in words that stand on its buttons. */
export interface Scene {
  readonly caller: Side;
  readonly callee: Side;
  /** The server that it brings; without one its `dist` is served as it is. */
  readonly server?: (port: number) => readonly string[];
  /** What is in a page as the server sends it, before any script. */
  readonly markup?: Readonly<Record<string, readonly string[]>>;
}

/** Those that take longest to build come last: while one is driven, the next is built. */
export const SCENES: Readonly<Record<string, Scene>> = {
  'html-cdn': {
    caller: { path: '/', call: 'Call Dr. Ama Osei' },
    callee: { path: '/?as=doctor' },
    markup: { '/': ['<call-grid>', '<incoming-call-dialog>'] },
  },
  marketing: {
    caller: { path: '/', call: (page) => page.click('call-button') },
    callee: { path: '/desk.html' },
    markup: { '/': ['<call-button', 'href="mailto:'] },
  },
  headless: {
    caller: { path: '/', call: 'Call Leo', leave: 'Goodbye' },
    callee: { path: '/?me=leo', mute: 'Mute' },
  },
  pwa: {
    caller: { path: '/', call: 'Ring the bell' },
    callee: { path: '/?at=home' },
    server: () => ['server.mjs'],
  },
  react: { caller: { path: '/', call: 'Call Emil' }, callee: { path: '/?me=emil' } },
  svelte: { caller: { path: '/', call: 'Call Clara Weiss' }, callee: { path: '/?as=teacher' } },
  vue: { caller: { path: '/', call: 'Ask Mira, who makes them' }, callee: { path: '/?as=shop' } },
  angular: { caller: { path: '/', call: 'Call Samir' }, callee: { path: '/?as=samir' } },
  next: {
    caller: { path: '/', call: 'Call Alva' },
    callee: { path: '/agent' },
    server: (port) => ['../node_modules/next/dist/bin/next', 'start', '--port', String(port)],
    markup: {
      '/': ['<call-provider', '<call-grid', 'user-id="visitor"', 'Balcony'],
      '/agent': ['user-id="agent"'],
    },
  },
};
