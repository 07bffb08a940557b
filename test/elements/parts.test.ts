import { expect, fixture, html } from '@open-wc/testing';
import { css, type TemplateResult } from 'lit';
import { CallElement } from '../../src/elements/shared/call-element.js';
import { Part } from '../../src/elements/shared/part.js';
import { until } from '../harness/until.js';

interface Later {
  readonly words: string;
  readonly styles: readonly ReturnType<typeof css>[];
}

/** What the next fetch of the part does. */
let fetches: (() => Promise<Later>)[] = [];
let asked = 0;
const LATER: Later = {
  words: 'here',
  styles: [
    css`
      p {
        color: rgb(1, 2, 3);
      }
    `,
  ],
};

class PartSample extends CallElement {
  readonly later = new Part(() => {
    asked += 1;
    return (fetches.shift() ?? (() => Promise.resolve(LATER)))();
  });
  renders = 0;

  protected override render(): TemplateResult {
    this.renders += 1;
    const part = this.need(this.later);
    return html`<p>${part?.words ?? 'waits'}</p>`;
  }
}
customElements.define('part-sample', PartSample);

const put = (): PartSample => {
  const element = new PartSample();
  document.body.append(element);
  return element;
};
const words = (element: PartSample): string | undefined => element.renderRoot.querySelector('p')?.textContent;
const colour = (element: PartSample): string =>
  getComputedStyle(element.renderRoot.querySelector('p')!).color;

describe('a part of an element', () => {
  beforeEach(() => {
    fetches = [];
    asked = 0;
  });

  it('is waited for by updateComplete, and is there with its styles', async () => {
    let come = (_: Later): void => undefined;
    fetches = [() => new Promise((done) => (come = done))];
    const element = await Promise.resolve(put());
    await until(() => element.renders > 0);
    expect(words(element)).to.equal('waits');
    let complete = false;
    const done = element.updateComplete.then(() => (complete = true));
    element.requestUpdate();
    await until(() => element.renders > 1);
    expect([complete, asked]).to.eql([false, 1]);
    come(LATER);
    await done;
    expect([words(element), colour(element)]).to.eql(['here', 'rgb(1, 2, 3)']);
    element.remove();
  });

  it('is tried again with the next update where it could not be loaded; until then one sees what there is', async () => {
    fetches = [() => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))];
    const logged: unknown[] = [];
    const { error } = console;
    console.error = (...all: unknown[]) => void logged.push(...all);
    const element = put();
    await element.updateComplete;
    console.error = error;
    expect([words(element), asked]).to.eql(['waits', 1]);
    expect(logged.join(' ')).to.contain('a part of an element cannot be loaded');
    element.requestUpdate();
    await element.updateComplete;
    expect([words(element), asked, colour(element)]).to.eql(['here', 2, 'rgb(1, 2, 3)']);
    element.remove();
  });

  it('keeps its styles in another document, as a picture-in-picture window is', async () => {
    const element = put();
    await element.updateComplete;
    const frame = await fixture<HTMLIFrameElement>(html`<iframe title="another document"></iframe>`);
    frame.contentDocument!.body.append(element);
    await element.updateComplete;
    expect(frame.contentWindow!.getComputedStyle(element.renderRoot.querySelector('p')!).color).to.equal(
      'rgb(1, 2, 3)',
    );
  });
});
