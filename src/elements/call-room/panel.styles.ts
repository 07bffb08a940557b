import { css } from 'lit';

/** The panel beside the people. */
export const panelStyles = css`
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
    /* Beside them. */
    .panel {
      grid-column: 2;
      margin-inline-start: 0;
      box-shadow: var(--_shadow-1);
    }
  }
  @container call-room (inline-size >= 1920px) {
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
