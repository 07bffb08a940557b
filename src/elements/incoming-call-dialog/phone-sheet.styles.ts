import { css } from 'lit';

/** The dialog over the whole screen of a phone. After the dialog's own styles. */
const sheetStyles = css`
  /* The sheet of a phone. */
  .sheet {
    position: fixed;
    inset: 0;
    inline-size: 100%;
    max-inline-size: none;
    block-size: 100dvh;
    max-block-size: none;
    padding: max(20px, env(safe-area-inset-top)) 24px max(28px, env(safe-area-inset-bottom));
    background: radial-gradient(
      120% 70% at 50% 0,
      color-mix(in oklab, var(--_person) 20%, var(--_surface)),
      var(--_surface) 75%
    );
    text-align: center;
    --_plane: var(--_surface);
  }
  .sheet::backdrop {
    background: var(--_surface);
  }
  .sheet:is([open], :popover-open) {
    display: flex;
    flex-direction: column-reverse;
    gap: var(--_space-3);
    reading-flow: flex-visual;
  }
  .sheet .card {
    flex: 1;
    display: grid;
    grid-template: minmax(min(7rem, 50%), 1fr) minmax(0, auto) auto auto / minmax(0, 1fr);
    min-block-size: 0;
    background: none;
    box-shadow: none;
    reading-flow: grid-order;
  }
  /* What large text needs is taken from the picture, so that the name is seen. */
  .sheet .who {
    --_avatar-size: clamp(56px, min(18.2dvh, 100dvh - 30rem), 128px);
    display: grid;
    align-content: safe center;
    justify-items: center;
    gap: 6px;
    min-block-size: 0;
    margin-inline: -24px;
    padding-inline: 24px;
    overflow: auto;
  }
  .sheet .kind,
  .sheet .about {
    font-size: var(--_size-m);
  }
  .sheet .about .note {
    display: none;
  }
  .sheet .ring {
    margin-block: clamp(8px, min(5.6dvh, 100dvh - 32rem), 40px) clamp(8px, min(6.2dvh, 100dvh - 32rem), 44px);
  }
  .sheet h2 {
    padding-block: 2px;
    font-size: min(var(--_size-2xl), 9.4vw);
    line-height: 1.15;
    letter-spacing: -0.015em;
  }
  .sheet .extra {
    order: 1;
    /* where there is no room, the middle scrolls: answering and declining stay */
    align-content: start;
    overflow: auto;
    margin: calc(var(--_space-3) - 5px) -5px 17px;
    padding: 5px;
  }
  .sheet .extra .button {
    padding-inline: 10px;
    background: color-mix(in oklab, var(--_fill) 88%, var(--_person));
  }
  .sheet .answers {
    order: 2;
    flex-wrap: nowrap;
    justify-content: space-around;
  }
  .sheet .answers .button {
    flex-direction: column;
    justify-content: start;
    justify-self: center;
    inline-size: 100%;
    max-inline-size: 12rem;
    padding: 0;
    border-radius: var(--_radius-m);
    background: none;
    color: var(--_text);
    overflow-wrap: anywhere;
  }
  .sheet .disc {
    inline-size: var(--_answer-size);
    block-size: var(--_answer-size);
    border-radius: 50%;
    transition: background-color var(--_fast);
  }
  .sheet .disc .icon {
    inline-size: 1.875rem;
    block-size: 1.875rem;
    max-inline-size: 55%;
    stroke-width: var(--_icon-stroke);
  }
  .sheet .go .disc {
    background: var(--_success);
    color: var(--_success-text);
  }
  .sheet .stop .disc {
    background: var(--_danger);
    color: var(--_danger-text);
  }
  @media (hover: hover) {
    .sheet .answers .button:hover {
      background: none;
    }
    .sheet .go:hover .disc {
      background: var(--_success-hover);
    }
    .sheet .stop:hover .disc {
      background: var(--_danger-hover);
    }
  }
  .sheet .answers .button:focus-visible {
    outline: none;
    box-shadow: none;
  }
  .sheet .answers .button:focus-visible .disc {
    outline: 2px solid var(--_focus);
    outline-offset: 3px;
  }
  .sheet .card > .note {
    order: 3;
    margin-block-start: 20px;
    color: var(--_text-muted);
    font-size: var(--_size-s);
  }
  @media (height < 560px) {
    .sheet .ring.discs::before,
    .sheet .ring.discs::after {
      content: none;
    }
  }
  /* A second call takes from the picture, not from the buttons. */
  .sheet:has(> .row) .ring.discs::before,
  .sheet:has(> .row) .ring.discs::after {
    content: none;
  }
  .sheet:has(> .row) .ring {
    margin-block: 16px;
  }
  /* And where there is no room for a picture, the name goes first. */
  @media (height < 560px) {
    .sheet:has(> .row) .ring {
      display: none;
    }
  }
  .sheet:has(> .row) .who {
    --_avatar-size: clamp(40px, min(13dvh, 100dvh - 30rem), 104px);
  }

  .sheet .row {
    background: color-mix(in oklab, var(--_surface-raised) 88%, var(--_person));
    box-shadow: var(--_shadow-1);
  }
  /* On the narrowest phones a row is a name and its buttons. */
  @media (width < 340px) {
    .sheet .row :is(.avatar, .words span) {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .sheet .disc {
      border: 2px solid ButtonText;
    }
    .sheet .answers .button {
      border: 0;
    }
  }
`;

export const styles = [sheetStyles];
