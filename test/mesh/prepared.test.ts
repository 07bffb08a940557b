import { expect } from '@open-wc/testing';
import type { Signal } from '../../src/signaling/signal.js';
import { watchConnections } from '../harness/connections.js';
import { createPeople, inCall, rings, stateOf, type People } from '../harness/memory-people.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { until } from '../harness/until.js';

const connections = watchConnections();
installRtcSpy();

describe('an offer made while the devices open', () => {
  const devices = navigator.mediaDevices;
  const native = devices.getUserMedia;
  let people: People;
  let sent: string[];
  let open: () => void;

  beforeEach(() => {
    people = createPeople();
    sent = [];
    people.hub.intercept = (delivery) => {
      sent.push((delivery.signal as Signal).type);
      return [delivery];
    };
    connections.length = 0;
    const asked = new Promise<void>((resolve) => (open = resolve));
    devices.getUserMedia = async (constraints) => {
      await asked;
      return native.call(devices, constraints);
    };
  });
  afterEach(() => {
    devices.getUserMedia = native;
    people.close();
  });

  const described = (): Promise<unknown> =>
    until(
      () => connections[0]?.localDescription?.sdp ?? '',
      (sdp) => sdp.includes('a=candidate:'),
      { label: 'an offer with candidates' },
    );

  it('goes out when they are open, and carries them', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    const call = ana.call('102');
    await described();
    expect(sent, 'while the person is asked for the camera').to.deep.equal([]);
    open();
    await call;
    await stateOf(ben, rings);
    await ben.accept();
    await Promise.all([stateOf(ana, inCall), stateOf(ben, inCall)]);
    expect(connections, 'one on each side').to.have.length(2);
    await until(
      () => window.rtcSpy.figures(),
      ({ links }) => links.length === 2 && links.every(({ frames, energy }) => frames > 3 && energy > 0),
      { label: 'picture and sound both ways' },
    );
  });

  it('is thrown away unsent when the caller hangs up before', async () => {
    const [ana] = await Promise.all([people.join('101'), people.join('102')]);
    const call = ana.call('102').then(
      () => null,
      (error: unknown) => error,
    );
    await described();
    await ana.hangUp();
    open();
    expect(await call).to.include({ reason: 'aborted' });
    await until(
      () => connections[0]?.signalingState,
      (state) => state === 'closed',
      { label: 'closed' },
    );
    expect(sent).to.deep.equal([]);
  });

  it('gives way to the call of the same person that comes meanwhile', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    const call = ana.call('102');
    await described();
    devices.getUserMedia = native;
    await ben.call('101');
    await until(
      () => sent,
      (all) => all.includes('call'),
      { label: 'the other call' },
    );
    open();
    await call;
    await Promise.all([stateOf(ana, inCall), stateOf(ben, inCall)]);
    expect(
      sent.filter((type) => type === 'call'),
      'one call',
    ).to.have.length(1);
    expect(connections[0]?.signalingState).to.equal('closed');
  });
});
