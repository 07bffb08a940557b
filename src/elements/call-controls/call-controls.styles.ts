import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    container: call-controls / inline-size;
  }

  .zones {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--_space-3);
    padding: var(--_space-2) var(--_space-3) var(--_space-3);
  }

  .bar,
  .group {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    min-inline-size: 0;
  }

  .leave-button {
    inline-size: calc(var(--_control-size) * 1.375);
    min-inline-size: 60px;
  }
  .count {
    inline-size: auto;
    grid-auto-flow: column;
    gap: 7px;
    padding-inline: 14px;
    font-size: var(--_size-m);
    font-weight: var(--_weight-strong);
  }
  .count > .icon {
    max-inline-size: none;
  }

  /* They stay where they are, for the keyboard and for who does not see them. */
  .zones {
    transition: opacity var(--_medium);
  }
  .zones.rests {
    opacity: 0;
    pointer-events: none;
  }

  .start,
  .end {
    display: none;
    align-items: center;
    gap: var(--_space-2);
    min-inline-size: 0;
    font-size: var(--_size-m);
    font-weight: var(--_weight-strong);
  }
  .start {
    white-space: nowrap;
    overflow: hidden;
  }
  .start ::slotted(*) {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .end {
    justify-content: end;
  }
  /* What has focus stays, on a row of its own, when the bar becomes too narrow for it. */
  .start:focus-within,
  .end:focus-within {
    display: flex;
    flex: 1 0 100%;
    justify-content: center;
  }
  .timer.beside {
    color: var(--_text-muted);
    font-weight: var(--_weight);
  }
  .over .start,
  .over .end {
    color: var(--_over-text);
  }
  .over .timer {
    padding: var(--_space-1) var(--_space-3);
    border-radius: var(--_radius-full);
    background: var(--_over);
    color: var(--_over-text);
  }

  @container call-controls (max-width: 339.9px) {
    .bar {
      --call-control-size: 44px;
      --_control-size: 44px;
    }
  }
  @container call-controls (max-width: 479.9px) {
    .group {
      display: contents;
    }
  }
  @container call-controls (min-width: 480px) {
    .zones {
      padding: var(--_space-2) var(--_space-4) var(--_space-4);
    }
    .bar {
      column-gap: calc(var(--_space-2) * 2 + var(--_space-3));
    }
  }
  @container call-controls (min-width: 900px) {
    .zones {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
    }
    .start,
    .start:focus-within {
      display: flex;
      justify-content: start;
    }
    .end,
    .end:focus-within {
      display: flex;
      justify-content: end;
    }
  }
  @container call-controls (min-width: 1920px) {
    .zones {
      padding: 14px 28px var(--_space-5);
    }
    .bar {
      --call-control-size: 64px;
      --_control-size: 64px;
      --call-icon: 1.875rem;
      --_icon: 1.875rem;
      column-gap: 44px;
    }
    .group {
      gap: var(--_space-3);
    }
    .start,
    .end {
      font-size: 1.25rem;
    }
  }
`;
