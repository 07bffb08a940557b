import { css } from 'lit';

/**
 * The room that elements take before their code has come, so that nothing moves when it does. Also in
 * `call-elements.css`, for the time before any script. Without weight: what a page says goes first.
 */
export const undefinedStyles = css`
  :where(call-provider:not(:defined, [hidden])) {
    display: contents;
  }
  :where(incoming-call-dialog, call-reactions[view='floats']):where(:not(:defined, [hidden])) {
    display: none;
  }
  :where(
    call-grid,
    call-tile,
    call-room,
    call-lobby,
    call-controls,
    call-status,
    call-chat,
    call-stats,
    call-safety-code,
    device-picker
  ):where(:not(:defined, [hidden])) {
    display: block;
    box-sizing: border-box;
    min-inline-size: 0;
    visibility: hidden;
  }
  :where(call-grid, call-tile):where(:not(:defined, [hidden])) {
    inline-size: 100%;
    aspect-ratio: 16 / 9;
  }
  :where(call-grid, call-room, call-chat, call-status[variant='screen']):where(:not(:defined, [hidden])) {
    block-size: 100%;
    min-block-size: 0;
  }
  :where(call-toggle:not(:defined, [hidden])) {
    display: inline-block;
    inline-size: var(--call-control-size, 48px);
    block-size: var(--call-control-size, 48px);
    vertical-align: middle;
  }
  :where(call-controls:not(:defined)) {
    min-block-size: calc(
      var(--call-control-size, 48px) + var(--call-space-2, 8px) + var(--call-space-3, 12px)
    );
  }
  @media (min-width: 480px) {
    :where(call-controls:not(:defined)) {
      min-block-size: calc(var(--call-control-size, 48px) + 2 * var(--call-space-3, 12px));
    }
  }
  :where(device-picker:not(:defined)) {
    min-block-size: calc(3 * (1.45 * var(--call-size-s, 0.8125rem) + max(48px, 3rem)) + 58px);
  }
  :where(device-picker[kind]:not([kind='all'], :defined)) {
    min-block-size: calc(1.45 * var(--call-size-s, 0.8125rem) + max(48px, 3rem) + 6px);
  }
  :where(device-picker[compact]:not(:defined)) {
    min-block-size: max(44px, 2.75rem);
  }
`;
