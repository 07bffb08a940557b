import { describe, expect, it } from 'vitest';
import { en } from '../../../src/locale/en.js';
import { browserFamily, type BrowserFamily } from '../../../src/support/browser-family.js';
import {
  endWords,
  errorWords,
  isBlocked,
  isFault,
  isMediaReason,
  peopleWords,
} from '../../../src/locale/trouble.js';

const ana = { name: 'Ana' };
const ended = {
  direction: 'outgoing',
  people: [ana],
  startedAt: null,
  endedAt: null,
  endReason: null,
} as const;

describe('words for trouble', () => {
  it('are those of the look', () => {
    expect(errorWords(en, 'permission-denied', 'camera')).toEqual({
      title: 'Your camera is blocked',
      action: 'Select the icon left of the address. Turn Camera on for this page. It then starts by itself.',
      steps: ['Select the icon left of the address.', 'Turn Camera on for this page.'],
      then: 'It then starts by itself.',
    });
    expect(errorWords(en, 'silent-microphone', 'microphone', 'Desk').title).toBe('We hear nothing from Desk');
    expect(errorWords(en, 'permission-denied-by-system', 'microphone').title).toBe(
      'Your computer blocks the microphone',
    );
    expect(errorWords(en, 'device-in-use', 'camera').title).toBe('Another app has your camera');
    expect(errorWords(en, 'insecure-origin').title).toBe('Calls need a secure page');
    expect(errorWords(en, 'auth-failed')).toEqual({
      title: 'We could not sign you in',
      action: 'Reload the page, or ask whoever runs it.',
    });
    expect(errorWords(en, 'signaling-offline').title).toBe('You are offline');
  });

  it('say where to look in this browser', () => {
    const blocked = (browser: BrowserFamily) => en.mediaTrouble['permission-denied']('both', { browser });
    expect(blocked('chrome').title).toBe('Your camera and microphone are blocked');
    const actions = (['chrome', 'firefox', 'safari'] as const).map((browser) => blocked(browser).action);
    expect(new Set(actions).size).toBe(3);
  });

  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'firefox'],
    [
      'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
      'safari',
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      'chrome',
    ],
    [
      'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1',
      'safari',
    ],
    ['', 'chrome'],
  ] as const)('know the family of %s', (agent, family) => expect(browserFamily(agent)).toBe(family));

  it('tell a device from a service', () => {
    expect(isMediaReason('no-device')).toBe(true);
    expect(isMediaReason('conflict')).toBe(false);
    expect(isBlocked('permission-denied-by-frame')).toBe(true);
    expect(isBlocked('no-device')).toBe(false);
    expect(isBlocked(null)).toBe(false);
  });
});

describe('words for the end of a call', () => {
  it.each([
    ['no-answer', 'No answer'],
    ['busy', 'Ana is on another call'],
    ['declined', 'Ana declined'],
    ['cancelled', 'Call cancelled'],
    ['remote-hung-up', 'Ana hung up'],
    ['answered-elsewhere', 'Answered on another device'],
  ] as const)('%s of a call from here', (endReason, title) => {
    expect(endWords(en, { ...ended, endReason })).toEqual({ title, action: '' });
  });

  it.each([
    ['no-answer', 'Missed call from Ana'],
    ['cancelled', 'Ana hung up'],
    ['remote-hung-up', 'Ana hung up'],
    ['answered-elsewhere', 'Answered on another device'],
    ['declined', 'Call declined'],
  ] as const)('%s of a call that rang here', (endReason, title) => {
    expect(endWords(en, { ...ended, direction: 'incoming', endReason }).title).toBe(title);
  });

  it('say how long it was, and with whom', () => {
    const call = { ...ended, startedAt: 1000, endedAt: 725_000, endReason: 'hung-up' } as const;
    expect(endWords(en, call)).toEqual({ title: 'Call ended', action: '12 minutes with Ana' });
    expect(endWords(en, { ...call, people: [] }).action).toBe('12 minutes');
  });

  it('say what to do rather than how long it was, where something broke', () => {
    const call = { ...ended, startedAt: 1000, endedAt: 725_000, endReason: 'connection-lost' } as const;
    expect(endWords(en, call)).toEqual({
      title: 'The connection was lost',
      action: 'We tried to bring it back. Check your network, then call again.',
    });
    expect(isFault('connection-lost')).toBe(true);
    expect(isFault('declined')).toBe(false);
  });

  it('speak of a group as a group', () => {
    const people = ['Ana', 'Tom', 'Mei', 'Luis', 'Kofi'].map((name) => ({ name }));
    expect(endWords(en, { ...ended, people, endReason: 'declined' }).title).toBe('Nobody took the call');
    expect(peopleWords(en, people)).toBe('Ana, Tom and 3 others');
    expect(peopleWords(en, people.slice(0, 3))).toBe('Ana, Tom and Mei');
    expect(peopleWords(en, [])).toBe('');
  });
});
