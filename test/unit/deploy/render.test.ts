import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlockList } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { faultsOf, fillIn, parseSettings, renderAll } from '../../../deploy/render.mjs';
import { fromRoot } from '../../../scripts/lib/root.mjs';

const read = (path: string): string => readFileSync(fromRoot(`deploy/${path}`), 'utf8');
const example = parseSettings(read('.env.example'));
const settings = Object.fromEntries(
  Object.entries(example).map(([name, value]) => [
    name,
    name.endsWith('_SECRET') ? `${name.toLowerCase()}-0123456789` : value,
  ]),
);
const rendered = renderAll(settings);
const templates = readdirSync(fromRoot('deploy'), { recursive: true, encoding: 'utf8' })
  .filter((path) => rendered.has(path))
  .map((path) => [path, read(path)] as const);

describe('rendering', () => {
  it('fills in, repeats lines for each value of a list, and leaves them out for none', () => {
    const text =
      'a={{A}}\n# {{#LIST}}\n{{n}}: {{.}} host {{.1}} port {{.2}} of {{A}}\n# {{/LIST}}\n{{#NONE}}\nx\n{{/NONE}}\nend\n';
    expect(fillIn(text, { A: '1', LIST: 'h:1,g:2', NONE: '' })).toBe(
      'a=1\n1: h:1 host h port 1 of 1\n2: g:2 host g port 2 of 1\nend\n',
    );
    const either = '{{#A}}\nyes {{.}}\n{{/A}}\n{{^A}}\nno\n{{/A}}\n{{A_BASE64URL}}\n';
    expect(fillIn(either, { A: '>>' })).toBe('yes >>\nPj4\n');
    expect(fillIn(either, { A: '' })).toBe('no\n\n');
    expect(() => fillIn('{{B}}', {})).toThrow('no setting B');
  });

  it('says what is missing, unknown, too short, or could end a string in a config', () => {
    expect(faultsOf(settings)).toEqual([]);
    expect(faultsOf({ ...settings, DOMIAN: 'x' })).toEqual(['DOMIAN is not known']);
    expect(faultsOf({ ...settings, TURN_SECRET: 'short' })).toEqual(['TURN_SECRET is too short: try --init']);
    const { DOMAIN: _, ...without } = settings;
    expect(faultsOf(without)).toEqual(['DOMAIN is missing']);
    for (const value of ['a"b', 'a b', "a'b", 'a\nb', 'a\\b', 'a;b', '$(a)', 'a#b'])
      expect(faultsOf({ ...settings, DOMAIN: value }), value).toHaveLength(1);
    expect(() => renderAll(example)).toThrow('SECRET is too short');
  });

  it('leaves no placeholder, and every setting is used by some config', () => {
    for (const [path, text] of rendered) expect(text, path).not.toMatch(/\{\{[#^/]?\w/);
    const used = new Set(
      templates.flatMap(([, text]) => [...text.matchAll(/\{\{[#^]?(\w+)\}\}/g)].map(([, name]) => name)),
    );
    expect(Object.keys(example).filter((name) => !used.has(name))).toEqual([]);
  });

  it('writes secrets once, for nobody else to read, and does not write over them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'call-elements-render-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const env = join(folder, 'env');
    const script = fromRoot('deploy/render.mjs');
    const render = (...args: string[]): string =>
      execFileSync(process.execPath, [script, '--env', env, ...args], { encoding: 'utf8', stdio: 'pipe' });
    render('--init');
    const made = parseSettings(readFileSync(env, 'utf8'));
    const secrets = Object.entries(made).filter(([name]) => name.endsWith('_SECRET'));
    expect(new Set(secrets.map(([, value]) => value)).size).toBe(6);
    expect(faultsOf(made)).toEqual([]);
    expect(() => render('--init')).toThrow('is there already');
    render('--out', join(folder, 'out'));
    for (const file of [env, join(folder, 'out/coturn/turnserver.conf')])
      expect(statSync(file).mode & 0o007, file).toBe(0);
  });
});

describe('what is rendered', () => {
  const coturn = rendered.get('coturn/turnserver.conf') ?? '';
  const settingsOf = (text: string): string[] => text.split('\n').filter((line) => /^[a-z]/.test(line));

  it('S13: the relay reaches no address that is not of the public internet', () => {
    const denied = new BlockList();
    for (const [, from = '', to = from] of coturn.matchAll(/^denied-peer-ip=([^-\n]+)(?:-(\S+))?$/gm))
      // Addresses of IPv4 in those of IPv6: Node would take all of IPv4 for denied.
      if (!from.startsWith('::ffff')) denied.addRange(from, to, from.includes(':') ? 'ipv6' : 'ipv4');
    // The special-purpose registries of IANA; multicast has an option of its own.
    const special = [
      ...[
        '0.1.2.3',
        '10.255.0.1',
        '100.127.255.255',
        '127.9.9.9',
        '169.254.169.254',
        '172.31.0.1',
        '192.0.0.8',
      ],
      ...['192.0.2.7', '192.88.99.1', '192.168.255.255', '198.19.255.1', '198.51.100.1', '203.0.113.9'],
      ...['240.0.0.1', '255.255.255.255'],
    ];
    for (const ip of special) expect(denied.check(ip), ip).toBe(true);
    const special6 = [
      '::1',
      '64:ff9b::a00:1',
      'fd00::1',
      'fc00::1',
      'fe80::1',
      'febf::1',
      '2002:a00:1::1',
      '2001::1',
    ];
    for (const ip of special6) expect(denied.check(ip, 'ipv6'), ip).toBe(true);
    for (const ip of [
      '1.1.1.1',
      '8.8.8.8',
      '11.0.0.1',
      '100.128.0.1',
      '172.32.0.1',
      '192.169.0.1',
      '223.255.255.255',
    ])
      expect(denied.check(ip), ip).toBe(false);
    expect(denied.check('2606:4700::1111', 'ipv6')).toBe(false);
    const lines = settingsOf(coturn);
    for (const line of [
      'use-auth-secret',
      'no-multicast-peers',
      'no-cli',
      'no-tcp-relay',
      'no-tlsv1',
      'no-tlsv1_1',
    ])
      expect(lines).toContain(line);
    expect(lines.some((line) => /^(allow-loopback-peers|no-auth|lt-cred-mech|no-tls$)/.test(line))).toBe(
      false,
    );
    expect(coturn).toMatch(/^user-quota=[1-9]/m);
    expect(coturn).toMatch(/^total-quota=[1-9]/m);
  });

  it('S12: TURN credentials live an hour at most, XMPP tokens a minute, and no secret is one of two', () => {
    const ttls = [...(rendered.get('prosody/prosody.cfg.lua') ?? '').matchAll(/ttl = (\d+)/g)];
    expect(ttls).toHaveLength(6);
    for (const [, ttl] of ttls) expect(Number(ttl)).toBeLessThanOrEqual(3_600);
    const portal = rendered.get('portal/portal.mjs') ?? '';
    expect(portal).toMatch(/XMPP_LIFE = 60;/);
    expect(portal).toMatch(/MEDIA_LIFE = 3600;/);
    const secretsIn = (path: string): string[] =>
      Object.keys(settings).filter(
        (name) => name.endsWith('_SECRET') && (rendered.get(path) ?? '').includes(String(settings[name])),
      );
    expect(secretsIn('haproxy/haproxy.cfg')).toEqual([]);
    expect(secretsIn('coturn/turnserver.conf')).toEqual(['TURN_SECRET']);
    expect(secretsIn('janus/janus.jcfg')).toEqual(['JANUS_TOKEN_SECRET']);
    const rooms = 'janus/janus.plugin.videoroom.jcfg';
    expect(secretsIn(rooms)).toEqual(['JANUS_CREATE_SECRET', 'JANUS_ROOM_SECRET']);
    // Who moderates a room makes none.
    expect(rendered.get(rooms)).not.toContain(`admin_key = "${settings['JANUS_ROOM_SECRET'] ?? ''}"`);
    expect(secretsIn('ejabberd/ejabberd.yml')).toEqual(['TURN_SECRET']);
    expect(secretsIn('prosody/prosody.cfg.lua')).toEqual(['XMPP_TOKEN_SECRET', 'TURN_SECRET']);
  });

  it('every plugin and transport of Debian’s Janus that is not wanted is named', () => {
    const janus = rendered.get('janus/janus.jcfg') ?? '';
    for (const name of [
      'sip',
      'nosip',
      'streaming',
      'recordplay',
      'echotest',
      'textroom',
      'audiobridge',
      'lua',
    ])
      expect(janus).toContain(`libjanus_${name}.so`);
    for (const name of ['http', 'mqtt', 'nanomsg', 'pfunix', 'rabbitmq'])
      expect(janus).toContain(`libjanus_${name}.so`);
    for (const name of ['videocall', 'videoroom', 'websockets'])
      expect(janus).not.toContain(`libjanus_${name}.so`);
  });

  it('units are units: sections, and one setting a line', () => {
    const units = [...rendered].filter(([path]) => path.startsWith('systemd/'));
    expect(units).toHaveLength(5);
    for (const [path, text] of units)
      for (const line of text.split('\n'))
        expect(line, path).toMatch(/^(?:|#.*|\[(?:Unit|Service|Install)\]|[A-Z]\w+=.*)$/);
  });

  it('the compose file starts what is rendered, from files that are there', () => {
    const compose = read('compose.yaml');
    const paths = [...compose.matchAll(/\/etc\/call\/((?:haproxy|prosody|coturn|janus|portal)[\w./-]*)/g)]
      .map(([, path = '']) => path)
      .filter((path) => path !== 'prosody/modules');
    expect(paths.length).toBeGreaterThanOrEqual(6);
    for (const path of paths)
      expect(
        [...rendered.keys()].some((one) => one === path || one.startsWith(`${path}/`)),
        path,
      ).toBe(true);
    const names = Object.keys(example);
    for (const [, name = ''] of compose.matchAll(/\b([A-Z]+_[A-Z_]+)=/g)) expect(names).toContain(name);
  });
});
