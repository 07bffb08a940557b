import { ar } from '../../../src/locale/ar.js';
import { de } from '../../../src/locale/de.js';
import { en } from '../../../src/locale/en.js';
import { es } from '../../../src/locale/es.js';
import { fr } from '../../../src/locale/fr.js';
import { he } from '../../../src/locale/he.js';
import { hi } from '../../../src/locale/hi.js';
import { ja } from '../../../src/locale/ja.js';
import { pt } from '../../../src/locale/pt.js';
import type { MediaThing, Terms } from '../../../src/locale/terms.js';
import { zh } from '../../../src/locale/zh.js';

/** By the tag that each is registered under. */
export const LANGUAGES = { en, ar, de, es, fr, he, hi, ja, pt, zh } as const;

type FunctionTerm = {
  [K in keyof Terms]: Terms[K] extends (...args: never[]) => unknown ? K : never;
}[keyof Terms];
/** Every term that is a function, so that a new one must say here how it is called to compile. */
type Calls = { readonly [K in FunctionTerm]: readonly Parameters<Terms[K]>[] };

const THINGS: readonly MediaThing[] = ['microphone', 'camera', 'both', 'screen', 'speaker'];
const BROWSERS = [undefined, 'chrome', 'firefox', 'safari'] as const;
export const COUNTS = [0, 1, 2, 3, 11, 100] as const;
const counts = COUNTS.map((count): [number] => [count]);
const devices = [['audioinput'], ['videoinput'], ['audiooutput']] as const satisfies [
  Parameters<Terms['deviceLabel']>[0],
][];
const kinds = [['video'], ['audio']] as const satisfies [Parameters<Terms['callKind']>[0]][];

const calls = (person: string): Calls => ({
  screenOf: [[person]],
  handRaised: counts,
  tileMenu: [[person]],
  percent: counts,
  pictureMoved: [
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ],
  invitedWillCome: [
    [person, 1],
    [person, 2],
  ],
  moreOthers: counts,
  participantsLabel: counts,
  pageOf: [[1, 3]],
  everyoneSees: [['monitor'], ['window'], ['browser'], ['']],
  recordsCall: [[person], ['']],
  backFrom: [[person]],
  handPlace: counts,
  newMessages: counts,
  deviceLabel: devices,
  followSystemNow: [[person]],
  deviceNumber: devices.map(([kind]) => [kind, 2]),
  noDevices: devices,
  deviceConnected: [[person]],
  deviceRemoved: [
    [person, person],
    [person, ''],
  ],
  deviceRequired: devices,
  lobbyCalls: [[person]],
  lobbyInCall: [
    [person, 1],
    [person, 2],
  ],
  lobbyTurnOn: kinds,
  lobbyJoin: (['nothing', 'camera', 'microphone', 'both'] as const).flatMap((without) => [
    [without, false],
    [without, true],
  ]),
  callKind: kinds,
  callFrom: kinds.map(([kind]) => [kind, person]),
  isCalling: [[person]],
  alsoRinging: kinds,
  people: COUNTS.map((more) => [[person, person], more]),
  andOthers: [[[person]], [[person, person]]],
  answerPerson: [[person]],
  declinePerson: [[person]],
  moreCalls: counts,
  stopsIn: counts,
  stopsInSpoken: counts,
  startsWhenAnswered: kinds,
  rejoinOffer: [[person]],
  putOnHold: [[person]],
  resumeWith: [[person]],
  endWith: [[person]],
  messageFrom: [[person, person]],
  starCount: counts,
  spentWith: [0, 1, 59, 60, 724, 3600, 3900].flatMap((seconds) => [
    [seconds, person],
    [seconds, ''],
  ]),
  chatNotSent: [[[]], [[person]], [[person, person]]],
  chatNew: counts,
  chatFrom: [[person, person]],
  chatLeft: counts,
  chatUnavailable: [[true], [false]],
  reactionFrom: [[person, person]],
  statsFrames: counts,
  statsLimit: [['cpu'], ['bandwidth'], ['other']],
  safetyCodeWith: [[person]],
  safetyDigits: [['1 2 3']],
});

/** Every text of a language by its place, functions called with all that matters; `person` is everybody's name. */
export function everyText(terms: Terms, person = 'Ana'): Map<string, string> {
  const texts = new Map<string, string>();
  const collect = (at: string, value: unknown): void => {
    if (typeof value === 'string') texts.set(at, value);
    else if (value && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) collect(`${at}.${key}`, inner);
    }
  };
  const listed: Partial<Record<string, readonly (readonly unknown[])[]>> = calls(person);
  for (const [key, value] of Object.entries(terms) as [string, unknown][]) {
    if (typeof value !== 'function') collect(key, value);
    for (const args of listed[key] ?? []) {
      const made = (value as (...args: readonly unknown[]) => unknown)(...args);
      collect(`${key}(${JSON.stringify(args)})`, made ?? '');
    }
  }
  for (const [reason, words] of Object.entries(terms.ended)) {
    for (const outgoing of [true, false])
      for (const answered of [true, false])
        for (const count of [1, 3]) {
          const end = { name: person, count, outgoing, answered };
          collect(`ended.${reason}(${JSON.stringify(end)})`, words(end));
        }
  }
  for (const [reason, words] of Object.entries(terms.mediaTrouble)) {
    for (const thing of THINGS)
      for (const browser of BROWSERS)
        for (const device of ['', person]) {
          collect(
            `mediaTrouble.${reason}(${thing}, ${browser}, ${device})`,
            words(thing, { ...(browser && { browser }), device }),
          );
        }
  }
  return texts;
}
