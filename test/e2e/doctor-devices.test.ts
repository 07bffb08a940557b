import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromRoot } from '../../scripts/lib/root.mjs';
import type { CheckId } from '../../src/doctor/finding.js';
import { launchBrowser, type LaunchOptions } from '../harness/browsers.js';
import { startStaticServer, type StaticServer } from '../harness/static-server.js';
import { DOCTOR_PAGE, examine, wordsOf, type Found } from './doctor-support.js';

let server: StaticServer;
let folder: string;
beforeAll(async () => {
  server = await startStaticServer({ mounts: { '/cdn': fromRoot('dist/cdn') }, pages: { '/': DOCTOR_PAGE } });
  folder = await mkdtemp(join(tmpdir(), 'call-elements-doctor-'));
  await writeFile(join(folder, 'silent.wav'), silentWav(2));
  await writeFile(join(folder, 'black.y4m'), blackY4m(64, 48, 5));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function look(options: LaunchOptions, ...checks: CheckId[]): Promise<{ found: Found; words: string }> {
  const browser = await launchBrowser('chromium', options);
  try {
    const page = await browser.newPage();
    await page.goto(server.origin);
    const found = await examine(page, {}, ...checks);
    const live = await page.evaluate(() => {
      const video = document.querySelector('call-doctor')?.shadowRoot?.querySelector('video');
      return video?.srcObject ?? null;
    });
    expect(live, 'the camera is free').toBe(null);
    return { found, words: await wordsOf(page) };
  } finally {
    await browser.close();
  }
}

describe('the doctor names what is wrong with devices', () => {
  it('both denied: asks once, and says where to allow them', async () => {
    const { found, words } = await look({ media: 'denied' }, 'microphone', 'camera');
    expect([found.microphone?.cause, found.camera?.cause]).toEqual([
      'permission-denied',
      'permission-denied',
    ]);
    expect(words).toContain('Your microphone is blocked');
    expect(words).toContain('Your camera is blocked');
  });

  it('none there', async () => {
    const { found, words } = await look({ media: 'none' }, 'microphone', 'camera');
    expect([found.microphone?.cause, found.camera?.cause]).toEqual(['no-device', 'no-device']);
    expect(words).toContain('No microphone found');
  });

  it('a silent microphone and a black camera', async () => {
    const args = [
      `--use-file-for-fake-audio-capture=${join(folder, 'silent.wav')}`,
      `--use-file-for-fake-video-capture=${join(folder, 'black.y4m')}`,
    ];
    const { found, words } = await look({ args }, 'microphone', 'camera');
    expect(found.microphone).toMatchObject({ status: 'fail', cause: 'silent-microphone' });
    expect(found.camera).toMatchObject({ status: 'fail', cause: 'black-picture' });
    expect(words).toContain('Your camera sends a black picture');
    expect(words).toContain('We hear nothing from your microphone');
  });
});

/** Mono, 16 bit, 48 kHz. */
function silentWav(seconds: number): Buffer {
  const bytes = seconds * 48_000 * 2;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + bytes, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(48_000, 24);
  head.writeUInt32LE(96_000, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(bytes, 40);
  return Buffer.concat([head, Buffer.alloc(bytes)]);
}

/** Frames of YUV 4:2:0 in limited range: black is 16, without colour 128. */
function blackY4m(width: number, height: number, frames: number): Buffer {
  const picture = Buffer.concat([
    Buffer.from('FRAME\n'),
    Buffer.alloc(width * height, 16),
    Buffer.alloc((width * height) / 2, 128),
  ]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  return Buffer.concat([head, ...Array.from({ length: frames }, () => picture)]);
}
