import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { CallGrid } from '../../src/elements/call-grid/call-grid.js';
import { CallTile } from '../../src/elements/call-tile/call-tile.js';
import { defineElement } from '../../src/elements/shared/define-element.js';
import { createFakeStore, fakeParticipant, provide } from '../harness/fake-store.js';

describe('<call-grid> and <call-tile> under other names', () => {
  it('work, and leave the names of the kit free', async () => {
    class Squatter extends HTMLElement {}
    customElements.define('call-tile', Squatter);
    defineElement('call-tile', CallTile, 'acme-tile');
    defineElement('call-grid', CallGrid, 'acme-grid');
    const participants = [
      fakeParticipant({ id: '1', isLocal: true }),
      fakeParticipant({ id: '2', name: 'Ana' }),
    ];
    const outer = await fixture<HTMLElement>(
      html`<div style="inline-size: 600px; block-size: 400px">
        ${provide(createFakeStore({ participants }), html`<acme-grid></acme-grid>`)}
      </div>`,
    );
    const grid = outer.querySelector<CallGrid>('acme-grid')!;
    await waitUntil(() => grid.renderRoot?.querySelectorAll('acme-tile').length === 2, 'no tiles');
    const tile = grid.renderRoot.querySelector<CallTile>('acme-tile')!;
    await tile.updateComplete;
    expect(tile).to.be.instanceOf(CallTile);
    expect(tile.renderRoot.querySelector('.name')?.textContent).to.equal('Ana');
    expect(grid.renderRoot.querySelector('call-tile')).to.not.exist;
    expect(customElements.get('call-grid')).to.equal(undefined);
  });
});
