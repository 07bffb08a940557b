import { between, crossing } from './crossing.mjs';

/**
 * @typedef {{ readonly date: string, readonly cores: number, readonly load: number }} Taken when, on how many cores, and
 *   how many tasks wanted them before it began
 * @typedef {{ readonly p50: number, readonly p95: number }} Spread in ms
 * @typedef {{ readonly title: string, readonly connected: Spread, readonly callFrame: Spread,
 *   readonly acceptFrame: Spread, readonly signals: number, readonly bytes: number }} Kind a way to call
 * @typedef {Taken & { readonly calls: number,
 *   readonly delays: readonly { readonly ms: number, readonly kinds: readonly Kind[] }[] }} Calls
 * @typedef {{ readonly by: 'mesh' | 'room', readonly people: number, readonly sent: number, readonly received: number,
 *   readonly client: number, readonly server: number }} Size what one client sends and gets in kbit/s; its processor
 *   time and that of the server, in ms of a core in a second
 * @typedef {{ readonly by: 'mesh' | 'room', readonly people: number, readonly why: string }} NoResult
 * @typedef {Taken & { readonly seconds: number, readonly rounds: number, readonly alone: number,
 *   readonly sizes: readonly Size[], readonly without: readonly NoResult[] }} Rooms `alone`: a client before its call
 * @typedef {{ readonly lcp: number, readonly blocked: number, readonly shift: number, readonly work: number,
 *   readonly kB: number }} Page
 * @typedef {Taken & { readonly rounds: number, readonly devices: readonly { readonly name: string,
 *   readonly without: Page, readonly with: Page }[] }} Pages
 * @typedef {{ readonly what: string, readonly most: number, readonly p50: number, readonly p95: number,
 *   readonly times: number, readonly test: string }} Time
 * @typedef {Taken & { readonly rounds: number, readonly times: readonly Time[],
 *   readonly without: readonly { readonly test: string, readonly why: string }[] }} Promises
 * @typedef {{ readonly calls?: Calls, readonly rooms?: Rooms, readonly page?: Pages, readonly promises?: Promises }} Measurements
 */

const NOTHING = 'Nobody has measured this yet.';
const whole = (/** @type {number} */ value) => value.toFixed(0);
/** @param {number} value @param {number} base */
const ratio = (value, base) => (base > 0 ? ` (${(value / base).toFixed(2)})` : '');

/**
 * @param {readonly string[]} head a first cell with a colon before it is to the left
 * @param {readonly (readonly string[])[]} rows
 */
