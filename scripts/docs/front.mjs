import { codeBlock } from './markdown.mjs';

const ONE_TAG = `<script type="module" src="dist/cdn/call-elements.js">
</script>
<call-room user-id="ana" to="ben"></call-room>`;

const PIECES = `<call-provider user-id="ana" autoconnect>
  <call-grid></call-grid>
  <call-controls></call-controls>
  <incoming-call-dialog></incoming-call-dialog>
</call-provider>`;

const HEADLESS = `import { createCallStore } from 'call-elements/store';

const store = createCallStore({ userId: 'ana' });
store.subscribe(({ call }) => console.log(call?.phase));
await store.connect();
await store.call('ben');`;

/** @type {readonly (readonly [href: string, title: string, text: string])[]} */
const WAYS = [
  [
    'guides/xmpp-server/',
    'Your own XMPP server',
    'Prosody in ten minutes: every line, and how to see that it works.',
  ],
  ['guides/quickblox/', 'QuickBlox', 'Keep your account and the apps that use its SDK; change the page.'],
  ['guides/connectycube/', 'ConnectyCube', 'The same, with its SDK at the other end, alone or in groups.'],
  ['guides/janus/', 'Janus', 'Calls through a server, and conferences with the same tags.'],
];

/** @type {readonly (readonly [title: string, text: string, href: string, link: string])[]} */
const PROMISES = [
  [
    'Calls that hold',
    'Media goes on while the server is down. A lost path comes back by itself. A reloaded page goes back into its call.',
    'inside/reliability/',
    'Every promise has its test',
  ],
  [
    'For everyone',
    'WCAG 2.2 AA, keyboard alone, forced colours, right to left, ten languages, from 280 px to a wall.',
    'guides/accessibility/',
    'Roles, keys, and what is said',
  ],
  [
    'Small',
    'A button weighs 8 kB until somebody is about to press it. A call is set up with half the bytes of an SDK.',
    'inside/sizes/',
    'What each file weighs',
  ],
  [
    'Honest about security',
    'What is encrypted, from whom, and what two people must compare to know it.',
    'guides/security/',
    'Security and privacy',
  ],
  [
    'Yours to style',
    'One token makes it your colour. Parts, slots and states for the rest. No font, no image, no framework.',
    'guides/theming/',
    'Theming',
  ],
  [
    'Headless too',
    'One frozen picture of the call, and actions that settle when they are true. No Lit, no DOM at import.',
    'store/',
    'The store',
  ],
];

/** @param {string} code @param {string} language */
const sample = (code, language) => ({
  code,
  language,
  source: 'scripts/docs/front.mjs',
  line: 1,
  notRun: null,
});

/** What the front page shows of code. */
export const FRONT_SAMPLES = [sample(ONE_TAG, 'html'), sample(PIECES, 'html'), sample(HEADLESS, 'js')];

/** @returns {import('./layout.mjs').Page} */
export function frontPage() {
  const html = `<section class="hero">
<div class="hero-words">
<h1>Video calls as HTML tags</h1>
<p class="lead">Put a tag on a page, and the people on it can call each other. In any framework or none, over your own server, QuickBlox, ConnectyCube or Janus, or over nothing at all.</p>
<p class="actions"><a class="button primary" href="start/">Start in five minutes</a><a class="button" href="elements/">See the elements</a></p>
${codeBlock(ONE_TAG, 'html')}
</div>
<figure class="phones">
<div><iframe title="Ana’s phone" data-phone="demo/phone.html?me=ana&peer=ben&drawn"></iframe><iframe title="Ben’s phone" data-phone="demo/phone.html?me=ben&peer=ana&drawn"></iframe></div>
<figcaption>Two phones on this page, and a real call between them. Press <b>Call Ben</b>, then <b>Answer</b>. It sounds.</figcaption>
</figure>
</section>
<section class="band" aria-labelledby="ways"><h2 id="ways">Over the server you have</h2>
<ul class="cards">${WAYS.map(([href, title, text]) => `<li><a href="${href}"><strong>${title}</strong><span>${text}</span></a></li>`).join('')}</ul></section>
<section class="band pair" aria-labelledby="pieces"><div><h2 id="pieces">All of it, or piece by piece</h2>
<p><code>&lt;call-room&gt;</code> is lobby, call, chat, devices and rating in one tag. Its parts stand alone too, each with attributes, events, slots, parts, states and tokens. They find each other; there is nothing to wire.</p>
<p><a href="elements/">All elements, at work</a></p></div>${codeBlock(PIECES, 'html')}</section>
<section class="band pair" aria-labelledby="headless"><div><h2 id="headless">Or no elements at all</h2>
<p>The store is plain TypeScript, a Svelte store as it stands and fit for React’s <code>useSyncExternalStore</code>. “Connected” means that media flows; “on” means that a live track is sent.</p>
<p><a href="store/">The headless store</a></p></div>${codeBlock(HEADLESS, 'js')}</section>
<section class="band" aria-labelledby="why"><h2 id="why">What you can rely on</h2>
<ul class="facts">${PROMISES.map(([title, text, href, link]) => `<li><h3>${title}</h3><p>${text}</p><a href="${href}">${link}</a></li>`).join('')}</ul></section>`;
  return {
    url: '',
    title: 'call-elements',
    description:
      'Video calls as HTML tags: Web Components for calls over XMPP, QuickBlox, ConnectyCube and Janus.',
    html,
    headings: [],
    samples: FRONT_SAMPLES,
    kind: 'front',
  };
}
