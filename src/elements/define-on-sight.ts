import { CallProvider } from './call-provider/call-provider.js';
import type { CallTag } from './define-all.js';
import { IncomingCallDialog } from './incoming-call-dialog/incoming-call-dialog.js';
import { defineElement, nameElement, ownsTags } from './shared/define-element.js';
import { offerElements, summonLater } from './shared/on-sight.js';

/** There from the beginning: what one calls methods of, and what must not be late when it rings. */
const AT_ONCE = { 'call-provider': CallProvider, 'incoming-call-dialog': IncomingCallDialog } as const;

type LaterTag = Exclude<CallTag, keyof typeof AT_ONCE>;

/** Each written out, because a bundler follows only what it can read. */
const LATER: Readonly<Record<LaterTag, () => Promise<CustomElementConstructor>>> = {
  'call-button': async () => (await import('./call-button/call-button.js')).CallButton,
  'call-chat': async () => (await import('./call-chat/call-chat.js')).CallChat,
  'call-controls': async () => (await import('./call-controls/call-controls.js')).CallControls,
  'call-doctor': async () => (await import('./call-doctor/call-doctor.js')).CallDoctor,
  'call-grid': async () => (await import('./call-grid/call-grid.js')).CallGrid,
  'call-lobby': async () => (await import('./call-lobby/call-lobby.js')).CallLobby,
  'call-reactions': async () => (await import('./call-reactions/call-reactions.js')).CallReactions,
  'call-room': async () => (await import('./call-room/call-room.js')).CallRoom,
  'call-safety-code': async () => (await import('./call-safety-code/call-safety-code.js')).CallSafetyCode,
  'call-stats': async () => (await import('./call-stats/call-stats.js')).CallStats,
  'call-status': async () => (await import('./call-status/call-status.js')).CallStatus,
  'call-tile': async () => (await import('./call-tile/call-tile.js')).CallTile,
  'call-toggle': async () => (await import('./call-toggle/call-toggle.js')).CallToggle,
  'device-picker': async () => (await import('./device-picker/device-picker.js')).DevicePicker,
};

/** What an element shows at once, asked for with it and not after it. */
const WITH: Readonly<Partial<Record<LaterTag, readonly LaterTag[]>>> = {
  'call-controls': ['call-toggle'],
  'call-lobby': ['call-toggle', 'device-picker'],
  'call-room': ['call-lobby', 'call-toggle', 'device-picker'],
};

/**
 * Registers every element of the kit, each under its own tag or the given name: the provider and the dialog now, each
 * of the others when the first of it is seen, see `discover` and `summon`. Safe to call twice.
 */
export function define(names: Partial<Record<CallTag, string>> = {}): void {
  if (typeof customElements === 'undefined') return;
  const nameOf = (tag: CallTag): string => names[tag] ?? tag;
  for (const [tag, elementClass] of Object.entries(AT_ONCE)) {
    defineElement(tag, elementClass, nameOf(tag as CallTag));
  }
  // Of another copy of the kit on this page, only what has other names is ours.
  const tags = (Object.keys(LATER) as LaterTag[]).filter((tag) => nameOf(tag) !== tag || ownsTags());
  for (const tag of tags) nameElement(tag, nameOf(tag));
  const load = async (tag: LaterTag): Promise<void> => {
    for (const other of WITH[tag] ?? []) summonLater(nameOf(other));
    defineElement(tag, await LATER[tag](), nameOf(tag));
  };
  offerElements(Object.fromEntries(tags.map((tag) => [nameOf(tag), () => load(tag)])));
}
