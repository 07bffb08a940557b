import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { janusToken } from '../../deploy/portal/tokens.mjs';
import { startDeployment, type Deployment } from '../../scripts/lib/deployment.mjs';
import { command, connectionsTo, isUp, serverFor } from '../harness/haproxy.js';
import {
  askRooms,
  dialJanus,
  type AskPlugin,
  type JanusAnswer,
  type JanusWire,
} from '../harness/janus-wire.js';
import { until } from '../harness/until.js';
import {
  countLosses,
  deployPages,
  hangUp,
  lossesOf,
  onlyTls,
  type Comer,
  type DeployPages,
} from './deploy-page.js';
import { connectThem, phasesOf, watchPhases } from './network.js';
import { connectedTo, expectFreed, expectMedia, type Person } from './support.js';

let pages: DeployPages;
let deployment: Deployment;
const wires: JanusWire[] = [];

beforeAll(async () => {
  pages = await deployPages();
  const parts = ['haproxy', 'janus', 'coturn', 'portal'] as const;
  deployment = await startDeployment({ ...pages.options, parts, balancers: 2 });
  await pages.trust(deployment);
});
afterEach(async () => {
  for (const one of wires.splice(0)) one.close();
  await pages.clear();
  // The next test counts who is there.
  await until(async () => (await connectionsTo(deployment, 'janus,BACKEND')) === 0);
});
afterAll(async () => {
  await pages?.close();
  await deployment?.close();
});

const setting = (name: string): string => deployment.settings[name] ?? '';
const dial = async (path: string): Promise<JanusWire> => {
  const wire = await dialJanus(deployment, path);
  wires.push(wire);
  return wire;
};
const roomAt = async (path: string): Promise<AskPlugin> => (await askRooms(deployment, await dial(path)))();
const hostOf = (path: string): Promise<number> => serverFor(deployment, 'janus', path);
const backUp = (host: number): Promise<boolean> =>
  until(() => isUp(deployment, `janus,janus${host}`), Boolean, { label: 'it is seen again' });

/** A page at Janus, which comes there by a balancer of its own. */
function come(at: 0 | 1, path: string, { attributes, ...more }: Partial<Comer> = {}): Promise<Person> {
  const service = `wss://localhost:${deployment.haproxy[at]?.port}${path}`;
  return pages.join(deployment, {
    at,
    user: at === 0 ? '101' : '102',
    attributes: { signaling: 'janus', service, ...attributes },
    ...more,
  });
}

/** In the middle of what these two do, the host dies; both are to come back, and it is there again at the end. */
async function killHost(path: string, both: readonly Person[], back: () => Promise<void>): Promise<void> {
  const host = await hostOf(path);
  for (const one of both) await watchPhases(one);
  await deployment.janus[host - 1]?.kill();
  try {
    await Promise.all(both.map((one) => one.until(({ status }) => status !== 'online', 'notices')));
    await Promise.all(both.map((one) => one.until(({ status }) => status === 'online', 'is back')));
    await back();
    expect(await hostOf(path)).toBe(3 - host);
    for (const one of both) expect(await phasesOf(one)).not.toContain('ended');
  } finally {
    await deployment.janus[host - 1]?.restart();
  }
  await backUp(host);
}