function table(head, rows) {
  const sides = head.map((cell) => (cell.startsWith(':') ? '---' : '---:'));
  const titles = head.map((cell) => cell.replace(/^:/, ''));
  return [titles, sides, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Figures of a machine that had other things to do say so. @param {Taken} taken */
export const taken = ({ date, cores, load }) =>
  `on ${date}, ${cores} cores${load > cores / 2 ? ` that were busy (a load of ${load} before it began)` : ''}`;

/** @param {Calls} calls @param {number} ms */
function callsTable({ delays }, ms) {
  const { kinds = [] } = delays.find((each) => each.ms === ms) ?? {};
  return table(
    [
      ':',
      'call() to connected, ms',
      'call() to first picture, ms',
      'accept() to first picture, ms',
      'signals',
      'bytes',
    ],
    kinds.map((kind) => [
      kind.title,
      .../** @type {const} */ (['connected', 'callFrame', 'acceptFrame']).map(
        (key) => whole(kind[key].p50) + ratio(kind[key].p50, kinds[0]?.[key].p50 ?? 0),
      ),
      String(kind.signals),
      String(kind.bytes),
    ]),
  );
}

/** @param {Rooms} rooms @param {'sent' | 'client'} key */
function overtaking({ sizes }, key) {
  const line = (/** @type {Size['by']} */ by) =>
    sizes.filter((size) => size.by === by).map((size) => /** @type {const} */ ([size.people, size[key]]));
  const [mesh, room] = [line('mesh'), line('room')];
  const { from, to, at, always } = crossing(mesh, room);
  if (!(to > from)) return 'too few sizes gave a result to say it.';
  if (at === null) return `a mesh does not overtake a room from ${from} to ${to} people.`;
  const first = Math.floor(at) + 1;
  const times = (/** @type {number} */ count) =>
    `${(between(mesh, count) / between(room, count)).toFixed(2)} × with ${count}`;
  const most = first >= to ? times(to) : `${times(first)}, ${times(to)}`;
  return always
    ? `a mesh costs more than a room from ${from} people on: ${times(from)}, ${times(to)}.`
    : `a mesh overtakes a room at ${at.toFixed(1)} people: ${most}.`;
}

/** @param {Rooms} rooms */
function roomsTable(rooms) {
  const { sizes, without, alone } = rooms;
  const base = sizes.find(({ by }) => by === 'mesh');
  const cell = (/** @type {number} */ value, /** @type {number | undefined} */ of) =>
    whole(value) + ratio(value, of ?? 0);
  const row = (/** @type {Size} */ size) => [
    String(size.people),
    size.by,
    cell(size.sent, base?.sent),
    cell(size.received, base?.received),
    cell(size.client, base?.client),
    whole(size.server),
  ];
  /** @type {readonly Size['by'][]} */
  const kinds = ['mesh', 'room'];
  const rows = kinds
    .flatMap((by) => [
      ...sizes.filter((size) => size.by === by).map((size) => ({ ...size, cells: row(size) })),
      ...without
        .filter((size) => size.by === by)
        .map((size) => ({ ...size, cells: [String(size.people), by, 'no result', '–', '–', '–'] })),
    ])
    .sort((a, b) => kinds.indexOf(a.by) - kinds.indexOf(b.by) || a.people - b.people);
  return [
    table(
      [
        'people',
        ':by',
        'client sends, kbit/s',
        'client gets, kbit/s',
        'client computes, ms/s',
        'server computes, ms/s',
      ],
      rows.map(({ cells }) => cells),
    ),
    '',
    `Taken ${taken(rooms)}, over ${rooms.seconds} s${rooms.rounds > 1 ? `, medians of ${rooms.rounds}` : ''}; in brackets × the ${
      base ? `mesh of ${base.people}` : 'smallest mesh'
    }. A client that is in no call computes ${whole(alone)} ms/s. The server of a mesh carries signals alone.`,
    ...without.map(({ by, people, why }) => `\n${by} of ${people}: no result, ${why}.`),
    '',
    `- What a client sends: ${overtaking(rooms, 'sent')}`,
    `- What a client computes: ${overtaking(rooms, 'client')}`,
  ].join('\n');
}

/** What Janus needs for each picture that somebody sees. @param {Rooms} rooms */
function janusLine({ sizes }) {
  const [last] = sizes.filter(({ by }) => by === 'room').sort((a, b) => b.people - a.people);
  if (!last) return NOTHING;
  const each = last.server / (last.people * (last.people - 1));
  return `With small pictures (\`npm run bench:rooms\`, [bench.md](bench.md#rooms-beside-meshes)) each takes about ${each.toFixed(1)} ms of a core in a second: a room of ${last.people} ${(last.server / 1000).toFixed(2)} of a core.`;
}

/** @param {Pages} pages */
function pageTable(pages) {
  const cells = (/** @type {Page} */ page, /** @type {Page} */ base) => [
    .../** @type {const} */ (['lcp', 'blocked', 'work', 'kB']).map(
      (key) => page[key].toFixed(key === 'kB' ? 1 : 0) + (page === base ? '' : ratio(page[key], base[key])),
    ),
    String(page.shift),
  ];
  return [
    table(
      [
        ':device',
        ':the page',
        'largest paint, ms',
        'blocked, ms',
        'computed, ms',
        'over the network, kB',
        'layout shift',
      ],
      pages.devices.flatMap((each) => [
        [each.name, 'with a link', ...cells(each.without, each.without)],
        [each.name, 'with `<call-button>`', ...cells(each.with, each.without)],
      ]),
    ),
    '',
    `Taken ${taken(pages)}, medians of ${pages.rounds} rounds, turn about; in brackets × the page with a link.`,
  ].join('\n');
}

/** @param {Promises} promises */
function promisesTable(promises) {
  const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(ms < 995 ? 2 : 1)} s`;
  return [
    table(
      [':promised', 'at most', 'p50', 'p95', 'measured', ':test'],
      promises.times.map(({ what, most, p50, p95, times, test }) => [
        what,
        `${most / 1000} s`,
        seconds(p50),
        p95 > most ? `**${seconds(p95)}**` : seconds(p95),
        `${times} ×`,
        `\`${test}\``,
      ]),
    ),
    '',
    `Taken ${taken(promises)}, ${promises.rounds} rounds of each test.`,
    ...promises.without.map(({ test, why }) => `\n\`${test}\`: ${why}.`),
  ].join('\n');
}

/** @satisfies {Record<string, (measured: Measurements) => string>} */
export const TABLES = {
  near: ({ calls }) => (calls ? callsTable(calls, 0) : NOTHING),
  far: ({ calls }) => (calls ? callsTable(calls, 40) : NOTHING),
  taken: ({ calls }) => (calls ? `Taken ${taken(calls)}, ${calls.calls} calls each.` : NOTHING),
  rooms: ({ rooms }) => (rooms ? roomsTable(rooms) : NOTHING),
  janus: ({ rooms }) => (rooms ? janusLine(rooms) : NOTHING),
  page: ({ page }) => (page ? pageTable(page) : NOTHING),
  promises: ({ promises }) => (promises ? promisesTable(promises) : NOTHING),
};
