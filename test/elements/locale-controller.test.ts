import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { en } from '../../src/locale/en.js';
import { nearestLang, offerTerms, registerTerms, termsFor } from '../../src/locale/locale-base.js';
import { LocaleController } from '../../src/locale/locale-controller.js';
import '../../src/locale/ar.js';
import '../../src/locale/de.js';

class TestWords extends LitElement {
  readonly locale = new LocaleController(this);
  renders = 0;
  protected override render(): TemplateResult {
    this.renders++;
    return html`${this.locale.terms.leave}`;
  }
  get word(): string {
    return this.shadowRoot!.textContent.trim();
  }
}
customElements.define('test-words', TestWords);

async function words(content: TemplateResult): Promise<{ root: HTMLElement; element: TestWords }> {
  const root = await fixture<HTMLElement>(content);
  const element = root.querySelector<TestWords>('test-words')!;
  await element.updateComplete;
  return { root, element };
}

/** Observers speak in a microtask, and the element renders in another. */
async function settle(element: TestWords): Promise<void> {
  await nextFrame();
  await element.updateComplete;
}

describe('the words of an element', () => {
  it('are English where nothing else is known', async () => {
    const { element } = await words(html`<div lang="tlh"><test-words></test-words></div>`);
    expect(element.word).to.equal('Leave');
    expect(element.locale.lang).to.equal('en');
  });

  it('follow the nearest lang, with or without a region', async () => {
    const { element } = await words(
      html`<div lang="ar">
        <p lang="de-AT"><test-words></test-words></p>
      </div>`,
    );
    expect(element.word).to.equal('Auflegen');
    expect(element.locale.lang).to.equal('de');
  });

  it('come in a language that is offered when the first element needs it, and again where that failed', async () => {
    let asked = 0;
    let works = false;
    offerTerms({
      XX: () => {
        asked++;
        if (!works) return Promise.reject(new Error('offline'));
        return Promise.resolve().then(() => registerTerms('xx', { ...en, lang: 'xx', leave: 'Xx' }));
      },
    });
    const { element } = await words(html`<div lang="de"><test-words></test-words></div>`);
    expect(asked).to.equal(0);
    element.setAttribute('lang', 'xx-YY');
    await settle(element);
    expect(element.word).to.equal('Leave');
    works = true;
    element.setAttribute('lang', 'xx');
    await settle(element);
    await settle(element);
    expect(element.word).to.equal('Xx');
    expect(asked).to.equal(2);
  });

  it('look out of shadow roots', async () => {
    const { root } = await words(html`<div lang="de"><test-words></test-words></div>`);
    const host = document.createElement('div');
    const inner = document.createElement('test-words') as TestWords;
    host.attachShadow({ mode: 'open' }).append(inner);
    root.append(host);
    await inner.updateComplete;
    expect(inner.word).to.equal('Auflegen');
    host.lang = 'ar';
    await settle(inner);
    expect(inner.word).to.equal('مغادرة');
    expect(nearestLang(inner)).to.equal('ar');
  });

  it('change with an ancestor, and only then', async () => {
    const { root, element } = await words(
      html`<div lang="en">
        <p><test-words></test-words></p>
      </div>`,
    );
    const before = element.renders;
    root.querySelector('p')!.id = 'x';
    root.setAttribute('lang', 'en-GB');
    await settle(element);
    expect(element.renders).to.equal(before);
    root.setAttribute('lang', 'de');
    await settle(element);
    expect(element.word).to.equal('Auflegen');
    root.removeAttribute('lang');
    await settle(element);
    expect(element.word).to.equal('Leave');
  });

  it('change when the element moves', async () => {
    const { root, element } = await words(
      html`<div>
        <section lang="de"></section>
        <test-words></test-words>
      </div>`,
    );
    root.querySelector('section')!.append(element);
    await settle(element);
    expect(element.word).to.equal('Auflegen');
  });

  it('know the direction of what is around them', async () => {
    const { root, element } = await words(html`<div dir="rtl"><test-words></test-words></div>`);
    expect(element.locale.dir).to.equal('rtl');
    root.dir = 'ltr';
    await settle(element);
    expect(element.locale.dir).to.equal('ltr');
  });

  it('come late: a language registered afterwards is taken up', async () => {
    const { element } = await words(html`<div lang="x-pirate"><test-words></test-words></div>`);
    registerTerms('x-pirate', { ...en, lang: 'x-pirate', leave: 'Abandon ship' });
    await settle(element);
    expect(element.word).to.equal('Abandon ship');
  });

  it('stop listening when the element is gone', async () => {
    const { root, element } = await words(html`<div lang="en"><test-words></test-words></div>`);
    element.remove();
    const before = element.renders;
    root.lang = 'de';
    await settle(element);
    expect(element.renders).to.equal(before);
  });

  it('are found by tag', () => {
    expect(termsFor('de_CH').lang).to.equal('de');
    expect(termsFor('').lang).to.equal('en');
    expect(termsFor('deu').lang).to.equal('en');
  });
});
