import { expect } from '@open-wc/testing';
import { AudioSink } from '../../src/media/audio-sink.js';
import { DeviceList } from '../../src/media/device-list.js';
import { levelOf, LevelMeter } from '../../src/media/level-meter.js';
import { LocalMedia } from '../../src/media/local-media.js';
import { mediaError } from '../../src/media/media-error.js';
import { createFakeScreen } from '../harness/screen.js';
import { until } from '../harness/until.js';

const devices = navigator.mediaDevices;

describe('local media', () => {
  let media: LocalMedia;
  let calls: MediaStreamConstraints[];
  const native = { getUserMedia: devices.getUserMedia, enumerateDevices: devices.enumerateDevices };
  beforeEach(() => {
    media = new LocalMedia();
    calls = [];
    devices.getUserMedia = (constraints = {}) => {
      calls.push(constraints);
      return native.getUserMedia.call(devices, constraints);
    };
  });
  afterEach(() => {
    media.release();
    Object.assign(devices, native);
  });

  it('opens nothing by itself, and both kinds with one question', async () => {
    expect(calls).to.have.length(0);
    expect(await media.prepare({ audio: true, video: true })).to.deep.equal([]);
    expect(calls).to.have.length(1);
    expect(media.microphone.state.on && media.camera.state.on).to.equal(true);
  });

  it('off mutes the microphone and frees the camera; release stops everything', async () => {
    await media.prepare({ audio: true, video: true });
    const { audio, video } = media.tracks;
    await media.microphone.set(false);
    await media.camera.set(false);
    expect(audio).to.include({ readyState: 'live', enabled: false });
    expect(video?.readyState).to.equal('ended');
    media.release();
    expect(audio?.readyState).to.equal('ended');
    expect(media.tracks).to.deep.equal({ audio: null, video: null, screen: null, sound: null });
  });

  it('quick changes end as the last one said, with one track', async () => {
    const wishes = [true, false, true, false, true].map((on) => media.camera.set(on));
    await Promise.all(wishes);
    expect(media.camera.state).to.include({ on: true, pending: false });
    const off = media.camera.set(false);
    media.release();
    await off.catch(() => undefined);
    expect(media.camera.state.track).to.equal(null);
  });

  it('what was being opened when everything is released is stopped as soon as it comes', async () => {
    let opened: MediaStreamTrack | undefined;
    devices.getUserMedia = async (constraints) => {
      const stream = await native.getUserMedia.call(devices, constraints);
      [opened] = stream.getTracks();
      return stream;
    };
    const opening = media.camera.set(true);
    media.release();
    const error = await opening.catch((thrown: unknown) => thrown);
    expect(error).to.include({ reason: 'aborted' });
    await until(() => opened === undefined || opened.readyState === 'ended');
    expect(media.camera.state.on).to.equal(false);
  });

  it('a page’s own track is cloned, and never stopped', async () => {
    const screen = await createFakeScreen();
    const [mine] = screen.stream.getVideoTracks();
    media.source = () => Promise.resolve(mine);
    await media.camera.set(true);
    expect(media.tracks.video).not.to.equal(mine);
    media.release();
    expect(mine?.readyState).to.equal('live');
    screen.close();
  });

  it('a device that is pulled out is opened again, and at last the system’s own is taken', async () => {
    await media.camera.set(true);
    const first = media.tracks.video;
    const { deviceId = '' } = first?.getSettings() ?? {};
    media.camera.deviceRemoved('another');
    expect(media.tracks.video).to.equal(first);
    media.camera.deviceRemoved(deviceId);
    await until(
      () => media.tracks.video,
      (track) => track !== null && track !== first,
      { label: 'another track' },
    );
    expect(first?.readyState).to.equal('ended');
    expect(media.camera.state.on).to.equal(true);
  });

  it('a remembered device that is gone gives way to the system’s own', async () => {
    await media.microphone.select('gone-for-ever');
    await media.microphone.set(true);
    expect(media.microphone.state).to.include({ on: true, deviceId: '' });
  });

  it('choosing another device while on switches at once and keeps mute', async () => {
    await media.microphone.set(true);
    await media.microphone.set(false);
    const before = media.tracks.audio;
    const { deviceId = '' } = before?.getSettings() ?? {};
    await media.microphone.select(deviceId);
    expect(before?.readyState).to.equal('ended');
    expect(media.tracks.audio?.enabled).to.equal(false);
    expect(media.microphone.state).to.include({ on: false, deviceId });
  });
});

