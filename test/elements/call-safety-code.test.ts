import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/call-safety-code/define.js';
import '../../src/locale/ar.js';
import type { CallSafetyCode } from '../../src/elements/call-safety-code/call-safety-code.js';
import type { CallInfo, Participant } from '../../src/store/call-state.js';
import { createFakeStore, fakeCall, fakeParticipant, provide } from '../harness/fake-store.js';

const code = { emoji: [0, 1, 31, 53, 63], digits: '0048303' };
const self = fakeParticipant({ id: '101', name: 'Ana', isLocal: true });
const tom = fakeParticipant({ safetyCode: code });
const mei = fakeParticipant({
  id: '105',
  name: 'Mei <b>Tanaka</b>',
  safetyCode: { emoji: [9, 9, 9, 9, 9], digits: '1234567' },
});

interface Shown {
  readonly element: CallSafetyCode;
  readonly shadow: ShadowRoot;
  set(...participants: Participant[]): Promise<void>;
  part(name: string): HTMLElement | null;
}

async function show(
  participants: readonly Participant[],
  content = html`<call-safety-code></call-safety-code>`,
  encryption: CallInfo['encryption'] = 'end-to-end',
): Promise<Shown> {
  const store = createFakeStore({ participants, call: fakeCall({ encryption }) });
  const root = await fixture(provide(store, content));
  const element = root.querySelector('call-safety-code')!;
  await element.updateComplete;
  const shadow = element.shadowRoot!;
  return {
    element,
    shadow,
    async set(...next) {
      store.set({ participants: next });
      await element.updateComplete;
    },
    part: (name) => shadow.querySelector<HTMLElement>(`[part="${name}"]`),
  };
}

const names = ({ shadow }: Shown): string[] =>
  [...shadow.querySelectorAll('[part="name"]')].map((each) => each.textContent);

describe('<call-safety-code>', () => {
  it('shows five pictures with their names, and digits that are read one by one', async () => {
    const shown = await show([self, tom]);
    expect(names(shown)).to.deep.equal(['Elephant', 'Giraffe', 'House', 'Glasses', 'Ball']);
    const [seen, heard] = shown.part('digits')!.children;
    expect(seen?.textContent).to.equal('004 8303');
    expect(seen?.getAttribute('aria-hidden')).to.equal('true');
    expect(heard?.textContent).to.equal('Digits: 0 0 4 8 3 0 3');
    expect(shown.part('title')?.textContent).to.contain('Tom Becker');
    expect(shown.element.matches(':state(code)')).to.equal(true);
    await expect(shown.element).to.be.accessible();
  });

  it('says who could look and listen; where the server could, there is nothing to wait for', async () => {
    const people = await show([self, tom]);
    expect(people.part('encryption')?.textContent).to.equal('Encrypted from person to person.');
    const server = await show([self, fakeParticipant()], undefined, 'server');
    expect(server.part('encryption')?.textContent).to.contain('the server, which could look');
    expect(server.part('explanation')).to.equal(null);
    await expect(server.element).to.be.accessible();
  });

  it('in a room with a passphrase says that nobody else is in, and waits for no code', async () => {
    const call = fakeCall({ room: '1234', keys: 'passphrase' });
    const store = createFakeStore({ participants: [self, fakeParticipant(), mei], call });
    const root = await fixture(provide(store, html`<call-safety-code></call-safety-code>`));
    const element = root.querySelector('call-safety-code')!;
    await element.updateComplete;
    const part = (name: string) => element.shadowRoot!.querySelector(`[part="${name}"]`);
    expect(part('explanation')!.textContent)
      .to.contain('knows the passphrase')
      .and.contain('no code to compare');
    expect(part('title')!.textContent.trim()).to.equal('Safety code');
    expect(part('select'), 'nobody to choose').to.equal(null);
    expect(element.matches(':state(choose)')).to.equal(false);
    await expect(element).to.be.accessible();
  });

  it('says what comparing proves, and what not, and never that something is verified', async () => {
    const shown = await show([self, tom]);
    const words = shown.part('explanation')!.textContent;
    expect(words).to.contain('nobody sits between').and.contain('server').and.contain('says nothing about');
    expect(shown.shadow.textContent).not.to.match(/verified|secure/i);
  });

  it('without a code it says so: nobody there, not connected, somebody else named', async () => {
    const shown = await show([]);
    const none = 'There is no code yet. It is there once you are connected.';
    const words = (): string => shown.part('explanation')!.textContent.trim();
    expect(words()).to.equal(none);
    await shown.set(self, fakeParticipant({ connection: 'reconnecting' }));
    expect(words()).to.equal(none);
    expect(shown.part('pictures')).to.equal(null);
    await shown.set(self, tom);
    shown.element.participantId = '999';
    await shown.element.updateComplete;
    expect(shown.part('pictures'), 'another person’s code').to.equal(null);
    expect(shown.element.matches(':state(code)')).to.equal(false);
    await expect(shown.element).to.be.accessible();
  });

  it('with several people asks with whom, since each pair has its own', async () => {
    const shown = await show([self, tom, mei]);
    expect(shown.part('pictures')).to.equal(null);
    expect(shown.element.matches(':state(choose)')).to.equal(true);
    const select = shown.part('select') as HTMLSelectElement;
    expect([...select.options].map(({ text }) => text)).to.deep.equal([
      'Choose a person',
      'Tom Becker',
      'Mei <b>Tanaka</b>',
    ]);
    await expect(shown.element).to.be.accessible();
    select.value = '105';
    select.dispatchEvent(new Event('change'));
    await shown.element.updateComplete;
    expect(names(shown)).to.deep.equal(Array(5).fill('Dolphin'));
    await shown.set(self, tom, fakeParticipant({ ...mei, connection: 'ended' }));
    expect(names(shown)[0]).to.equal('Elephant');
  });

  it('shows the one that the page names', async () => {
    const shown = await show(
      [self, tom, mei],
      html`<call-safety-code participant-id="105"></call-safety-code>`,
    );
    expect(names(shown)[0]).to.equal('Dolphin');
    expect(shown.part('select')).to.equal(null);
  });

  it('fits into 280 px, from right to left too', async () => {
    const shown = await show(
      [self, tom, mei],
      html`<div lang="ar" dir="rtl" style="inline-size: 280px">
        <call-safety-code participant-id="102"></call-safety-code>
      </div>`,
    );
    expect(names(shown)[0]).to.equal('فيل');
    const { scrollWidth, clientWidth } = shown.part('base')!;
    expect(scrollWidth).to.be.at.most(clientWidth);
    for (const each of shown.shadow.querySelectorAll<HTMLElement>('[part="name"]')) {
      expect(each.scrollWidth).to.be.at.most(each.clientWidth + 1);
    }
  });
});