describe('a host of Janus, by the words that it takes', () => {
  it('takes who has a token, for calls and rooms alone, and has no admin port', async () => {
    const { ask } = await dial('/janus/a');
    expect((await ask({ janus: 'create' })).error?.code).toBe(403);
    expect((await ask({ janus: 'create', token: janusToken('guess', 60) })).error?.code).toBe(403);
    const secret = setting('JANUS_TOKEN_SECRET');
    expect((await ask({ janus: 'create', token: janusToken(secret, -1) })).error?.code).toBe(403);
    const token = janusToken(secret, 60);
    const session_id = (await ask({ janus: 'create', token })).data?.id;
    const attach = (plugin: string): Promise<JanusAnswer> =>
      ask({ janus: 'attach', session_id, plugin: `janus.plugin.${plugin}`, token });
    expect((await attach('videocall')).janus).toBe('success');
    expect((await attach('videoroom')).janus).toBe('success');
    expect((await attach('streaming')).error?.code).toBe(460);
    expect((await ask({ janus: 'list_sessions', admin_secret: 'janusoverlord', token })).janus).toBe('error');
  });

  it('has the rooms of its config, and makes others for who has the key', async () => {
    const ask = await roomAt('/janus/1234');
    expect(await ask({ request: 'exists', room: 1234 })).toMatchObject({ exists: true });
    expect(await ask({ request: 'create', room: 76 })).toMatchObject({ error_code: 429 });
    for (const wrong of ['guess', setting('JANUS_ROOM_SECRET')])
      expect(await ask({ request: 'create', room: 76, admin_key: wrong })).toMatchObject({ error_code: 433 });
    const key = { admin_key: setting('JANUS_CREATE_SECRET') };
    expect(await ask({ request: 'create', room: 76, ...key })).toMatchObject({ videoroom: 'created' });
  });

  it('one URL leads everybody to the same host, many URLs to both; when one goes, its URLs move', async () => {
    const key = { admin_key: setting('JANUS_CREATE_SECRET') };
    const paths = Array.from({ length: 12 }, (_, at) => `/janus/room-${at}`);
    // Who comes later finds what was made there before.
    for (const [at, path] of paths.entries()) {
      await (
        await roomAt(path)
      )({ request: 'create', room: 100 + at, ...key });
      expect(await (await roomAt(path))({ request: 'exists', room: 100 + at })).toMatchObject({
        exists: true,
      });
    }
    const elsewhere = await Promise.all(
      paths.map(async (path) => (await (await roomAt(path))({ request: 'exists', room: 100 })).exists),
    );
    expect(new Set(elsewhere)).toEqual(new Set([true, false]));
    await deployment.janus[0]?.kill();
    try {
      for (const path of paths) {
        // The first answer can still be that of a balancer who has not noticed.
        const ask = await until(
          () => roomAt(path).catch(() => null),
          (made) => made !== null,
        );
        expect(await ask?.({ request: 'exists', room: 1234 })).toMatchObject({ exists: true });
        await ask?.({ request: 'create', room: 500, ...key });
      }
    } finally {
      await deployment.janus[0]?.restart();
    }
    await backUp(1);
    // Who is there already is met where they are.
    for (const path of paths)
      expect(await (await roomAt(path))({ request: 'exists', room: 500 })).toMatchObject({ exists: true });
  });
});

