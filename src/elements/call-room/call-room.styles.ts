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
  .line {
    grid-area: 1 / 1;
    padding-block: var(--_space-2) 0;
    padding-inline: var(--_space-3);
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
  .panel {
    display: flex;
    flex-direction: column;
    background: var(--_surface-raised);
    --_plane: var(--_surface-raised);
    overflow: hidden;
    /* A sheet over the picture, from the bottom. */
    position: absolute;
    z-index: 4;
    inset-inline: 0;
    inset-block-end: 0;
    max-block-size: 80%;
    min-block-size: 50%;
    border-radius: var(--_radius-l) var(--_radius-l) 0 0;
    box-shadow: var(--_shadow-3);
  }
  header {
    flex: none;
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-block: var(--_space-2) 0;
    padding-inline: var(--_space-4) var(--_space-2);
  }
  h2 {
    margin: 0;
    font-size: var(--_size-l);
    font-weight: var(--_weight-strong);
    line-height: var(--_leading-tight);
  }
  header button {
    display: grid;
    place-items: center;
    inline-size: var(--_target);
    block-size: var(--_target);
    padding: 0;
    border: 0;
    border-radius: var(--_radius-full);
    background: none;
    cursor: pointer;
  }
  header button:hover {
    background: var(--_fill-hover);
  }
  .content {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    padding: var(--_space-2) var(--_space-4) var(--_space-4);
  }
  .content:is(.chat, .stats) {
    padding: 0;
  }
  /* The panel is the box; what is in it has none of its own. */
  .content > slot > * {
    --call-surface: var(--_surface-raised);
    --call-shadow-3: none;
    inline-size: auto;
  }
  .safety > slot > *::part(base) {
    padding: 0;
  }
  .list {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
    --_avatar-size: 32px;
  }
  .list li {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    min-block-size: var(--_target);
  }
  .list .name {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .list small {
    color: var(--_text-muted);
    font-size: var(--_size-s);
  }
  .list .icon {
    color: var(--_text-muted);
  }
  @container call-room (inline-size >= 600px) {
    /* Over the people; the controls stay free. */
    .panel {
      position: relative;
      grid-area: 1 / 1 / 3 / -1;
      justify-self: end;
      inset: auto;
      inline-size: 360px;
      max-block-size: none;
      margin-block: var(--_gap) 0;
      margin-inline: var(--_gap);
      border-radius: var(--_radius-l);
    }
  }
  @container call-room (inline-size >= 900px) {
    /* The controls have the time from here on. It stays for the ear. */
    .line:has(:state(connected)):not(:has(:state(trouble), :state(held))) {
      block-size: 0;
      padding: 0;
      overflow: hidden;
    }
    /* Beside them. */
    .panel {
      grid-column: 2;
      margin-inline-start: 0;
      box-shadow: var(--_shadow-1);
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
    .panel {
      inline-size: 480px;
    }
  }
  @media (forced-colors: active) {
    .panel {
      border: 1px solid;
    }
  }
`;
