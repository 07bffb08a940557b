import { expect } from '@open-wc/testing';
import type { CallStore } from '../../src/store/call-store.js';
import { createCallStore } from '../../src/store/create-call-store.js';
import type { CallStoreOptions } from '../../src/store/store-options.js';
import {
  connectTwo,
  createPeople,
  ended,
  inCall,
  rings,
  stateOf,
  type People,
} from '../harness/memory-people.js';
import { until } from '../harness/until.js';

const devices = navigator.mediaDevices;
const native = { getUserMedia: devices.getUserMedia, enumerateDevices: devices.enumerateDevices };
const nativeQuery = navigator.permissions.query;

describe('seeing oneself before a call', function () {
  this.timeout(30_000);
  let people: People;
  let asked: MediaStreamConstraints[];
  /** Tracks that were opened, whoever asked. */
  let opened: MediaStreamTrack[];
  const stores: CallStore[] = [];
  const store = (options: CallStoreOptions = {}): CallStore => {
    const made = createCallStore({ userId: '101', displayName: 'Ana', forgetDevices: true, ...options });
    stores.push(made);
    return made;
  };
  const loaded = async (options?: CallStoreOptions): Promise<CallStore> => {
    const made = store(options);
    await made.load();
    return made;
  };
  const live = (): number => opened.filter(({ readyState }) => readyState === 'live').length;
  /** Every try fails from now on; null: it works. */
  let fault: string | null;

  beforeEach(() => {
    people = createPeople();
    asked = [];
    opened = [];
    fault = null;
    devices.getUserMedia = async (constraints = {}) => {
      asked.push(constraints);
      if (fault) throw new DOMException('', fault);
      const stream = await native.getUserMedia.call(devices, constraints);
      opened.push(...stream.getTracks());
      return stream;
    };
  });
  afterEach(() => {
    people.close();
    for (const made of stores.splice(0)) made.dispose();
    Object.assign(devices, native);
    navigator.permissions.query = nativeQuery;
    Reflect.deleteProperty(navigator, 'userActivation');
  });

  /** What the browser says about permission, with the events that go with it. */
  function permissions(state: PermissionState): (next: PermissionState) => void {
    const statuses = new Set<EventTarget & { state: PermissionState }>();
    navigator.permissions.query = () => {
      const status = Object.assign(new EventTarget(), { state });
      statuses.add(status);
      return Promise.resolve(status as unknown as PermissionStatus);
    };
    return (next) => {
      state = next;
      for (const status of statuses) {
        status.state = next;
        status.dispatchEvent(new Event('change'));
      }
    };
  }

  it('opens nothing by itself; both with one question; and frees both', async () => {
    const ana = await loaded();
    expect(ana.getState().preview).to.deep.include({ on: false, stream: null });
    expect(ana.getState().preview.self.name).to.equal('Ana');
    expect(asked).to.have.length(0);
    await ana.startPreview();
    expect(asked).to.have.length(1);
    const { preview, camera, microphone } = ana.getState();
    expect(preview.on && camera.on && microphone.on).to.be.true;
    expect(preview.stream?.getVideoTracks()[0] === opened.find(({ kind }) => kind === 'video')).to.be.true;
    await ana.stopPreview();
    expect(live()).to.equal(0);
    expect(ana.getState().preview).to.deep.include({ on: false, stream: null });
  });

  it('shows the picture only while the camera is on, and the same stream while nothing changed', async () => {
    const ana = store();
    await ana.startPreview();
    const { stream } = ana.getState().preview;
    await ana.setMicrophone(false);
    expect(ana.getState().preview.stream === stream).to.be.true;
    await ana.setCamera(false);
    expect(ana.getState().preview.stream).to.equal(null);
    await ana.setCamera(true);
    expect(ana.getState().preview.stream).not.to.equal(null);
  });

  it('hands the very tracks to the call that is made, without asking again, and frees them with it', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await ana.startPreview();
    const track = ana.getState().preview.stream?.getVideoTracks()[0];
    await connectTwo(ana, ben, '102');
    expect(asked.length, 'one question here, one there').to.equal(2);
    expect(ana.getState().preview).to.deep.include({ on: false, stream: null });
    expect(ana.getState().participants[0]?.videoStream?.getVideoTracks()[0] === track).to.be.true;
    expect(track?.readyState).to.equal('live');
    await ana.stopPreview();
    expect(track?.readyState, 'it is the call’s now').to.equal('live');
    await ana.hangUp();
    await stateOf(ben, ended);
    await until(live, (count) => count === 0, { label: 'freed' });
  });

  it('hands them to the call that is answered', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await ana.call('102');
    await stateOf(ben, rings);
    await ben.startPreview();
    const track = ben.getState().preview.stream?.getVideoTracks()[0];
    const before = asked.length;
    await ben.accept();
    await stateOf(ben, inCall);
    expect(asked).to.have.length(before);
    expect(ben.getState().participants[0]?.videoStream?.getVideoTracks()[0] === track).to.be.true;
  });

  it('stays when a call does not come about, or stops ringing', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await ben.startPreview();
    await ben.call('102').catch(() => undefined);
    await ana.call('102', { video: false });
    await stateOf(ben, rings);
    await ana.hangUp();
    await stateOf(ben, ({ incoming }) => incoming.length === 0);
    expect(ben.getState().preview.on && ben.getState().camera.on).to.be.true;
  });

  it('joins a video call with the camera off, and can turn it on there', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await ana.startPreview({ video: false });
    await ana.call('102', { video: false, kind: 'video' });
    const { incoming } = await stateOf(ben, rings);
    expect(incoming[0]?.kind).to.equal('video');
    await ben.accept();
    await stateOf(ana, inCall);
    expect(ana.getState().camera.on).to.be.false;
    await ana.setCamera(true);
    await stateOf(ben, ({ participants }) => participants[1]?.videoMuted === false);
  });

  it('is refused in a call, and over when the store is disposed of', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102', false);
    expect(await ana.startPreview().catch((error: unknown) => error)).to.include({
      reason: 'already-in-call',
    });
    const other = store();
    await other.startPreview();
    other.dispose();
    await until(live, (count) => count === 2, { label: 'those of the call alone' });
  });

  it('asks nobody where the page says so: only what was answered before, and after an act', async () => {
    const active = (hasBeenActive: boolean): void =>
      void Object.defineProperty(navigator, 'userActivation', {
        configurable: true,
        value: { hasBeenActive },
      });
    permissions('prompt');
    active(true);
    const ana = store();
    await ana.startPreview({ ask: false });
    expect(asked).to.have.length(0);
    permissions('granted');
    active(false);
    await ana.startPreview({ ask: false });
    expect(asked).to.have.length(0);
    active(true);
    await ana.startPreview({ ask: false });
    expect(ana.getState().preview.on && ana.getState().camera.on).to.be.true;
  });

  describe('what failed is tried again by itself', () => {
    const CASES = [
      ['NotAllowedError', 'permission-denied'],
      ['NotFoundError', 'no-device'],
      ['NotReadableError', 'device-in-use'],
    ] as const;
    for (const [name, reason] of CASES) {
      it(`${reason}: as soon as it may work, and not before`, async () => {
        const change = permissions('denied');
        fault = name;
        const ana = store();
        const told: string[] = [];
        ana.on('call-error', ({ error }) => told.push(error.reason));
        await ana.startPreview();
        expect(ana.getState().camera.reason).to.equal(reason);
        expect(ana.getState().microphone.reason).to.equal(reason);
        const tries = asked.length;
        fault = null;
        window.dispatchEvent(new Event('focus'));
        await Promise.resolve();
        expect(asked, 'the browser would ask, or refuse').to.have.length(tries);
        const pending: boolean[] = [];
        ana.subscribe(({ camera }) => pending.push(camera.pending));
        change('granted');
        await stateOf(ana, ({ camera, microphone }) => camera.on && microphone.on);
        expect(ana.getState().camera.reason).to.equal(null);
        expect(pending, 'nothing flickers').not.to.include(true);
        expect(told, 'told once each').to.deep.equal([reason, reason]);
      });
    }

    it('a device that another app lets go of, with no event at all', async () => {
      permissions('granted');
      fault = 'NotReadableError';
      const ana = store();
      await ana.startPreview({ audio: false });
      expect(ana.getState().camera.reason).to.equal('device-in-use');
      fault = null;
      await stateOf(ana, ({ camera }) => camera.on, 'within a few seconds');
    });

    it('refused although the person allows it: that was the system', async () => {
      permissions('granted');
      // Chromium says so; elsewhere it follows from what is allowed.
      const words = 'featurePolicy' in document ? 'Permission denied by system' : '';
      devices.getUserMedia = () => Promise.reject(new DOMException(words, 'NotAllowedError'));
      const ana = store();
      await ana.startPreview({ audio: false });
      expect(ana.getState().camera.reason).to.equal('permission-denied-by-system');
    });

    it('not what was switched off, and nothing once the preview is over', async () => {
      const change = permissions('granted');
      fault = 'NotReadableError';
      const ana = store();
      await ana.startPreview();
      await ana.setCamera(false);
      fault = null;
      change('granted');
      await stateOf(ana, ({ microphone }) => microphone.on);
      expect(ana.getState().camera.on).to.be.false;
      fault = 'NotReadableError';
      await ana.setCamera(true).catch(() => undefined);
      await ana.stopPreview();
      fault = null;
      const tries = asked.length;
      change('granted');
      await new Promise((done) => requestAnimationFrame(done));
      expect(asked).to.have.length(tries);
    });

    it('a refusal that was taken back can be asked again', async () => {
      const change = permissions('denied');
      fault = 'NotAllowedError';
      const ana = store();
      await ana.startPreview();
      const tries = asked.length;
      change('prompt');
      await stateOf(ana, ({ camera }) => camera.reason === 'cancelled');
      expect(ana.getState().camera.availability).to.equal('available');
      expect(asked, 'when the person wants it').to.have.length(tries);
    });

    it('a question that was closed can be asked again', async () => {
      devices.getUserMedia = () =>
        Promise.reject(new DOMException('Permission dismissed', 'NotAllowedError'));
      const ana = store();
      await ana.startPreview();
      expect(ana.getState().camera).to.include({ reason: 'cancelled', availability: 'available' });
    });

    it('who refused both at once is not asked once more for each', async () => {
      permissions('prompt');
      devices.getUserMedia = async (constraints = {}) => {
        asked.push(constraints);
        // Real time: a person takes a while to refuse.
        await new Promise((done) => setTimeout(done, 600));
        throw new DOMException('', 'NotAllowedError');
      };
      const ana = store();
      await ana.startPreview();
      expect(asked).to.have.length(1);
      expect(ana.getState().camera.reason).to.equal('permission-denied');
      expect(ana.getState().microphone.reason).to.equal('permission-denied');
    });
  });

  it('says that the picture is black, and no more when it is not', async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 36 });
    const pen = canvas.getContext('2d')!;
    let light = 0;
    const timer = setInterval(() => {
      pen.fillStyle = `rgb(${light} ${light} ${light})`;
      pen.fillRect(0, 0, 64, 36);
    }, 50);
    const [track] = canvas.captureStream(20).getVideoTracks();
    const ana = store({ capture: () => Promise.resolve(track) });
    await ana.startPreview({ audio: false });
    await stateOf(ana, ({ camera }) => camera.reason === 'black-picture');
    expect(ana.getState().camera).to.include({ on: true, availability: 'available' });
    light = 120;
    await stateOf(ana, ({ camera }) => camera.reason === null && camera.on);
    light = 0;
    await stateOf(ana, ({ camera }) => camera.reason === 'black-picture');
    await ana.setCamera(false);
    expect(ana.getState().camera.reason).to.equal(null);
    clearInterval(timer);
    track?.stop();
  });

  it('says that the microphone is dead, and no more when it is heard', async function () {
    const context = new AudioContext();
    const started = new Promise((resolve) => (context.onstatechange = resolve));
    // Real time: a context that never starts does not say so.
    await Promise.race([started, new Promise((resolve) => setTimeout(resolve, 2_000))]);
    // Firefox runs no AudioContext on a machine without a sound card, as the ones that run tests are.
    if (context.state !== 'running') this.skip();
    const tone = new OscillatorNode(context);
    const volume = new GainNode(context, { gain: 0 });
    const out = context.createMediaStreamDestination();
    tone.connect(volume).connect(out);
    tone.start();
    const ana = store({ capture: () => Promise.resolve(out.stream.getAudioTracks()[0]) });
    await ana.startPreview({ video: false });
    await stateOf(ana, ({ microphone }) => microphone.reason === 'silent-microphone');
    volume.gain.value = 0.2;
    await stateOf(ana, ({ microphone }) => microphone.reason === null && microphone.level > 0.3);
    await context.close();
  });

  describe('the choice of devices', () => {
    const entry = (deviceId: string, label: string, kind = 'audioinput'): MediaDeviceInfo =>
      ({ deviceId, label, kind, groupId: deviceId }) as MediaDeviceInfo;
    const memory = (): Storage & { text: string } => {
      const storage = {
        text: '{}',
        getItem: () => storage.text,
        setItem: (_key: string, text: string) => void (storage.text = text),
      };
      return storage as unknown as Storage & { text: string };
    };
    /** What the list shows from now on. */
    const list = (...entries: MediaDeviceInfo[]): void => {
      devices.enumerateDevices = () => Promise.resolve(entries);
      devices.dispatchEvent(new Event('devicechange'));
    };
    const chosen = ({ microphone }: ReturnType<CallStore['getState']>): string => microphone.deviceId;

    it('is known on the next visit, under another id, by its name', async () => {
      const deviceStorage = memory();
      list(entry('a', 'Desk'), entry('b', 'Headset'));
      const first = await loaded({ forgetDevices: false, deviceStorage });
      await stateOf(first, (state) => state.devices.audioinput.length === 2);
      await first.selectDevice('audioinput', 'b');
      expect(JSON.parse(deviceStorage.text)).to.deep.equal({
        audioinput: { deviceId: 'b', label: 'Headset' },
      });

      const second = await loaded({ forgetDevices: false, deviceStorage });
      await stateOf(second, (state) => chosen(state) === 'b', 'before anything is opened');

      list(entry('x', 'Desk'), entry('y', 'Headset'));
      const third = await loaded({ forgetDevices: false, deviceStorage });
      await stateOf(third, (state) => chosen(state) === 'y', 'by its name');
      await third.selectDevice('audioinput', '');
      expect(deviceStorage.text).to.equal('{}');
    });

    it('gives way to what there is when the device is gone, and is not forgotten', async () => {
      const deviceStorage = memory();
      deviceStorage.text = JSON.stringify({ audioinput: { deviceId: 'gone', label: 'Headset' } });
      const ana = store({ forgetDevices: false, deviceStorage });
      await ana.startPreview({ video: false });
      expect(ana.getState().microphone).to.include({ on: true, deviceId: '' });
      expect(deviceStorage.text).to.contain('Headset');
    });

    it('is not kept where the page says so, and junk or a storage that throws does no harm', async () => {
      const deviceStorage = memory();
      list(entry('a', 'Desk'), entry('b', 'Headset'));
      const silent = store({ deviceStorage });
      await silent.selectDevice('audioinput', 'b');
      expect(deviceStorage.text).to.equal('{}');
      for (const junk of ['[', 'null', '7', '{"audioinput":3}', '{"videoinput":{"deviceId":1}}']) {
        deviceStorage.text = junk;
        const made = await loaded({ forgetDevices: false, deviceStorage });
        expect(chosen(made.getState())).to.equal('');
      }
      const broken = {
        getItem: () => {
          throw new Error('no');
        },
        setItem: () => {
          throw new Error('no');
        },
      };
      await store({ forgetDevices: false, deviceStorage: broken }).selectDevice('audioinput', 'b');
    });
  });
});
