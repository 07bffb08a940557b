import { client, xml } from '@xmpp/client';
import { WebSocket } from 'ws';
import type { Prosody } from '../../scripts/lib/prosody.mjs';
import { until } from '../harness/until.js';

globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;

type Element = ReturnType<typeof xml>;
type Child = Element | string;

/** Somebody with an account and no manners: writes whatever it likes, as long as the server lets it. */
export class HostileClient {
  readonly #prosody: Prosody;
  readonly #user: string;
  #xmpp: ReturnType<typeof client> | null = null;
  /** Everything that came back, as text. */
  readonly heard: string[] = [];
  sent = 0;

  constructor(prosody: Prosody, user: string) {
    this.#prosody = prosody;
    this.#user = user;
  }

  async connect(password: string): Promise<void> {
    const { service, domain } = this.#prosody;
    const xmpp = client({ service, domain, username: this.#user, password });
    this.#xmpp = xmpp;
    xmpp.on('error', () => {});
    // The library writes to a parser that it has just thrown away.
    const read = (xmpp as unknown as { _onData(data: unknown): void })._onData.bind(xmpp);
    Object.assign(xmpp, { _onData: (data: unknown) => 'parser' in xmpp && xmpp.parser && read(data) });
    xmpp.on('stanza', (stanza: Element) => this.heard.push(stanza.toString()));
    await xmpp.start();
    await xmpp.send(xml('presence'));
  }

  get online(): boolean {
    return this.#xmpp?.status === 'online';
  }

  /** A headline with call signaling in it; `from` is tried, too. */
  async signal(to: string, type: string, children: readonly Child[], from?: string): Promise<void> {
    const envelope = xml(
      'extraParams',
      { xmlns: 'jabber:client' },
      ...children,
      xml('moduleIdentifier', {}, 'WebRTCVideoChat'),
      xml('signalType', {}, type),
      xml('platform', {}, 'web'),
    );
    const attributes = { to, type: 'headline', id: crypto.randomUUID(), ...(from && { from }) };
    await this.send(xml('message', attributes, envelope));
  }

  async send(stanza: Element): Promise<void> {
    await this.#xmpp?.send(stanza);
    this.sent++;
  }

  /** Text as it is, well-formed or not. */
  async write(text: string): Promise<void> {
    await this.#xmpp?.write(text);
    this.sent++;
  }

  /** The server has taken all that was sent before. */
  async settled(): Promise<void> {
    await this.#xmpp?.iqCaller
      .get(xml('ping', { xmlns: 'urn:xmpp:ping' }), this.#prosody.domain)
      .catch(() => {});
  }

  async back(): Promise<void> {
    await until(() => this.online, Boolean, { label: 'hostile client is back' });
  }

  async close(): Promise<void> {
    await this.#xmpp?.stop().catch(() => {});
  }
}
