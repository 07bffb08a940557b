import { expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import '../../src/elements/device-picker/define.js';
import type { DevicePicker } from '../../src/elements/device-picker/device-picker.js';
import type { CallState, DeviceInfo, DeviceKind, DevicesState } from '../../src/store/call-state.js';
import { installClock, pass } from '../harness/clock.js';
import { createFakeStore, idleState, provide, type FakeStore } from '../harness/fake-store.js';

installClock();

const idle = idleState();
const device = (kind: DeviceKind, deviceId: string, label = '', groupId = deviceId): DeviceInfo =>
  Object.freeze({ kind, deviceId, label, groupId });
const studio = device('audioinput', 's', 'Studio Microphone');
const headset = device('audioinput', 'h', 'Headset');
const microphones = (...audioinput: DeviceInfo[]): DevicesState => ({ ...idle.devices, audioinput });
const chosen = (deviceId: string, patch: Partial<CallState['microphone']> = {}): CallState['microphone'] => ({
  ...idle.microphone,
  deviceId,
  ...patch,
});

interface Picked {
  readonly element: DevicePicker;
  readonly select: HTMLSelectElement;
  readonly store: FakeStore;
  readonly form: HTMLFormElement;
  options(): string[];
  hint(): string;
}

async function picker(
  state: Partial<CallState>,
  content = html`<device-picker kind="audioinput" name="mic"></device-picker>`,
): Promise<Picked> {
  const store = createFakeStore(state);
  const form = await fixture<HTMLFormElement>(html`<form>${provide(store, content)}</form>`);
  const element = form.querySelector('device-picker')!;
  await element.updateComplete;
  const shadow = element.shadowRoot!;
  const select = shadow.querySelector('select')!;
  return {
    element,
    select,
    store,
    form,
    options: () => [...select.options].map((option) => option.textContent.trim()),
    hint: () => shadow.querySelector('.hint')!.textContent.trim(),
  };
}

function choose(select: HTMLSelectElement, value: string): void {
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('<device-picker>', () => {
  it('has a label, the system first, and the devices', async () => {
    const { element, options, select } = await picker({ devices: microphones(studio, headset) });
    expect(options()).to.deep.equal(['Follow the system', 'Studio Microphone', 'Headset']);
    expect(select.labels[0]?.textContent).to.equal('Microphone');
    expect(select.value).to.equal('');
    expect(select.getBoundingClientRect().height).to.be.at.least(48);
    await expect(element).to.be.accessible();
  });

  it('says what the system uses, where that is known, and does not list it twice', async () => {
    const marker = device('audioinput', 'default', 'Default - Headset', 'h');
    const { options } = await picker({ devices: microphones(marker, studio, headset) });
    expect(options()).to.deep.equal(['Follow the system — now: Headset', 'Studio Microphone', 'Headset']);
  });

  it('numbers devices without a name, and skips the one without an id', async () => {
    const cameras = [
      device('videoinput', ''),
      device('videoinput', 'a'),
      device('videoinput', 'b', 'Front'),
      device('videoinput', 'c'),
    ];
    const { options } = await picker(
      { devices: { ...idle.devices, videoinput: cameras } },
      html`<device-picker kind="videoinput"></device-picker>`,
    );
    expect(options()).to.deep.equal(['Follow the system', 'Camera 1', 'Front', 'Camera 3']);
  });

  it('takes another label, as text', async () => {
    const { element } = await picker(
      { devices: microphones(device('audioinput', 'x', '<img src=x onerror=alert(1)>')) },
      html`<device-picker kind="audioinput" label="<b>Talk</b>"></device-picker>`,
    );
    expect(element.shadowRoot!.querySelector('.label')!.textContent).to.equal('<b>Talk</b>');
    expect(element.shadowRoot!.querySelector('img, b') === null).to.be.true;
  });

  it('asks for a device, and shows it only when the store has it', async () => {
    const { element, select, store } = await picker({ devices: microphones(studio, headset) });
    setTimeout(() => choose(select, 'h'));
    const event = await oneEvent(element, 'call-device-request');
    expect(event.cancelable).to.be.true;
    await nextFrame();
    await nextFrame();
    await element.updateComplete;
    expect(store.calls).to.deep.equal([['selectDevice', ['audioinput', 'h']]]);
    expect(select.value, 'the store said nothing').to.equal('');
    store.set({ microphone: chosen('h') });
    await element.updateComplete;
    expect(select.value).to.equal('h');
    expect(element.value).to.equal('h');
  });

  it('shows the choice while it is being started, and takes it back when that failed', async () => {
    const { element, select, store } = await picker({ devices: microphones(studio, headset) });
    element.addEventListener('call-device-request', () =>
      store.set({ microphone: chosen('', { pending: true }) }),
    );
    choose(select, 'h');
    await nextFrame();
    await nextFrame();
    expect(select.value).to.equal('h');
    expect(element.value, 'the value is what is true').to.equal('');
    store.set({ microphone: chosen('', { reason: 'device-in-use' }) });
    await pass(350);
    expect(select.value).to.equal('');
  });

  it('goes back at once when the page says no', async () => {
    const { element, select, store } = await picker({ devices: microphones(studio) });
    element.addEventListener('call-device-request', (event) => event.preventDefault());
    choose(select, 's');
    await element.updateComplete;
    expect(select.value).to.equal('');
    expect(store.calls).to.deep.equal([]);
  });

  it('keeps the choice and the focus while devices come and go', async () => {
    const { element, select, store, options } = await picker({
      devices: microphones(studio, headset),
      microphone: chosen('h'),
    });
    select.focus();
    const option = select.selectedOptions[0];
    store.set({ devices: microphones(device('audioinput', 'n', 'New'), headset) });
    await element.updateComplete;
    expect(options()).to.deep.equal(['Follow the system', 'New', 'Headset']);
    expect(select.value).to.equal('h');
    expect(select.selectedOptions[0] === option, 'the same option').to.be.true;
    expect(element.shadowRoot!.activeElement === select).to.be.true;
  });

  it('says when the chosen device is gone, and offers it when it is back', async () => {
    const { element, select, store, hint } = await picker({
      devices: microphones(studio, headset),
      microphone: chosen('h'),
    });
    store.set({ devices: microphones(studio) });
    await element.updateComplete;
    expect(select.value).to.equal('');
    expect(element.value).to.equal('');
    expect(hint()).to.equal('Headset removed. Using Studio Microphone.');
    store.set({ microphone: chosen('') });
    await element.updateComplete;
    expect(hint()).to.equal('Headset removed. Using Studio Microphone.');
    store.set({ devices: microphones(studio, headset) });
    await element.updateComplete;
    expect(hint()).to.equal('Headset connected.');
    const use = element.shadowRoot!.querySelector<HTMLButtonElement>('[part="use"]')!;
    expect(use.textContent.trim()).to.equal('Use it');
    await expect(element).to.be.accessible();
    use.focus();
    use.click();
    await element.updateComplete;
    expect(store.calls).to.deep.equal([['selectDevice', ['audioinput', 'h']]]);
    expect(hint()).to.equal('');
    expect(element.shadowRoot!.activeElement === select, 'the focus has a place').to.be.true;
  });

  it('does not call new what only got its name, or what the system uses by itself', async () => {
    const nameless = [device('audioinput', 's'), device('audioinput', 'h')];
    const { element, store, hint } = await picker({ devices: microphones(...nameless) });
    store.set({ devices: microphones(studio, headset) });
    await element.updateComplete;
    expect(hint()).to.equal('');
    const buds = device('audioinput', 'b', 'Buds');
    store.set({
      devices: microphones(device('audioinput', 'default', 'Default', 'b'), studio, headset, buds),
    });
    await element.updateComplete;
    expect(hint(), 'already in use').to.equal('');
    const desk = device('audioinput', 'd', 'Desk');
    store.set({ devices: microphones(studio, headset, buds, desk) });
    await element.updateComplete;
    expect(hint()).to.equal('Desk connected.');
    store.set({ devices: microphones(studio, headset, buds) });
    await element.updateComplete;
    expect(hint(), 'gone again').to.equal('');
  });

  it('plays a sound where the others would be heard', async () => {
    const { element, store } = await picker(
      { devices: { ...idle.devices, audiooutput: [device('audiooutput', 'o', 'Speakers')] } },
      html`<device-picker kind="audiooutput"></device-picker>`,
    );
    const test = element.shadowRoot!.querySelector<HTMLButtonElement>('[part="test"]')!;
    expect(test.textContent.trim()).to.equal('Test');
    expect(test.getAttribute('aria-label')).to.equal('Test speaker');
    test.click();
    expect(store.calls).to.deep.equal([['playTestSound', []]]);
    await expect(element).to.be.accessible();
  });

  it('as a pill has its label for the ear, says "Blocked", and leaves faults to others', async () => {
    const { element, select, options, store, hint } = await picker(
      { devices: microphones(studio), microphone: chosen('', { reason: 'permission-denied' }) },
      html`<device-picker kind="audioinput" compact></device-picker>`,
    );
    expect(options()[0]).to.equal('Blocked');
    expect(select.labels[0]?.textContent).to.equal('Microphone');
    expect(hint()).to.equal('');
    expect(select.getBoundingClientRect().height).to.be.at.least(44);
    await expect(element).to.be.accessible();
    store.set({ microphone: chosen('', { on: true, level: 0.5 }) });
    await element.updateComplete;
    expect(options()[0]).to.equal('Follow the system — now: Studio Microphone');
    expect(element.shadowRoot!.querySelector('.face')!.textContent).to.equal('Studio Microphone');
    expect(element.shadowRoot!.querySelector('[part="meter"]')).to.equal(null);
    store.set({ devices: microphones(studio, headset) });
    await element.updateComplete;
    expect(hint(), 'news it tells').to.equal('Headset connected.');
  });

  it('says of which microphone nothing is heard', async () => {
    const { hint } = await picker({
      devices: microphones(studio, headset),
      microphone: chosen('h', { on: true, reason: 'silent-microphone' }),
    });
    expect(hint()).to.equal('We hear nothing from Headset. Is it switched off? Try another.');
  });

  describe('of all kinds', () => {
    const all: DevicesState = {
      audioinput: [studio, headset],
      videoinput: [device('videoinput', 'c', 'Desk Camera')],
      audiooutput: [device('audiooutput', 'o', 'Speakers')],
      listed: true,
      lastChange: null,
    };
    async function panel(
      state: Partial<CallState>,
      content = html`<device-picker name="d" required></device-picker>`,
    ): Promise<{ element: DevicePicker; form: HTMLFormElement; store: FakeStore }> {
      const store = createFakeStore(state);
      const form = await fixture<HTMLFormElement>(html`<form>${provide(store, content)}</form>`);
      const element = form.querySelector('device-picker')!;
      await element.updateComplete;
      for (const field of fields(element)) await field.updateComplete;
      return { element, form, store };
    }
    const fields = (element: DevicePicker): DevicePicker[] => [
      ...element.shadowRoot!.querySelectorAll('device-picker'),
    ];

    it('is a panel of three, each with its own label and devices', async () => {
      const { element, store } = await panel({ devices: all });
      expect(fields(element).map(({ kind }) => kind)).to.deep.equal([
        'videoinput',
        'audioinput',
        'audiooutput',
      ]);
      expect(element.shadowRoot!.querySelector('[role="group"]')!.getAttribute('aria-label')).to.equal(
        'Devices',
      );
      expect(element.getBoundingClientRect().width).to.be.greaterThan(0);
      await expect(element).to.be.accessible();
      choose(fields(element)[1].shadowRoot!.querySelector('select')!, 'h');
      expect(store.calls).to.deep.equal([['selectDevice', ['audioinput', 'h']]]);
    });

    it('gives a form all three, and is valid with camera and microphone', async () => {
      const { element, form, store } = await panel({
        devices: { ...all, videoinput: [] },
        microphone: chosen('h'),
      });
      expect([...new FormData(form)]).to.deep.equal([
        ['d.videoinput', ''],
        ['d.audioinput', 'h'],
        ['d.audiooutput', ''],
      ]);
      expect(element.validationMessage).to.equal('A camera is needed.');
      store.set({ devices: all, camera: { ...idle.camera, deviceId: 'c' } });
      await element.updateComplete;
      expect(new FormData(form).get('d.videoinput')).to.equal('c');
      expect(form.checkValidity()).to.be.true;
    });
  });

  it('says that there is none', async () => {
    const { element, select, hint } = await picker(
      {},
      html`<device-picker kind="videoinput"></device-picker>`,
    );
    expect(hint()).to.equal('No camera found. Plug one in, or join without.');
    expect(select.disabled).to.be.true;
    expect(element.matches(':state(empty)')).to.be.true;
    await expect(element).to.be.accessible();
  });

  it('says that this browser cannot choose a speaker', async () => {
    const { element, select, hint } = await picker(
      {
        audioOutput: { ...idle.audioOutput, availability: 'unsupported', reason: 'not-supported' },
        devices: { ...idle.devices, audiooutput: [device('audiooutput', 'o', 'Speakers')] },
      },
      html`<device-picker kind="audiooutput"></device-picker>`,
    );
    expect(hint()).to.equal('This browser plays sound where the system says.');
    expect(select.disabled).to.be.true;
    expect(element.matches(':state(unavailable)')).to.be.true;
  });

  it('shows the level of a live microphone', async () => {
    const { element, store } = await picker({
      devices: microphones(studio),
      microphone: chosen('', { on: true, level: 0.5 }),
    });
    const meter = (): Element | null => element.shadowRoot!.querySelector('[role="meter"]');
    expect(meter()!.querySelectorAll('i')).to.have.length(24);
    expect(meter()!.querySelectorAll('.lit')).to.have.length(12);
    expect(meter()!.getAttribute('aria-valuenow')).to.equal('50');
    await expect(element).to.be.accessible();
    store.set({ microphone: chosen('', { on: true, level: 1 }) });
    await element.updateComplete;
    expect(meter()!.querySelectorAll('.hot')).to.have.length(4);
    store.set({ microphone: chosen('') });
    await element.updateComplete;
    expect(meter() === null).to.be.true;
  });

  describe('in a form', () => {
    it('carries the device in use', async () => {
      const { element, form, store } = await picker({
        devices: microphones(studio),
        microphone: chosen('s'),
      });
      expect(new FormData(form).get('mic')).to.equal('s');
      store.set({ microphone: chosen('') });
      await element.updateComplete;
      expect(new FormData(form).get('mic')).to.equal('');
      expect(element.form === form).to.be.true;
    });

    it('asks for the first device on reset, and for the kept one on return', async () => {
      const { element, form, store } = await picker(
        { devices: microphones(studio, headset), microphone: chosen('h') },
        html`<device-picker kind="audioinput" name="mic" value="s"></device-picker>`,
      );
      form.reset();
      await nextFrame();
      expect(store.calls).to.deep.equal([['selectDevice', ['audioinput', 's']]]);
      element.formStateRestoreCallback('x');
      await nextFrame();
      expect(store.calls[1]).to.deep.equal(['selectDevice', ['audioinput', 'x']]);
    });

    it('is valid with a device, where one is required', async () => {
      const { element, form, store } = await picker(
        {},
        html`<device-picker kind="audioinput" name="mic" required></device-picker>`,
      );
      expect(element.checkValidity()).to.be.false;
      expect(element.validity.valueMissing).to.be.true;
      expect(element.validationMessage).to.equal('A microphone is needed.');
      expect(form.checkValidity()).to.be.false;
      store.set({ devices: microphones(studio) });
      await element.updateComplete;
      expect(form.checkValidity()).to.be.true;
    });

    it('is disabled with its fieldset', async () => {
      const store = createFakeStore({ devices: microphones(studio) });
      const set = await fixture<HTMLFieldSetElement>(
        html`<fieldset disabled>
          ${provide(store, html`<device-picker kind="audioinput"></device-picker>`)}
        </fieldset>`,
      );
      const element = set.querySelector('device-picker')!;
      await element.updateComplete;
      await element.updateComplete;
      expect(element.shadowRoot!.querySelector('select')!.disabled).to.be.true;
      set.disabled = false;
      await element.updateComplete;
      expect(element.shadowRoot!.querySelector('select')!.disabled).to.be.false;
    });
  });

  it('fits into 280 px, also with text at 200 %', async () => {
    document.documentElement.style.fontSize = '200%';
    try {
      const long = device(
        'audioinput',
        'l',
        'A microphone with a name that no one will ever read to its end',
      );
      const { element, form } = await picker({ devices: microphones(long), microphone: chosen('l') });
      form.style.inlineSize = '280px';
      await nextFrame();
      expect(element.scrollWidth).to.be.at.most(280);
    } finally {
      document.documentElement.style.removeProperty('font-size');
    }
  });
});