describe('turning the camera', () => {
  let media: LocalMedia;
  const native = { getUserMedia: devices.getUserMedia, enumerateDevices: devices.enumerateDevices };
  /** Cameras of a phone or of a desk; `alone`: no two are open at once. */
  const cameras = (list: readonly { id: string; facing?: string }[], alone = false): void => {
    const open = new Set<MediaStreamTrack>();
    devices.enumerateDevices = () =>
      Promise.resolve(
        list.map(
          ({ id }) => ({ deviceId: id, kind: 'videoinput', label: id, groupId: '' }) as MediaDeviceInfo,
        ),
      );
    devices.getUserMedia = (constraints) => {
      const { facingMode, deviceId } = (constraints?.video ?? {}) as Record<string, { exact?: string }>;
      const found = list.find(({ id, facing }) =>
        facingMode ? facing === facingMode.exact : !deviceId?.exact || id === deviceId.exact,
      );
      if (!found) return Promise.reject(new DOMException('', 'OverconstrainedError'));
      if (alone && [...open].some(({ readyState }) => readyState === 'live')) {
        return Promise.reject(new DOMException('', 'NotReadableError'));
      }
      const canvas = document.createElement('canvas');
      canvas.getContext('2d');
      const stream = canvas.captureStream();
      for (const track of stream.getVideoTracks()) {
        open.add(track);
        track.getSettings = () => ({
          deviceId: found.id,
          ...(found.facing ? { facingMode: found.facing } : {}),
        });
      }
      return Promise.resolve(stream);
    };
  };
  const present = (): string | undefined => media.tracks.video?.getSettings().deviceId;
  beforeEach(() => (media = new LocalMedia()));
  afterEach(() => {
    media.release();
    Object.assign(devices, native);
  });

  it('goes to the one that looks the other way, and back, past others of the same side', async () => {
    cameras([
      { id: 'front', facing: 'user' },
      { id: 'wide', facing: 'user' },
      { id: 'back', facing: 'environment' },
    ]);
    await media.camera.set(true);
    const first = media.tracks.video;
    await media.flipCamera();
    expect(present()).to.equal('back');
    expect(first?.readyState).to.equal('ended');
    await media.flipCamera();
    expect(present()).to.equal('front');
    expect(media.camera.state).to.include({ on: true, deviceId: 'front', error: null });
  });

  it('goes round the list where no device tells', async () => {
    cameras([{ id: 'a' }, { id: 'b' }]);
    await media.camera.set(true);
    await media.flipCamera();
    expect(present()).to.equal('b');
    await media.flipCamera();
    expect(present()).to.equal('a');
  });

  it('frees the one before it opens the other where two cannot be open', async () => {
    cameras(
      [
        { id: 'front', facing: 'user' },
        { id: 'back', facing: 'environment' },
      ],
      true,
    );
    await media.camera.set(true);
    await media.flipCamera();
    expect(present()).to.equal('back');
    expect(media.camera.state.on).to.equal(true);
  });

  it('says so when there is no other, and keeps the one there is', async () => {
    cameras([{ id: 'a' }]);
    await media.camera.set(true);
    const error = await media.flipCamera().catch((thrown: unknown) => thrown);
    expect(error).to.include({ reason: 'no-device' });
    expect(present()).to.equal('a');
    expect(media.tracks.video?.readyState).to.equal('live');
  });
});

describe('reasons of a refusal', () => {
  const CASES = [
    ['NotAllowedError', 'denied', 'video', 'permission-denied'],
    ['NotAllowedError', 'Permission denied by system', 'video', 'permission-denied-by-system'],
    ['NotAllowedError', 'denied', 'screen', 'cancelled'],
    ['NotFoundError', '', 'audio', 'no-device'],
    ['NotReadableError', '', 'video', 'device-in-use'],
    ['OverconstrainedError', '', 'audio', 'device-unavailable'],
    ['SomethingNew', '', 'audio', 'capture-failed'],
  ] as const;
  for (const [name, message, kind, reason] of CASES) {
    it(`${name} "${message}" of ${kind} is ${reason}`, () => {
      expect(mediaError(new DOMException(message, name), kind).reason).to.equal(reason);
    });
  }
});

