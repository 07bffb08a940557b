import { expect, fixture, html } from '@open-wc/testing';
import { render } from 'lit';
import { child } from '../../src/elements/shared/child.js';
import { discover, offerElements, summon } from '../../src/elements/shared/on-sight.js';

let count = 0;
/** A tag of its own for each test: what is defined once stays. */
const fresh = (): string => `on-sight-${++count}`;

/** Offers a tag; counts how often it was loaded. */
function offer(name: string, before: () => Promise<void> = () => Promise.resolve()): { loads: number } {
  const seen = { loads: 0 };
  const load = async (): Promise<void> => {
    seen.loads++;
    await before();
    customElements.define(name, class extends HTMLElement {});
  };
  offerElements({ [name]: load });
  return seen;
}

describe('elements that are defined when they are seen', () => {
  it('stand on the page already', async () => {
    const name = fresh();
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.append(document.createElement(name));
    const seen = offer(name);
    await customElements.whenDefined(name);
    expect(seen.loads).to.equal(1);
  });

  it('come later, however deep, and are loaded once for all of them', async () => {
    const name = fresh();
    const seen = offer(name);
    expect(seen.loads).to.equal(0);
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const outer = document.createElement('section');
    outer.append(document.createElement('p'), document.createElement(name));
    place.append(outer, document.createElement(name));
    await customElements.whenDefined(name);
    expect(seen.loads).to.equal(1);
  });

  it('come in a shadow root of the page that was named', async () => {
    const name = fresh();
    const seen = offer(name);
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const root = place.attachShadow({ mode: 'open' });
    root.append(document.createElement(name));
    discover(root);
    await customElements.whenDefined(name);
    expect(seen.loads).to.equal(1);
  });

  it('come inside an element of the kit, with what it gives them', async () => {
    const name = fresh();
    const place = await fixture<HTMLElement>(html`<div></div>`);
    offerElements({
      [name]: () => {
        customElements.define(
          name,
          class extends HTMLElement {
            told = '';
            connectedCallback(): void {
              this.told = `${this.getAttribute('lang') ?? ''}`;
            }
          },
        );
        return Promise.resolve();
      },
    });
    const root = place.attachShadow({ mode: 'open' });
    render(html`${child(name as 'call-tile', {}, { lang: 'de' })}`, root);
    await customElements.whenDefined(name);
    expect((root.querySelector(name) as HTMLElement & { told: string }).told).to.equal('de');
  });

  it('are waited for by whoever summons them while they load', async () => {
    const name = fresh();
    let go = (): void => undefined;
    const seen = offer(name, () => new Promise((resolve) => (go = resolve)));
    const first = summon(name);
    const second = summon(name);
    expect(customElements.get(name)).to.equal(undefined);
    go();
    await Promise.all([first, second]);
    expect(customElements.get(name)).to.be.a('function');
    expect(seen.loads).to.equal(1);
    await summon('on-sight-nobody');
  });

  it('are tried again by the next one, when loading failed', async () => {
    const name = fresh();
    const seen = offer(name, () =>
      seen.loads === 1 ? Promise.reject(new Error('no network')) : Promise.resolve(),
    );
    let failed = false;
    await summon(name).catch(() => (failed = true));
    expect(failed).to.equal(true);
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.append(document.createElement(name));
    await customElements.whenDefined(name);
    expect(seen.loads).to.equal(2);
  });
});
