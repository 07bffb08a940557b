import { expect } from '@open-wc/testing';
import type { CallErrorReason } from '../../src/session/call-error.js';
import type { CallStore } from '../../src/store/call-store.js';
import { createCallStore } from '../../src/store/create-call-store.js';
import type { CallStoreOptions } from '../../src/store/store-options.js';
import { CALL_REQUESTS, performRequest, type CallRequest } from '../../src/store/requests.js';
import { createPeople, stateOf, type People } from '../harness/memory-people.js';

async function reasonOf(action: Promise<unknown>): Promise<CallErrorReason | 'none'> {
  return action.then(
    () => 'none' as const,
    (error: { reason: CallErrorReason }) => error.reason,
  );
}

/** Errors that the store told about. */
function told(store: CallStore): CallErrorReason[] {
  const reasons: CallErrorReason[] = [];
  store.on('call-error', ({ error }) => reasons.push(error.reason));
  return reasons;
}

describe('bad input to the store', () => {
  let people: People;
  beforeEach(() => (people = createPeople()));
  afterEach(() => people.close());

  const OPTIONS: readonly (readonly [string, CallStoreOptions, CallErrorReason])[] = [
    ['an unknown signaling', { signaling: 'pigeon' as never, userId: '1' }, 'invalid-value'],
    ['janus without a URL', { signaling: 'janus', userId: '1' }, 'service-missing'],
    ['a room without a URL', { signaling: 'janus', room: '1234' }, 'service-missing'],
    ['tabs without a user', { signaling: 'tabs' }, 'invalid-value'],
    ['xmpp without a service', { signaling: 'xmpp', userId: '1' }, 'service-missing'],
    [
      'a service that is no URL',
      { signaling: 'xmpp', service: 'chat', domain: 'x', userId: '1' },
      'service-invalid',
    ],
    ['an http service', { signaling: 'xmpp', service: 'https://x.example', userId: '1' }, 'service-invalid'],
    [
      'plain ws to another machine',
      { signaling: 'xmpp', service: 'ws://x.example/', userId: '1' },
      'service-insecure',
    ],
    ['nobody there', { signaling: 'xmpp', service: 'ws://localhost:9/', userId: '1' }, 'service-unreachable'],
  ];
  for (const [name, options, reason] of OPTIONS) {
    it(`connect with ${name}: ${reason}, in the state and in call-error, once`, async () => {
      const store = createCallStore(options);
      const reasons = told(store);
      expect(await reasonOf(store.connect())).to.equal(reason);
      const { connection } = await stateOf(store, ({ connection: { error } }) => error !== null);
      expect(connection.error?.reason).to.equal(reason);
      expect(reasons).to.deep.equal([reason]);
      store.dispose();
    });
  }

  const CALLS: readonly (readonly [string, string[], CallErrorReason])[] = [
    ['nobody', [], 'no-callees'],
    ['blanks', [' ', ''], 'no-callees'],
    ['oneself', ['101'], 'self-call'],
    ['oneself among others', ['102', '101'], 'self-call'],
    ['more than a mesh holds', ['1', '2', '3', '4', '5', '6', '7', '8'], 'mesh-full'],
  ];
  for (const [name, ids, reason] of CALLS) {
    it(`calling ${name}: ${reason}, and no camera is opened`, async () => {
      const ana = await people.join('101');
      const reasons = told(ana);
      expect(await reasonOf(ana.call(ids))).to.equal(reason);
      expect(reasons).to.deep.equal([reason]);
      expect(ana.getState().call).to.equal(null);
      expect(ana.getState().camera.on).to.equal(false);
    });
  }

  it('calling while offline, and twice', async () => {
    const offline = createCallStore({ userId: '5' });
    expect(await reasonOf(offline.call('6'))).to.equal('signaling-offline');
    offline.dispose();
    const ana = await people.join('101');
    await ana.call('102', { video: false });
    expect(await reasonOf(ana.call('103'))).to.equal('already-in-call');
    await ana.hangUp();
  });

  it('userInfo that no receiver could read is refused before anything rings', async () => {
    const ana = await people.join('101');
    const bad = { 'not a name': '1' };
    expect(await reasonOf(ana.call('102', { video: false, userInfo: bad }))).to.equal('signal-invalid');
    expect(ana.getState().microphone.on, 'the microphone is freed').to.equal(false);
  });

  const REQUESTS: { [Name in CallRequest['type']]: Omit<Extract<CallRequest, { type: Name }>, 'type'> } = {
    'call-start-request': { to: ['102'], options: {} },
    'call-accept-request': { options: {} },
    'call-reject-request': { options: {} },
    'call-leave-request': {},
    'call-hold-request': { on: true, callId: undefined },
    'call-rate-request': { rating: { callId: '1', stars: 6, reasons: [] } },
    'call-join-request': { to: ['102'], options: {} },
    'call-preview-request': { on: false, options: {} },
    'call-test-sound-request': {},
    'call-dismiss-request': {},
    'call-rejoin-request': {},
    'call-camera-flip-request': {},
    'call-hand-request': { raised: true },
    'call-microphone-request': { on: false },
    'call-camera-request': { on: false },
    'call-screen-share-request': { on: true },
    'call-device-request': { kind: 'audioinput', deviceId: 'gone' },
    'call-message-request': { text: 'hello', messageId: null },
    'call-reaction-request': { reaction: 'like' },
    'call-layout-request': { layout: 'pile' as never },
    'call-pin-request': { participantId: 'nobody' },
    'call-panel-request': { panel: 'secrets' as never },
    'call-volume-request': { participantId: 'nobody', volume: NaN },
    'call-move-request': {},
    'call-server-recording-request': { on: true },
    'call-bandwidth-request': { kbps: -1 },
    'call-audio-resume-request': {},
  };
  for (const type of CALL_REQUESTS) {
    it(`${type} to a store that never connected does not throw`, async () => {
      const store = createCallStore();
      await performRequest(store, { type, ...REQUESTS[type] } as CallRequest);
      store.dispose();
      await performRequest(store, { type, ...REQUESTS[type] } as CallRequest);
    });
  }

  it('no camera, denied or missing devices: the call goes on, and the reason is told', async () => {
    const native = navigator.mediaDevices.getUserMedia;
    const names: Record<string, CallErrorReason> = {
      NotAllowedError: 'permission-denied',
      NotFoundError: 'no-device',
      NotReadableError: 'device-in-use',
      OverconstrainedError: 'device-unavailable',
    };
    for (const [name, reason] of Object.entries(names)) {
      const people2 = createPeople();
      const [ana, ben] = await Promise.all([people2.join('101'), people2.join('102')]);
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', name));
      try {
        const reasons = told(ana);
        await ana.call('102');
        expect(reasons).to.have.members([reason, reason]);
        expect(ana.getState().camera).to.include({ on: false, availability: 'unavailable', reason });
        await stateOf(ben, ({ incoming }) => incoming.length === 1);
      } finally {
        navigator.mediaDevices.getUserMedia = native;
        people2.close();
      }
    }
  });
});
