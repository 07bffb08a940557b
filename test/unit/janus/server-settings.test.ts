import { describe, expect, it } from 'vitest';
import type { LineSettings, PhoneLine } from '../../../src/janus/videocall/phone-line.js';
import { ServerSettings } from '../../../src/janus/videocall/server-settings.js';
import type { LocalMedia } from '../../../src/media/local-media.js';

/** What a server was asked, and a camera and a microphone that are off at first. */
function setUp() {
  const asked: LineSettings[] = [];
  const muted = { audio: true, video: true, screen: true };
  const refusals: Error[] = [];
  const line = {
    set: (settings: LineSettings) => {
      asked.push(settings);
      const refusal = refusals.pop();
      return refusal ? Promise.reject(refusal) : Promise.resolve();
    },
  } as unknown as PhoneLine;
  return { asked, muted, refusals, settings: new ServerSettings(line, { muted } as unknown as LocalMedia) };
}

describe('what the VideoCall server passes on', () => {
  it('is all again once the devices are open, also when they open while the call is set up', async () => {
    const { asked, muted, settings } = setUp();
    settings.begin();
    muted.audio = false;
    await settings.pass();
    await settings.renew();
    muted.video = false;
    await settings.pass();
    expect(asked).toEqual([
      { audio: true, video: false },
      { audio: true, video: true },
    ]);
  });

  it('is asked for again in a call that begins anew, by what is muted then', async () => {
    const { asked, muted, settings } = setUp();
    settings.begin();
    muted.video = false;
    await settings.pass();
    settings.begin();
    await settings.pass();
    muted.audio = false;
    settings.begin();
    await settings.pass();
    expect(asked).toEqual([
      { audio: false, video: true },
      { audio: false, video: true },
    ]);
  });

  it('is asked for again where it was refused', async () => {
    const { asked, muted, refusals, settings } = setUp();
    settings.begin();
    refusals.push(new Error('not now'));
    await expect(settings.pass()).rejects.toThrow('not now');
    await settings.pass();
    muted.audio = muted.video = false;
    await settings.pass();
    expect(asked).toEqual([
      { audio: false, video: false },
      { audio: false, video: false },
      { audio: true, video: true },
    ]);
  });
});
