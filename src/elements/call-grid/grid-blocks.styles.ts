import { css } from 'lit';

/** What stands among the people, or in their place: who is waited for, what is shared, how many more there are. */
export const gridBlockStyles = css`
  .block {
    position: absolute;
    display: grid;
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
  .discs {
    --_avatar-size: clamp(56px, min(34cqi, 26cqb), 128px);
    position: relative;
    isolation: isolate;
    display: grid;
    place-items: center;
    margin: 3.5rem 3.5rem 4rem;
  }
  .discs::before,
  .discs::after {
    content: '';
    position: absolute;
    z-index: -1;
    inset: -22px;
    border-radius: 50%;
    background: var(--_accent-ink);
    opacity: 0.1;
  }
  .discs::after {
    inset: -42px;
    opacity: 0.06;
  }
  @container stage (max-height: 420px) {
    .discs {
      margin: 0 0 var(--_space-2);
    }
    .discs::before,
    .discs::after {
      content: none;
    }
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

  .sharing {
    border-radius: var(--_radius-tile);
    background: var(--_surface-raised);
    gap: var(--_space-3);
    --_plane: var(--_surface-raised);
  }
  .sharing p {
    font-size: var(--_size-l);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--_space-2);
    margin-block-start: var(--_space-2);
  }

  .more {
    position: absolute;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 6px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-tile);
    background: var(--_control);
    box-shadow: var(--_shadow-1);
    font-size: var(--_size-m);
    font-weight: var(--_weight-strong);
    cursor: pointer;
    transition: background-color var(--_fast);
  }
  .more .faces {
    --_avatar-size: 30px;
    display: flex;
  }
  .more .short {
    display: none;
  }
  @container room (max-width: 599px) {
    .more .short {
      display: inline;
    }
    /* Still there for the ear. */
    .more .long {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  .more .avatar {
    box-shadow: 0 0 0 2px var(--_control);
  }
  .more .avatar + .avatar {
    margin-inline-start: -4px;
  }
  @media (hover: hover) {
    .more:hover {
      background: var(--_control-hover);
    }
  }
`;
