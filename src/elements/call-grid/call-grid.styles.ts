import { css } from 'lit';

export const callGridStyles = css`
  :host {
    display: block;
    position: relative;
    inline-size: 100%;
    /* As high as its place; 16:9 where the place has no height of its own. */
    block-size: 100%;
    aspect-ratio: 16 / 9;
    min-inline-size: 0;
    min-block-size: 0;
    overflow: hidden;
    overflow: clip;
    isolation: isolate;
    container: room / inline-size;
    background: var(--_stage);
  }

  .room {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
  }

  .stage {
    position: relative;
    flex: 1;
    min-block-size: 0;
    container: stage / size;
    /* read by the layout, which places the tiles */
    column-gap: var(--call-gap, 8px);
  }
  @container room (max-width: 479px) {
    .stage {
      column-gap: var(--call-gap, 5px);
    }
  }

  .overlay {
    position: absolute;
    inset: 0;
    z-index: var(--_z-controls);
    pointer-events: none;
  }
  .overlay ::slotted(*) {
    pointer-events: auto;
  }

  /* What stands among the people, or in their place. */
  .block {
    position: absolute;
    display: grid;
    /* What has no room is scrolled to, not laid over something else. */
    grid-auto-rows: min-content;
    place-content: safe center;
    justify-items: center;
    gap: var(--_space-2);
    padding: var(--_space-4);
    text-align: center;
    overflow: auto;
  }
  .block p {
    margin: 0;
    overflow-wrap: anywhere;
    font-weight: var(--_weight-strong);
    line-height: 1.25;
  }
  .voice,
  .empty {
    inset: 0;
  }
  .voice p,
  .empty p {
    max-inline-size: 28ch;
    font-size: var(--_size-xl);
    letter-spacing: -0.01em;
  }
  .status {
    max-inline-size: 36ch;
    overflow-wrap: anywhere;
  }
  .block .status {
    min-block-size: 1.45em;
    color: var(--_text-muted);
    font-size: var(--_size-m);
  }
  .asked {
    --_avatar-size: 56px;
    display: flex;
    margin-block-end: var(--_space-3);
  }
  .asked .avatar {
    box-shadow: 0 0 0 3px var(--_stage);
  }
  .asked .avatar + .avatar {
    margin-inline-start: -8px;
  }
`;
