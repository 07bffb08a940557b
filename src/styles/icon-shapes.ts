import { svg } from 'lit';

// A 24 px grid with a margin of 2, strokes of 1.75 with round ends. Filled twins are only for what acts now
// (answer, leave) and what is chosen (pin, star). Functions, because a bundler may
// drop an unused function, but never a template that runs at import.
export const mic = () =>
  svg`<rect x="9" y="2.9" width="6" height="11.2" rx="3"/><path d="M5.4 11.4a6.6 6.6 0 0 0 13.2 0M12 18v3.1"/>`;
export const micOff = () =>
  svg`<path d="M9.4 4.4A3 3 0 0 1 15 5.9v4.4M9 8.9v2.2a3 3 0 0 0 4.5 2.6M18.6 11.4c0 1.2-.3 2.3-.9 3.2M5.4 11.4a6.6 6.6 0 0 0 10 5.7M12 18v3.1M3.6 3.6l16.8 16.8"/>`;
export const camera = () =>
  svg`<rect x="2.9" y="6.1" width="12.6" height="11.8" rx="3"/><path d="m15.5 10.6 4.2-2.7c.6-.4 1.4 0 1.4.7v6.8c0 .7-.8 1.1-1.4.7l-4.2-2.7"/>`;
export const cameraOff = () =>
  svg`<path d="M10 6.1h2.5a3 3 0 0 1 3 3v2.4M15.5 15.6a3 3 0 0 1-2.9 2.3H5.9a3 3 0 0 1-3-3V9.1c0-1.2.7-2.2 1.7-2.7M15.5 10.6l4.2-2.7c.6-.4 1.4 0 1.4.7v6.8c0 .2 0 .4-.2.6M3.6 3.6l16.8 16.8"/>`;
export const screen = () =>
  svg`<rect x="2.9" y="4.4" width="18.2" height="12.4" rx="2.6"/><path d="M8.5 20.1h7M12 13.6V8M9.4 10.4 12 7.8l2.6 2.6"/>`;
export const screenStop = () =>
  svg`<rect x="2.9" y="4.4" width="18.2" height="12.4" rx="2.6"/><path d="M8.5 20.1h7M9.8 8.4l4.4 4.4M14.2 8.4l-4.4 4.4"/>`;
export const hand = () =>
  svg`<path d="M7.6 12.6V6.3a1.4 1.4 0 0 1 2.8 0v4.4M10.4 10.5V4.3a1.4 1.4 0 0 1 2.8 0v6.2M13.2 10.7V5.3a1.4 1.4 0 0 1 2.8 0v6.4M16 11.6V8.3a1.4 1.4 0 0 1 2.8 0v5.9c0 4-2.7 6.9-6.4 6.9-2.7 0-4.4-1.1-5.7-3.4l-2.4-4.1c-.4-.7-.2-1.5.5-1.9.6-.4 1.4-.2 1.9.4l.9 1.2"/>`;
export const grid = () =>
  svg`<rect x="3.4" y="4.4" width="7.4" height="6.6" rx="1.8"/><rect x="13.2" y="4.4" width="7.4" height="6.6" rx="1.8"/><rect x="3.4" y="13" width="7.4" height="6.6" rx="1.8"/><rect x="13.2" y="13" width="7.4" height="6.6" rx="1.8"/>`;
export const spotlight = () =>
  svg`<rect x="2.9" y="4.4" width="12.6" height="15.2" rx="2.4"/><path d="M19.1 5.4h1.6M19.1 12h1.6M19.1 18.6h1.6"/>`;
export const full = () =>
  svg`<path d="M8.6 3.9H5.9a2 2 0 0 0-2 2v2.7M15.4 3.9h2.7a2 2 0 0 1 2 2v2.7M8.6 20.1H5.9a2 2 0 0 1-2-2v-2.7M15.4 20.1h2.7a2 2 0 0 0 2-2v-2.7"/>`;
export const fullExit = () =>
  svg`<path d="M3.9 8.6h2.7a2 2 0 0 0 2-2V3.9M20.1 8.6h-2.7a2 2 0 0 1-2-2V3.9M3.9 15.4h2.7a2 2 0 0 1 2 2v2.7M20.1 15.4h-2.7a2 2 0 0 0-2 2v2.7"/>`;
export const pip = () =>
  svg`<path d="M10.2 18.6H5.5a2.6 2.6 0 0 1-2.6-2.6V7a2.6 2.6 0 0 1 2.6-2.6h13A2.6 2.6 0 0 1 21.1 7v2.6"/><rect x="13" y="12.8" width="8.1" height="6.8" rx="1.8"/>`;
export const sliders = () =>
  svg`<path d="M3.6 7.4h8.2M16.6 7.4h3.8M3.6 16.6h3.8M12.2 16.6h8.2"/><circle cx="14.2" cy="7.4" r="2.4"/><circle cx="9.8" cy="16.6" r="2.4"/>`;