describe('calls through VideoCall, of two pages that come by two balancers', () => {
  const PATH = '/janus/calls';

  it('who uses one URL is on one host, where the two see and hear each other', async () => {
    const both = [await come(0, PATH), await come(1, PATH)] as const;
    await connectThem(...both);
    const host = await hostOf(PATH);
    expect(await connectionsTo(deployment, `janus,janus${host}`)).toBe(2);
    expect(await connectionsTo(deployment, `janus,janus${3 - host}`)).toBe(0);
    await hangUp(both[0]);
    await both[1].until(({ endReason }) => endReason === 'remote-hung-up', 'hears');
    for (const one of both) await expectFreed(one);
  });

  it('sockets that break come back to the same host, and the call goes on over the same connections', async () => {
    const both = [await come(0, PATH), await come(1, PATH)] as const;
    await connectThem(...both);
    const host = await hostOf(PATH);
    const made = (): Promise<number[]> => Promise.all(both.map(async (one) => (await one.figures()).made));
    const before = await made();
    for (const one of both) {
      await watchPhases(one);
      await countLosses(one);
    }
    await command(deployment, `shutdown sessions server janus/janus${host}`);
    await until(
      () => lossesOf(both),
      (losses) => losses.every(Boolean),
      { label: 'noticed' },
    );
    for (const one of both) await one.until(({ status }) => status === 'online', 'is back');
    for (const one of both) await expectMedia(one);
    expect(await connectionsTo(deployment, `janus,janus${host}`)).toBe(2);
    for (const one of both) expect(await phasesOf(one)).toEqual(['connected']);
    expect(await made()).toEqual(before);
    // The session was claimed: what one says there is heard.
    await hangUp(both[1]);
    await both[0].until(({ endReason }) => endReason === 'remote-hung-up', 'hears');
  });

  it('who uses a URL of the other host is not there, as docs/deploy.md says', async () => {
    const ana = await come(0, PATH);
    const host = await hostOf(PATH);
    let other = '';
    for (let n = 0; other === ''; n++) {
      const path = `/janus/tenant-${n}`;
      await dial(path);
      if ((await hostOf(path)) === 3 - host) other = path;
    }
    await come(1, other);
    await ana.page.evaluate(() => void document.querySelector('call-provider')?.call('102'));
    await ana.until(({ endReason }) => endReason === 'not-online', 'nobody of that name');
  });

  it('the host dies in the call: both meet on the other one, and the call is made again', async () => {
    const both = [await come(0, PATH), await come(1, PATH)] as const;
    await connectThem(...both);
    await killHost(PATH, both, async () => {
      for (const one of both)
        await one.until(({ phase }) => phase === 'connected', 'connected again', 40_000);
      for (const one of both) await expectMedia(one);
    });
    await hangUp(both[0]);
    await both[1].until(({ endReason }) => endReason === 'remote-hung-up', 'hears');
  });

  it('networks that let nothing but TLS out reach Janus by turns:', async () => {
    const only: Partial<Comer> = { attributes: { 'relay-only': '' }, before: onlyTls };
    const both = [await come(0, PATH, only), await come(1, PATH, only)] as const;
    await connectThem(...both);
    for (const one of both) {
      const { links } = await one.figures();
      expect(links[0]?.path?.types).toMatch(/^relay\//);
      expect(links[0]?.path?.relayBy).toBe('tls');
    }
  });
});

describe('the room of the sample configuration', () => {
  const PATH = '/janus/1234';
  /** Settles with `ok`, or the reason that it rejected with. */
  const act = ({ page }: Person, action: string, ...args: unknown[]): Promise<string> =>
    page.evaluate(
      async (name, all) => {
        const provider = document.querySelector('call-provider') as HTMLElementTagNameMap['call-provider'];
        const { store } = provider as unknown as { store: Record<string, (...all: unknown[]) => unknown> };
        try {
          await store[name]?.(...all);
          return 'ok';
        } catch (error) {
          return (error as { reason?: string }).reason ?? String(error);
        }
      },
      action,
      args,
    );
  const enter = async (at: 0 | 1, options: object = {}): Promise<Person> => {
    const person = await come(at, PATH, { attributes: { room: '1234' } });
    expect(await act(person, 'join', '1234', options)).toBe('ok');
    return person;
  };
  /** Somebody's picture and sound come in; what one sends oneself is another connection. */
  const expectSeen = async (person: Person): Promise<void> => {
    const before = await person.figures();
    await until(
      () => person.figures(),
      ({ framesDecoded, audioEnergy }) =>
        framesDecoded > before.framesDecoded + 3 && audioEnergy > before.audioEnergy,
      { label: 'frames and sound', timeout: 30_000 },
    );
  };
  const meet = async (both: readonly Person[]): Promise<void> => {
    for (const one of both) await one.until(connectedTo(1), 'sees the other');
    for (const one of both) await expectSeen(one);
  };

  it('two pages that come by two balancers see and hear each other in it', async () => {
    const both = [await enter(0), await enter(1)];
    await meet(both);
    const host = await hostOf(PATH);
    expect(await connectionsTo(deployment, `janus,janus${host}`)).toBe(2);
    await hangUp(both[0]);
    await both[1].until(({ others }) => others.every(({ connection }) => connection === 'ended'), 'is alone');
  });

  it('nobody who has not joined gets anything of it', async () => {
    await meet([await enter(0), await enter(1)]);
    const handle = await askRooms(deployment, await dial(PATH));
    const [person, looker] = [await handle(), await handle()];
    const feed = 101;
    const subscribe = (more: object): Promise<Record<string, unknown>> =>
      looker({ request: 'join', ptype: 'subscriber', room: 1234, streams: [{ feed }], ...more });
    const id = Number((await person({ request: 'join', ptype: 'publisher', room: 1234 }))['private_id']);
    expect(await subscribe({})).toMatchObject({ error_code: 433 });
    expect(await subscribe({ private_id: (id % 1_000_000) + 1 })).toMatchObject({ error_code: 433 });
    // The same words, with what Janus gave to who has joined.
    expect(await subscribe({ private_id: id })).toMatchObject({ videoroom: 'attached' });
  });

  it('who only looks on gets pictures too, and everybody sees that they are there', async () => {
    const both = [await enter(0), await enter(1, { listen: true })];
    for (const one of both) await one.until(connectedTo(1), 'sees the other');
    await expectSeen(both[1]);
  });

  it('who has its secret silences, records into its folder, and removes; nobody else does', async () => {
    const ana = await enter(0, { secret: setting('JANUS_ROOM_SECRET') });
    const ben = await enter(1, { secret: 'guess' });
    await meet([ana, ben]);
    expect(await act(ben, 'removePerson', '101')).toBe('not-allowed');
    expect(await act(ben, 'recordAtServer', true)).toBe('not-allowed');
    expect(await act(ana, 'mutePerson', '102', { audio: true })).toBe('ok');
    const isOn = (): Promise<boolean | undefined> =>
      ben.page.evaluate(() => document.querySelector('call-provider')?.store.getState().microphone.on);
    await until(isOn, (on) => on === false, { label: 'ben is silenced' });
    expect(await act(ana, 'recordAtServer', true)).toBe('ok');
    const folder = join(deployment.folder, `janus${await hostOf(PATH)}`, 'recordings');
    const files = (): string[] => {
      try {
        return readdirSync(folder).filter((name) => name.endsWith('.mjr'));
      } catch {
        return [];
      }
    };
    await until(files, ({ length }) => length >= 3, { label: 'files' });
    expect(await act(ana, 'recordAtServer', false)).toBe('ok');
    expect(await act(ana, 'removePerson', '102')).toBe('ok');
    await ben.until(({ endReason }) => endReason === 'removed', 'is out');
  });

  it('a page makes no room of its own without the key, and with it another one is in it too', async () => {
    const room = '77';
    const [ana, ben] = [
      await come(0, PATH, { attributes: { room } }),
      await come(1, PATH, { attributes: { room } }),
    ];
    const adminKey = setting('JANUS_CREATE_SECRET');
    for (const create of [true, { adminKey: 'guess' }, { adminKey: setting('JANUS_ROOM_SECRET') }])
      expect(await act(ana, 'join', room, { create })).toBe('room-denied');
    expect(await act(ben, 'join', room)).toBe('no-such-room');
    const pin = '4711';
    expect(await act(ana, 'join', room, { create: { adminKey, temporary: true }, pin })).toBe('ok');
    expect(await act(ben, 'join', room)).toBe('room-denied');
    expect(await act(ben, 'join', room, { pin })).toBe('ok');
    await meet([ana, ben]);
  });

  it('its host dies: everybody is in the same room on the other one, and sees and hears', async () => {
    const both = [await enter(0), await enter(1)];
    await meet(both);
    await killHost(PATH, both, () => meet(both));
  });
});
