import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samplesOf } from '../../scripts/docs/markdown.mjs';
import { accepts, freePort } from '../../scripts/lib/ports.mjs';
import { startServer, temporaryFolder } from '../../scripts/lib/process.mjs';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { launchBrowser } from '../harness/browsers.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { startStaticServer } from '../harness/static-server.js';
import { connectedTo, createPerson, expectMedia, type Person } from '../e2e/support.js';

const GUIDE = 'docs/guides/xmpp-server.md';
/** Undone in turn. */
const closers: (() => Promise<unknown>)[] = [];

/** The guide, step by step; nothing is changed but ports, so that it runs beside others. */
describe(GUIDE, () => {
  let ana: Person;
  let ben: Person;

  beforeAll(async () => {
    const [port, turnPort] = [await freePort(), await freePort()];
    const here = (text: string): string =>
      text.replaceAll('5280', String(port)).replaceAll('3478', String(turnPort));
    const samples = samplesOf(await readFile(fromRoot(GUIDE), 'utf8'), GUIDE);
    const code = (language: string, at = 0): string =>
      here(samples.filter((sample) => sample.language === language)[at]?.code ?? '');

    const { path: folder, remove } = await temporaryFolder('guide');
    closers.push(remove);
    // Step 6 is put in where it says: above the VirtualHost, in place of the modules of step 2.
    const [general, hosts] = code('lua').split(/(?=^VirtualHost)/m);
    const relay = code('lua', 1).replaceAll('chat.example.org', '127.0.0.1');
    const root = process.getuid?.() === 0 ? 'run_as_root = true\n' : '';
    await writeFile(join(folder, 'call.cfg.lua'), [root, general, relay, hosts].join('\n'));
    await mkdir(join(folder, 'data'), { recursive: true });

    // Step 3: its commands as they stand, the last of them is the server.
    const commands = code('sh', 1).split('\n');
    for (const command of commands.filter((line) => line.startsWith('prosodyctl'))) {
      const [program = '', ...args] = command.split(' ');
      // It asks for nothing: the password is its last word.
      await promisify(execFile)(program, args, { cwd: folder });
    }
    const [program = '', ...args] = commands.at(-1)?.split(' ') ?? [];
    const page = `http://localhost:${port}/xmpp-websocket`;
    const prosody = await startServer({
      command: program,
      args,
      cwd: folder,
      advice: 'apt-get install prosody',
      ready: async () => (await fetch(page).catch(() => null))?.ok ?? false,
    });
    closers.push(() => prosody.stop());

    // Step 6: coturn, on this machine alone.
    await writeFile(join(folder, 'turnserver.conf'), code('ini'));
    const coturn = await startServer({
      command: 'turnserver',
      args: [
        ...['-c', join(folder, 'turnserver.conf'), '--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1'],
        ...['--allow-loopback-peers', '--no-tls', '--no-dtls', `--userdb=${join(folder, 'turn.db')}`],
        ...[`--pidfile=${join(folder, 'turn.pid')}`, '--log-file=stdout'],
      ],
      cwd: folder,
      advice: 'apt-get install coturn',
      ready: () => accepts(turnPort),
    });
    closers.push(() => coturn.stop());

    // Step 4: the page, for one with a relay alone, so that it is seen to work.
    const html = code('html');
    const server = await startStaticServer({
      mounts: { '/dist': fromRoot('dist') },
      pages: { '/': html, '/relayed': html.replace('<call-provider ', '<call-provider relay-only ') },
    });
    closers.push(() => server.close());
    const browser = await launchBrowser('chromium');
    closers.push(() => browser.close());
    const open = async (path: string): Promise<Person> => {
      const tab = await browser.newPage();
      await tab.evaluateOnNewDocument(installRtcSpy);
      const person = createPerson(tab);
      await tab.goto(server.origin + path);
      await person.until(({ status }) => status === 'online', `${path} is online`, 30_000);
      return person;
    };
    ana = await open('/#ana');
    ben = await open('/relayed#ben');
  });
  afterAll(async () => {
    for (const close of closers.reverse()) await close();
  });

  it('ends in a call with pictures and sound, through the relay', async () => {
    await ana.press('Call the other');
    await ben.press('Answer');
    for (const person of [ana, ben]) await person.until(connectedTo(1), 'connected', 40_000);
    await expectMedia(ana);
    await expectMedia(ben);
    // Ben’s page gives no other way than that of the relay.
    const path = await ben.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          document.querySelector('call-provider')?.store.watchStats(([peer]) => {
            if (peer?.path) resolve(peer.path);
          });
        }),
    );
    expect(path).toBe('relay');
  });

  it('signs nobody in with a wrong password', async () => {
    const reason = await ben.page.evaluate(async () => {
      const provider = document.querySelector('call-provider')!;
      await provider.disconnect();
      provider.credentials = { password: 'not hers' };
      return provider.connect().then(
        () => 'signed in',
        (error: { reason: string }) => error.reason,
      );
    });
    expect(reason).toBe('auth-failed');
  });
});