export const more = () =>
  svg`<g fill="currentColor" stroke="none"><circle cx="5.4" cy="12" r="1.7"/><circle cx="12" cy="12" r="1.7"/><circle cx="18.6" cy="12" r="1.7"/></g>`;
export const phone = () =>
  svg`<path d="M6.4 3.6h2.2c.6 0 1.2.4 1.3 1l.8 3.1c.1.5 0 1-.4 1.3L8.9 10.5a12.6 12.6 0 0 0 4.6 4.6l1.5-1.4c.3-.4.8-.5 1.3-.4l3.1.8c.6.1 1 .7 1 1.3v2.2c0 1.6-1.3 2.8-2.8 2.8C9.9 20.4 3.6 14.1 3.6 6.4c0-1.5 1.2-2.8 2.8-2.8Z"/>`;
export const phoneFill = () =>
  svg`<path d="M6.4 3.6h2.2c.6 0 1.2.4 1.3 1l.8 3.1c.1.5 0 1-.4 1.3L8.9 10.5a12.6 12.6 0 0 0 4.6 4.6l1.5-1.4c.3-.4.8-.5 1.3-.4l3.1.8c.6.1 1 .7 1 1.3v2.2c0 1.6-1.3 2.8-2.8 2.8C9.9 20.4 3.6 14.1 3.6 6.4c0-1.5 1.2-2.8 2.8-2.8Z" fill="currentColor"/>`;
export const leave = () =>
  svg`<g transform="translate(0 -3.2) rotate(135 12 12)"><path d="M6.4 3.6h2.2c.6 0 1.2.4 1.3 1l.8 3.1c.1.5 0 1-.4 1.3L8.9 10.5a12.6 12.6 0 0 0 4.6 4.6l1.5-1.4c.3-.4.8-.5 1.3-.4l3.1.8c.6.1 1 .7 1 1.3v2.2c0 1.6-1.3 2.8-2.8 2.8C9.9 20.4 3.6 14.1 3.6 6.4c0-1.5 1.2-2.8 2.8-2.8Z" fill="currentColor" transform="translate(1.2 -1.2) scale(.92) translate(1 1)"/></g>`;
export const cameraFill = () =>
  svg`<rect x="2.9" y="6.1" width="12.6" height="11.8" rx="3" fill="currentColor"/><path fill="currentColor" d="m17.4 10.9 2.5-1.7c.5-.3 1.2 0 1.2.6v4.4c0 .6-.7.9-1.2.6l-2.5-1.7Z"/>`;
export const message = () =>
  svg`<path d="M12 4c5 0 9.1 3.3 9.1 7.5S17 19 12 19c-1 0-2-.1-2.9-.4l-4.3 1.6.9-3.7a6.9 6.9 0 0 1-2.8-5C2.9 7.3 7 4 12 4Z"/>`;
export const people = () =>
  svg`<circle cx="9" cy="8.2" r="3.4"/><path d="M2.9 19.1c.4-3.3 2.9-5.3 6.1-5.3s5.7 2 6.1 5.3M15.6 5.1a3.4 3.4 0 0 1 0 6.2M17.6 14.4c2 .7 3.3 2.4 3.5 4.7"/>`;
export const pin = () =>
  svg`<path d="M8.3 3.6h7.4M9.5 3.6v5.9l-2.9 3.1v1.8h10.8v-1.8l-2.9-3.1V3.6M12 14.4v6"/>`;
export const pinFill = () =>
  svg`<path d="M8.3 3.6h7.4M9.5 3.6v5.9l-2.9 3.1v1.8h10.8v-1.8l-2.9-3.1V3.6Z" fill="currentColor"/><path d="M12 14.4v6"/>`;
export const speaker = () =>
  svg`<path d="M4.9 9.1h2.6l4-3.5c.4-.4 1-.1 1 .4v12c0 .5-.6.8-1 .4l-4-3.5H4.9a1.6 1.6 0 0 1-1.6-1.6v-2.6c0-.9.7-1.6 1.6-1.6ZM16 9.2a4 4 0 0 1 0 5.6M18.6 6.6a7.6 7.6 0 0 1 0 10.8"/>`;
export const check = () => svg`<path d="m4.8 12.6 4.6 4.6L19.2 7"/>`;
export const close = () => svg`<path d="m6 6 12 12M18 6 6 18"/>`;
export const down = () => svg`<path d="m6.4 9.4 5.6 5.6 5.6-5.6"/>`;
export const next = () => svg`<path d="m9.4 6.4 5.6 5.6-5.6 5.6"/>`;
export const prev = () => svg`<path d="M14.6 6.4 9 12l5.6 5.6"/>`;
export const retry = () => svg`<path d="M19.6 12a7.6 7.6 0 1 1-2.3-5.4M19.8 3.6v4h-4"/>`;
export const flip = () =>
  svg`<path d="M4.2 11.2a7.9 7.9 0 0 1 14.1-4.1l1.3 1.5M19.8 4.4v4.4h-4.4M19.8 12.8a7.9 7.9 0 0 1-14.1 4.1l-1.3-1.5M4.2 19.6v-4.4h4.4"/>`;
