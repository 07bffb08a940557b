import { expect } from '@open-wc/testing';
import { connectTwo, createPeople, ended, stateOf } from '../harness/memory-people.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { times } from '../harness/soak.js';
import { until } from '../harness/until.js';

installRtcSpy();

/** 200 in the soak. */
const CALLS = times(50);

describe('F31: many calls in a row', () => {
  it(`${CALLS} calls leave no connection, no live track, no player and no timer behind`, async function () {
    this.timeout(CALLS * 3_000);
    const intervals = new Set<unknown>();
    const native = { setInterval: window.setInterval, clearInterval: window.clearInterval };
    Object.assign(window, {
      setInterval(handler: () => void, ms: number) {
        const id: unknown = native.setInterval.call(window, handler, ms);
        intervals.add(id);
        return id;
      },
      clearInterval(id: number | undefined) {
        intervals.delete(id);
        native.clearInterval.call(window, id);
      },
    });

    const people = createPeople();
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    try {
      for (let n = 0; n < CALLS; n++) {
        await connectTwo(ana, ben, '102', n % 5 === 0);
        await (n % 2 ? ana : ben).hangUp();
        await Promise.all([stateOf(ana, ended), stateOf(ben, ended)]);
      }
      const { made } = await until(
        () => window.rtcSpy.figures(),
        ({ open, liveTracks }) => open === 0 && liveTracks === 0,
        { timeout: 2_000 },
      );
      expect(made).to.equal(CALLS * 2);
      expect(ana.getState().participants).to.have.length(0);
      await until(
        () => intervals.size,
        (size) => size === 0,
        { timeout: 2_000, label: 'intervals' },
      );
    } finally {
      people.close();
      Object.assign(window, native);
    }
  });
});
