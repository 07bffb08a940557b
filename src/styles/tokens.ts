import { css } from 'lit';

/**
 * The design tokens.
 *
 * The rule: a page sets `--call-*`; the styles of the kit read only `--_*`. Each element declares the private
 * name of every token on its own `:host`, as the page's value or else ours:
 *
 *     --_accent: var(--call-accent, light-dark(#2458d0, #8fb3ff));
 *
 * So a value set on any ancestor wins, whatever its place or specificity. And derived tokens are computed from
 * private names on the same host, so they follow: a `--call-accent` set on one card changes the accent's
 * text, hover, ink and soft tint on that card too. (Declared once on `:root` they would be computed there, and
 * stay as they were.) In a style sheet write `var(--_text)`, never `var(--call-text)`.
 *
 * Grammar of names: `x` is a fill, `x-text` is written on it, `x-ink` is x used as writing, `x-soft` is a tint
 * behind text. `light-dark()` follows the `color-scheme` of the page; we never set one.
 */
export const tokens = css`
  :host {
    /* planes */
    --_stage: var(--call-stage, light-dark(#eceff3, #0c0e12));
    --_surface: var(--call-surface, light-dark(#ffffff, #15181d));
    --_surface-raised: var(--call-surface-raised, light-dark(#ffffff, #1f232a));
    --_fill: var(--call-fill, light-dark(#eceff4, #2b3039));
    --_fill-hover: var(--call-fill-hover, light-dark(#e0e5ec, #363c47));
    --_control: var(--call-control, light-dark(#ffffff, #262b33));
    --_control-hover: var(--call-control-hover, light-dark(#f4f6f9, #323842));
    --_overlay: var(--call-overlay, light-dark(rgb(16 20 26 / 0.4), rgb(0 0 0 / 0.6)));
    --_line-strong: var(--call-line-strong, light-dark(#7a8493, #77818f));
    --_line: var(--call-line, light-dark(#d9dee6, #2f3540));

    /* ink */
    --_text: var(--call-text, light-dark(#14171c, #f1f3f6));
    --_text-muted: var(--call-text-muted, light-dark(#535c69, #a9b1bd));
    --_off: var(--call-off, light-dark(#23282f, #f1f3f6));
    --_off-text: var(--call-off-text, light-dark(#ffffff, #14171c));

    /* the accent: its text is black or white, whichever reads; its hover moves away from its text */
    --_accent: var(--call-accent, light-dark(#2458d0, #8fb3ff));
    --_accent-text: var(
      --call-accent-text,
      color(
        from var(--_accent) xyz-d65 clamp(0, (0.179 - y) * 9999, 0.9505) clamp(0, (0.179 - y) * 9999, 1)
          clamp(0, (0.179 - y) * 9999, 1.089)
      )
    );
    --_accent-hover: var(
      --call-accent-hover,
      color-mix(
        in oklab,
        var(--_accent) 85%,
        color(
          from var(--_accent) xyz-d65 clamp(0, (y - 0.179) * 9999, 0.9505) clamp(0, (y - 0.179) * 9999, 1)
            clamp(0, (y - 0.179) * 9999, 1.089)
        )
      )
    );
    --_accent-ink: var(
      --call-accent-ink,
      light-dark(
        oklch(from var(--_accent) min(l, 0.48) min(c, 0.17) h),
        oklch(from var(--_accent) max(l, 0.78) min(c, 0.12) h)
      )
    );
    --_accent-soft: var(--call-accent-soft, color-mix(in oklab, var(--_accent) 12%, var(--_surface-raised)));

    /* meaning */
    --_success: var(--call-success, light-dark(#147a4a, #178350));
    --_success-text: var(--call-success-text, #ffffff);
    --_success-hover: var(--call-success-hover, color-mix(in oklab, var(--_success) 86%, black));
    --_success-ink: var(--call-success-ink, light-dark(#0f6b40, #5fd49a));
    --_danger: var(--call-danger, light-dark(#c6262e, #d4343b));
    --_danger-text: var(--call-danger-text, #ffffff);
    --_danger-hover: var(--call-danger-hover, color-mix(in oklab, var(--_danger) 86%, black));
    --_danger-ink: var(--call-danger-ink, light-dark(#b01f28, #ff9a9a));
    --_danger-soft: var(--call-danger-soft, color-mix(in oklab, var(--_danger) 11%, var(--_surface-raised)));
    --_warning: var(--call-warning, #f3b63f);
    --_warning-text: var(--call-warning-text, #271a00);
    --_warning-ink: var(--call-warning-ink, light-dark(#845000, #ffcb6b));
    --_warning-soft: var(
      --call-warning-soft,
      color-mix(in oklab, var(--_warning) 18%, var(--_surface-raised))
    );
    --_speaking: var(--call-speaking, var(--_accent-ink));
    --_focus: var(--call-focus, var(--_text));
    --_level: var(--call-level, light-dark(#14905a, #5fd49a));

    /* over a picture: the same in both schemes, because a picture has none */
    --_over: var(--call-over, rgb(12 14 18 / 0.72));
    --_over-hover: var(--call-over-hover, rgb(12 14 18 / 0.86));
    --_over-dim: var(--call-over-dim, rgb(12 14 18 / 0.6));
    --_over-text: var(--call-over-text, #ffffff);

    /* people */
    --_person-0: var(--call-person-0, #8a5a00);
    --_person-1: var(--call-person-1, #5f6b00);
    --_person-2: var(--call-person-2, #00756b);
    --_person-3: var(--call-person-3, #00718c);
    --_person-4: var(--call-person-4, #2a66b8);
    --_person-5: var(--call-person-5, #5a57c4);
    --_person-6: var(--call-person-6, #7d4bb5);
    --_person-7: var(--call-person-7, #9a3f94);
    --_person-8: var(--call-person-8, #a83f6b);
    --_person-9: var(--call-person-9, #5d6673);

    /* shape */
    --_radius-s: var(--call-radius-s, 8px);
    --_radius-m: var(--call-radius-m, 12px);
    --_radius-l: var(--call-radius-l, 20px);
    --_radius-full: var(--call-radius-full, 999px);
    --_radius-tile: var(--call-radius-tile, 14px);
    --_radius-avatar: var(--call-radius-avatar, 50%);
    --_radius-control: var(--call-radius-control, 999px);
    --_radius-off: var(--call-radius-off, 14px);

    /* space */
    --_space-1: var(--call-space-1, 4px);
    --_space-2: var(--call-space-2, 8px);
    --_space-3: var(--call-space-3, 12px);
    --_space-4: var(--call-space-4, 16px);
    --_space-5: var(--call-space-5, 24px);
    --_space-6: var(--call-space-6, 32px);
    --_space-7: var(--call-space-7, 48px);
    --_gap: var(--call-gap, 8px);

    /* type; the face is the page's own, see host.ts */
    --_font-mono: var(--call-font-mono, ui-monospace, 'SF Mono', Menlo, Consolas, monospace);
    --_size-xs: var(--call-size-xs, 0.75rem);
    --_size-s: var(--call-size-s, 0.8125rem);
    --_size-m: var(--call-size-m, 0.9375rem);
    --_size-l: var(--call-size-l, 1.125rem);
    --_size-xl: var(--call-size-xl, 1.5rem);
    --_size-2xl: var(--call-size-2xl, 2rem);
    --_leading-tight: var(--call-leading-tight, 1.2);
    --_leading: var(--call-leading, 1.45);
    --_weight: var(--call-weight, 400);
    --_weight-strong: var(--call-weight-strong, 600);

    /* sizes */
    --_target: var(--call-target, max(44px, 2.75rem));
    --_control-size: var(--call-control-size, 48px);
    --_answer-size: var(--call-answer-size, 72px);
    --_icon: var(--call-icon, 1.5rem);
    --_icon-m: var(--call-icon-m, 1.25rem);
    --_icon-s: var(--call-icon-s, 1rem);
    --_icon-stroke: var(--call-icon-stroke, 1.75);
    --_tag: var(--call-tag, 1.75rem);

    /* depth */
    --_shadow-1: var(
      --call-shadow-1,
      0 1px 2px rgb(16 20 26 / 0.1),
      0 0 0 1px light-dark(rgb(16 20 26 / 0.07), rgb(255 255 255 / 0.05))
    );
    --_shadow-2: var(
      --call-shadow-2,
      0 6px 20px rgb(16 20 26 / 0.16),
      0 0 0 1px light-dark(rgb(16 20 26 / 0.06), rgb(255 255 255 / 0.08))
    );
    --_shadow-3: var(
      --call-shadow-3,
      0 24px 64px rgb(16 20 26 / 0.28),
      0 4px 12px rgb(16 20 26 / 0.1),
      0 0 0 1px light-dark(rgb(16 20 26 / 0.06), rgb(255 255 255 / 0.09))
    );
    --_blur: var(--call-blur, blur(14px) saturate(1.3));

    /* motion */
    --_fast: var(--call-fast, 120ms);
    --_medium: var(--call-medium, 200ms);
    --_slow: var(--call-slow, 320ms);
    --_breath: var(--call-breath, 2400ms);
    --_ease: var(--call-ease, cubic-bezier(0.2, 0, 0, 1));
    --_ease-out: var(--call-ease-out, cubic-bezier(0.3, 0, 1, 1));

    /* order, inside each element (isolation: isolate) */
    --_z-tag: 1;
    --_z-ring: 2;
    --_z-self: 3;
    --_z-controls: 4;
    --_z-toast: 5;
    --_z-float: var(--call-z-float, 1000);
  }

  /* What a person asked of their system goes before what a page asked of us. */
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_fast: 1ms;
      --_medium: 1ms;
      --_slow: 1ms;
      --_breath: 0ms;
    }
  }

  @media (prefers-reduced-transparency: reduce), (prefers-contrast: more) {
    :host {
      --_over: rgb(12 14 18 / 0.94);
      --_over-hover: #0c0e12;
      --_blur: none;
      --_line: var(--_line-strong);
      --_text-muted: var(--_text);
    }
  }
`;