export const star = () =>
  svg`<path d="m12 3.5 2.5 5.2 5.8.8-4.2 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.2-4 5.8-.8Z"/>`;
export const starFill = () =>
  svg`<path fill="currentColor" d="m12 3.5 2.5 5.2 5.8.8-4.2 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.2-4 5.8-.8Z"/>`;
export const stats = () => svg`<path d="M2.9 12h3.6l2.8-7 5 14.4 2.9-7.4h3.9"/>`;
export const shield = () =>
  svg`<path d="M12 3.1 19.4 6v5.2c0 4.6-3 8-7.4 9.7-4.4-1.7-7.4-5.1-7.4-9.7V6ZM8.8 11.9l2.3 2.3 4.2-4.4"/>`;
export const smile = () =>
  svg`<circle cx="12" cy="12" r="8.9"/><path d="M8.2 14c.8 1.6 2.2 2.5 3.8 2.5s3-.9 3.8-2.5M9 9.3v.7M15 9.3v.7"/>`;
/** A dial. */
export const dataUse = () =>
  svg`<path d="M4.6 18.2a9 9 0 1 1 14.8 0M12 13.6l3.9-4.7M6.6 13h.1M17.3 13h.1M12 7.6v.1"/>`;
export const record = () =>
  svg`<circle cx="12" cy="12" r="8.4"/><circle cx="12" cy="12" r="3.8" fill="currentColor" stroke="none"/>`;
export const warning = () =>
  svg`<path d="M10.5 4.4 3.1 17.2c-.7 1.2.1 2.6 1.5 2.6h14.8c1.4 0 2.2-1.4 1.5-2.6L13.5 4.4c-.7-1.1-2.3-1.1-3 0ZM12 9.4v4.2M12 16.5v.1"/>`;
export const info = () => svg`<circle cx="12" cy="12" r="8.9"/><path d="M12 11.2v5M12 7.8v.1"/>`;
export const lock = () =>
  svg`<rect x="4.6" y="10.2" width="14.8" height="10.4" rx="2.6"/><path d="M8 10.2V7.4a4 4 0 0 1 8 0v2.8"/>`;
export const copy = () =>
  svg`<rect x="8.4" y="8.4" width="12.2" height="12.2" rx="2.6"/><path d="M15.6 5.2A2.6 2.6 0 0 0 13 3.4H6a2.6 2.6 0 0 0-2.6 2.6v7c0 1.1.7 2.1 1.8 2.4"/>`;
export const offline = () =>
  svg`<path d="M2.9 8.9A13.6 13.6 0 0 1 8.4 5.8M12.6 5.2c3.2.1 6.2 1.4 8.5 3.7M6 12.3c1-1 2.2-1.7 3.5-2.1M15 10.6c1.1.4 2.1 1 3 1.7M9.2 15.7a4 4 0 0 1 5.6 0M12 19v.1M3.6 3.6l16.8 16.8"/>`;
export const person = () =>
  svg`<circle cx="12" cy="8.2" r="4.1"/><path d="M4.2 20.1c.6-3.9 3.7-6.1 7.8-6.1s7.2 2.2 7.8 6.1"/>`;
export const wave = () => svg`<path d="M7 9.6v4.8M12 6.2v11.6M17 9.6v4.8" stroke-width="2.4"/>`;
export const move = () =>
  svg`<path d="M12 3.4v17.2M3.4 12h17.2M9.6 5.6 12 3.2l2.4 2.4M9.6 18.4l2.4 2.4 2.4-2.4M5.6 9.6 3.2 12l2.4 2.4M18.4 9.6l2.4 2.4-2.4 2.4"/>`;
export const headset = () =>
  svg`<path d="M4 14.2V12a8 8 0 0 1 16 0v2.2M4 14.2c0-1 .8-1.7 1.7-1.7h.6c.9 0 1.6.7 1.6 1.6v3.6c0 .9-.7 1.6-1.6 1.6h-.6c-.9 0-1.7-.8-1.7-1.7ZM20 14.2c0-1-.8-1.7-1.7-1.7h-.6c-.9 0-1.6.7-1.6 1.6v3.6c0 .9.7 1.6 1.6 1.6h.6c.9 0 1.7-.8 1.7-1.7Z"/>`;
/** An arrow up, not a paper plane: it need not turn round with the line of reading. */
export const send = () => svg`<path d="M12 19.4V5.2M6 11l6-6 6 6"/>`;
export const skip = () => svg`<path d="M6.4 12h11.2"/>`;
