import { expect } from '@open-wc/testing';
import type { CallState, Participant } from '../../src/store/call-state.js';
import { connectTwo, createPeople, inCall, rings, stateOf, type People } from '../harness/memory-people.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { took } from '../harness/took.js';
import { until } from '../harness/until.js';

installRtcSpy();

const devices = navigator.mediaDevices;
const other = ({ participants }: CallState): Participant | undefined => participants[1];

describe('devices that fail', () => {
  let people: People;
  const native = { getUserMedia: devices.getUserMedia, enumerateDevices: devices.enumerateDevices };
  beforeEach(() => (people = createPeople()));
  afterEach(() => {
    Object.assign(devices, native);
    people.close();
  });

  const failing = (name: string, kinds: readonly ('audio' | 'video')[]): void => {
    devices.getUserMedia = (constraints = {}) =>
      kinds.some((kind) => constraints[kind])
        ? Promise.reject(new DOMException('no', name))
        : native.getUserMedia.call(devices, constraints);
  };

  /** Chromium ends the track; Firefox, which passes no event of a page on to a track, may leave it as it is. */
  const unplug = async (track: MediaStreamTrack | undefined): Promise<void> => {
    const { deviceId } = track?.getSettings() ?? {};
    const left = (await native.enumerateDevices.call(devices)).filter(
      (device) => device.deviceId !== deviceId,
    );
    devices.enumerateDevices = () => Promise.resolve(left);
    track?.dispatchEvent(new Event('ended'));
    devices.dispatchEvent(new Event('devicechange'));
  };

  for (const [name, reason] of [
    ['NotAllowedError', 'permission-denied'],
    ['NotFoundError', 'no-device'],
    ['NotReadableError', 'device-in-use'],
    ['OverconstrainedError', 'device-unavailable'],
    ['AbortError', 'capture-failed'],
  ] as const) {
    it(`F19: ${name} at the answer: with the voice alone, then as one who only hears, and the caller knows`, async () => {
      const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
      for (const kinds of [['video'], ['video', 'audio']] as const) {
        devices.getUserMedia = native.getUserMedia;
        await ana.call('102');
        await stateOf(ben, rings);
        failing(name, kinds);
        const start = performance.now();
        await ben.accept();
        await Promise.all([stateOf(ana, inCall), stateOf(ben, inCall)]);
        const silent = kinds.length === 2;
        await stateOf(ana, (state) => other(state)?.audioMuted === silent && !!other(state)?.videoMuted);
        took('the caller knows which device failed', 3_000, performance.now() - start);
        expect(ben.getState().camera).to.include({ on: false, reason });
        expect(ben.getState().microphone.on).to.equal(!silent);
        await until(
          () => window.rtcSpy.figures(),
          ({ links }) => links.some(({ frames }) => frames > 2),
          { label: 'the caller is seen' },
        );
        await ana.hangUp();
        await stateOf(ben, ({ call }) => call?.phase === 'ended');
      }
    });
  }

  it('F20: a camera that is pulled out in a call is muted on both sides, and comes back when plugged in', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102');
    await stateOf(ben, (state) => other(state)?.videoMuted === false);
    await stateOf(ana, (state) => state.devices.videoinput.length === 1);
    const track = ana.getState().participants[0]?.videoStream?.getVideoTracks()[0];

    let at = performance.now();
    failing('NotFoundError', ['video']);
    await unplug(track);
    await Promise.all([
      stateOf(ana, (state) => !state.camera.on && state.camera.reason === 'no-device', 'off here'),
      stateOf(ben, (state) => other(state)?.videoMuted === true, 'off there'),
    ]);
    took('a camera that went away is muted on both sides', 2_000, performance.now() - at);
    expect(ana.getState().call?.phase).to.equal('connected');
    await stateOf(ana, (state) => state.devices.videoinput.length === 0);

    at = performance.now();
    devices.getUserMedia = native.getUserMedia;
    devices.enumerateDevices = native.enumerateDevices;
    devices.dispatchEvent(new Event('devicechange'));
    await Promise.all([
      stateOf(ana, (state) => state.camera.on, 'on again'),
      stateOf(ben, (state) => other(state)?.videoMuted === false, 'seen again'),
    ]);
    took('a camera that is plugged in again is seen', 5_000, performance.now() - at);
    const { framesDecoded } = await window.rtcSpy.figures();
    await until(
      () => window.rtcSpy.figures(),
      (now) => now.framesDecoded > framesDecoded + 3,
    );
  });

  it('F20: a microphone that is taken away is muted on both sides, and the call goes on', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102', false);
    await stateOf(ben, (state) => other(state)?.audioMuted === false);
    let taken: MediaStreamTrack | undefined;
    devices.getUserMedia = async (constraints) => {
      const stream = await native.getUserMedia.call(devices, constraints);
      [taken] = stream.getAudioTracks();
      return stream;
    };
    // Another one is opened, so that the test holds the track.
    await ana.selectDevice('audioinput', '');
    failing('NotAllowedError', ['audio']);
    const at = performance.now();
    await unplug(taken);
    await Promise.all([
      stateOf(ana, ({ microphone }) => !microphone.on && microphone.reason === 'permission-denied'),
      stateOf(ben, (state) => other(state)?.audioMuted === true),
    ]);
    took('a microphone that went away is muted on both sides', 2_000, performance.now() - at);
    expect(ben.getState().call?.phase).to.equal('connected');
  });
});
