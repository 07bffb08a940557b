import { css } from 'lit';

export const callRoomStyles = css`
  :host {
    display: block;
    block-size: 100%;
    min-block-size: 0;
    overflow: hidden;
    background: var(--_stage);
    container: call-room / size;
    isolation: isolate;
  }
  .room {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr) auto;
    block-size: 100%;
    position: relative;
  }
  .screen {
    grid-area: 1 / 1 / 3 / -1;
    min-block-size: 0;
    overflow: auto;
    display: grid;
    align-items: safe center;
  }
  .screen > slot > *,
  ::slotted([slot='calling']),
  ::slotted([slot='ended']) {
    min-block-size: 100%;
  }
  /* However much there is to say, and however large: the way out of the call stays in view. */
  .line {
    grid-area: 1 / 1;
    max-block-size: 55cqb;
    padding-block: var(--_space-2) 0;
    padding-inline: var(--_space-3);
    overflow: auto;
  }
  /* One picture fills the room: what belongs to it lies on it. */
  .over > :is(.screen, .stage) {
    grid-row: 1 / -1;
  }
  .over > .line {
    z-index: 1;
    margin: var(--_space-3);
    padding: 3px var(--_space-3);
    border-radius: var(--_radius-l);
    background: var(--_surface-raised);
  }
  .over > .line:has(:state(connected)):not(:has(:state(trouble), :state(held))) {
    justify-self: start;
    inline-size: 5rem;
    background: var(--_over);
    --call-text: var(--_over-text);
    text-align: center;
  }
  .over > .controls {
    z-index: 1;
    align-self: end;
  }
  .over > .stage {
    --call-self-lift: 72px;
  }
  .stage {
    position: relative;
    grid-area: 2 / 1;
    min-block-size: 0;
  }
  .stage > [name='grid'] > *,
  ::slotted([slot='grid']) {
    display: block;
    block-size: 100%;
  }
  .controls {
    grid-area: 3 / 1 / 4 / -1;
    padding-block-end: env(safe-area-inset-bottom);
  }
  @container call-room (inline-size >= 900px) {
    /* The controls have the time from here on. It stays for the ear. */
    .line:has(:state(connected)):not(:has(:state(trouble), :state(held))) {
      block-size: 0;
      padding: 0;
      overflow: hidden;
    }
  }
  /* A wall: read from afar. */
  @container call-room (inline-size >= 1920px) {
    :is(.screen, .panel) {
      --call-size-xs: 0.9375rem;
      --call-size-s: 1rem;
      --call-size-m: 1.25rem;
      --call-size-l: 1.5rem;
      --call-size-xl: 2.25rem;
    }
  }
`;