describe('the list of devices', () => {
  it('tells what came and what went', async () => {
    const native = devices.enumerateDevices;
    const entry = (deviceId: string): MediaDeviceInfo =>
      ({ deviceId, kind: 'audioinput', label: deviceId, groupId: 'g' }) as MediaDeviceInfo;
    let present = [entry('a')];
    devices.enumerateDevices = () => Promise.resolve(present);
    const list = new DeviceList();
    const heard: string[] = [];
    await list.start();
    list.on('change', ({ added, removed }) =>
      heard.push(`+${added.map((one) => one.label).join()} -${removed.map((one) => one.label).join()}`),
    );
    present = [entry('a'), entry('headset')];
    devices.dispatchEvent(new Event('devicechange'));
    devices.dispatchEvent(new Event('devicechange'));
    await until(() => heard.length === 1);
    present = [entry('headset')];
    devices.dispatchEvent(new Event('devicechange'));
    await until(() => heard.length === 2);
    expect(heard).to.deep.equal(['+headset -', '+ -a']);
    list.stop();
    devices.enumerateDevices = native;
  });
});

describe('hearing', () => {
  it('levels go from 0 at -60 dBFS to 1 at -6, in steps', () => {
    expect([-Infinity, -60, -33, -6, 0].map(levelOf)).to.deep.equal([0, 0, 0.5, 1, 1]);
  });

  it('a tone moves the meter, and silence brings it down', async function () {
    const context = new AudioContext();
    const started = new Promise((resolve) => (context.onstatechange = resolve));
    // Real time: a context that never starts does not say so.
    await Promise.race([started, new Promise((resolve) => setTimeout(resolve, 2_000))]);
    // Firefox runs no AudioContext on a machine without a sound card, as the ones that run tests are.
    if (context.state !== 'running') this.skip();
    const tone = new OscillatorNode(context);
    const out = context.createMediaStreamDestination();
    tone.connect(out);
    tone.start();
    let level = 0;
    const meter = new LevelMeter((now) => (level = now));
    meter.follow(out.stream.getAudioTracks()[0] ?? null);
    await until(() => level > 0.5, Boolean, { label: 'the tone' });
    tone.stop();
    await until(() => level === 0, Boolean, { label: 'silence' });
    meter.close();
    await context.close();
  });

  it('whoever relieves another player is not heard beside it, whatever happens to the volume', async () => {
    const context = new AudioContext();
    const players: HTMLAudioElement[] = [];
    const Native = window.Audio;
    window.Audio = class extends Native {
      constructor() {
        super();
        players.push(this);
      }
    };
    const sink = new AudioSink(() => undefined);
    sink.play(new Map([['102', context.createMediaStreamDestination().stream]]));
    await until(() => players[0]?.paused === false);
    sink.play(new Map([['102', context.createMediaStreamDestination().stream]]));
    sink.setVolume(['102'], 0.5);
    expect(players.map(({ muted }) => muted)).to.deep.equal([false, true]);
    await until(() => players[0]?.paused);
    expect(players[1]).to.include({ muted: false, volume: 0.5 });
    window.Audio = Native;
    sink.close();
    await context.close();
  });

  it('a refused play() says "blocked", and a resume inside a click unblocks', async () => {
    const native = HTMLMediaElement.prototype.play;
    const heard: boolean[] = [];
    const sink = new AudioSink((blocked) => heard.push(blocked));
    HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    sink.play(new Map([['102', new MediaStream()]]));
    await until(() => heard.length === 1);
    HTMLMediaElement.prototype.play = () => Promise.resolve();
    expect(await sink.resume()).to.equal(true);
    expect(heard).to.deep.equal([true, false]);
    HTMLMediaElement.prototype.play = native;
    sink.close();
  });
});
