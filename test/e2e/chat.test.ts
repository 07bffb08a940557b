import { afterAll, beforeAll, describe, it } from 'vitest';
import { until } from '../harness/until.js';
import { callOfThree, connectedTo, setStage, type Person, type Stage } from './support.js';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

/** What a page shows of the chat: each message with who wrote it and how far it got. */
const chat = ({ page }: Person): Promise<string[]> =>
  page.evaluate(() => {
    const provider = document.querySelector('call-provider') as HTMLElementTagNameMap['call-provider'];
    const { messages } = provider.store.getState().chat;
    return messages.map(
      ({ from, text, delivery }) => `${from.name}: ${text}${delivery ? ` (${delivery})` : ''}`,
    );
  });

const write = ({ page }: Person, text: string): Promise<string | undefined> =>
  page.evaluate((words) => document.querySelector('call-provider')?.store.sendMessage(words), text);

const shows = (person: Person, wanted: readonly string[]): Promise<string[]> =>
  until(
    () => chat(person),
    (now) => JSON.stringify(now) === JSON.stringify(wanted),
    { label: wanted.join(' | '), timeout: 25_000 },
  );

describe('what is written in a call of three pages over XMPP', () => {
  it('arrives once at everyone and in order, before and after one of the pages was loaded anew', async () => {
    const all = await callOfThree(stage);
    const [ana, ben, tom] = all;

    await write(ana, 'one <b>&amp;</b> 🎥\nsecond line');
    await write(ana, 'two');
    const first = ['Ana: one <b>&amp;</b> 🎥\nsecond line', 'Ana: two'];
    for (const one of [ben, tom]) await shows(one, first);
    await write(tom, 'three');
    await shows(ana, [...first.map((line) => `${line} (sent)`), 'Tom: three']);
    await shows(ben, [...first, 'Tom: three']);

    await ben.page.reload();
    await ana.until(
      ({ others }) => others.some(({ connection }) => connection === 'reconnecting'),
      'Ben is away',
    );
    // To somebody who is away: it waits for them.
    await write(ana, 'to all, Ben too');
    await ben.press('Go back');
    for (const one of all) await one.until(connectedTo(2), 'connected again', 40_000);
    await shows(ben, ['Ana: to all, Ben too']);
    await write(ben, 'back again');
    await shows(ben, ['Ana: to all, Ben too', 'Ben: back again (sent)']);
    await shows(tom, [...first, 'Tom: three (sent)', 'Ana: to all, Ben too', 'Ben: back again']);
    const end = ['Tom: three', 'Ana: to all, Ben too (sent)', 'Ben: back again'];
    await shows(ana, [...first.map((line) => `${line} (sent)`), ...end]);
  });
});
