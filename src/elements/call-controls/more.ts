import { CallBandwidthRequest } from '../../events/call-bandwidth-request.js';
import { CallCameraFlipRequest } from '../../events/call-camera-flip-request.js';
import { CallDeviceRequest } from '../../events/call-device-request.js';
import { CallHandRequest } from '../../events/call-hand-request.js';
import { CallLayoutRequest } from '../../events/call-layout-request.js';
import { CallMoveRequest } from '../../events/call-move-request.js';
import { CallPanelRequest } from '../../events/call-panel-request.js';
import { CallReactionRequest } from '../../events/call-reaction-request.js';
import { CallScreenShareRequest } from '../../events/call-screen-share-request.js';
import { CallServerRecordingRequest } from '../../events/call-server-recording-request.js';
import { svg } from 'lit';
import { addEnglish } from '../../locale/locale-base.js';
import { enMenus } from '../../locale/menus-en.js';
import type { CallTerms } from '../../locale/terms.js';
import type { CallLayout, CallPanel, CallState, DeviceInfo, DeviceKind } from '../../store/call-state.js';
import type { CallRequest } from '../../store/requests.js';
import * as shapes from '../../styles/icon-shapes.js';
import type { IconShape } from '../../styles/icons.js';
import type { MenuItem } from '../shared/menu.js';
import { digitsOf, wholeRate } from '../shared/rate.js';
import { EMOJI, REACTIONS } from '../shared/reactions.js';
import { isFull, speakersOf } from './facts.js';
import type { Foldable } from './fold.js';
import type { ShortcutName } from './shortcut-names.js';

addEnglish(enMenus);

export { PictureInPicture } from './picture-in-picture.js';

export interface MoreAbout {
  readonly terms: CallTerms;
  readonly state: CallState;
  /** What has no room in the bar. */
  readonly folded: ReadonlySet<Foldable>;
  /** What the page can open and has no button. */
  readonly panels: readonly CallPanel[];
  readonly panel: CallPanel | null;
  /** The page shows reactions, so it can offer them. */
  readonly reactions: boolean;
  readonly keys: Readonly<Record<ShortcutName, string>> | null;
  readonly host: HTMLElement;
  readonly ask: (event: Event & CallRequest) => void;
  readonly pip: { readonly on: boolean; readonly toggle: () => void } | null;
}

const LAYOUTS: readonly CallLayout[] = ['auto', 'grid', 'spotlight', 'strip', 'presenter'];
const PANEL_ICONS: Readonly<Record<CallPanel, IconShape>> = {
  chat: shapes.message,
  people: shapes.people,
  devices: shapes.sliders,
  stats: shapes.stats,
  safety: shapes.shield,
};

/** Presenter is a choice while somebody presents. */
export function layoutItems(about: MoreAbout | null): MenuItem[] {
  if (!about) return [];
  const { terms, state, ask } = about;
  const presents = state.participants.some(({ screenStream }) => screenStream);
  return LAYOUTS.filter((name) => name !== 'presenter' || presents || name === state.view.layout).map(
    (name) => ({
      label: terms.layoutName[name],
      radio: true,
      checked: name === state.view.layout,
      act: () => ask(new CallLayoutRequest(name)),
    }),
  );
}

/** The rows of More: what folded, as it stands in the bar, then what has its place only here. */
export function moreItems(about: MoreAbout | null): MenuItem[] {
  if (!about) return [];
  const { terms, state, folded, panels, panel, keys, ask } = about;
  const { screenShare, own, view } = state;
  const rows: MenuItem[] = [];
  if (folded.has('flip')) {
    rows.push({ label: terms.flipCamera, icon: shapes.flip, act: () => ask(new CallCameraFlipRequest()) });
  }
  if (folded.has('screen-share')) {
    rows.push({
      label: terms.shareScreen,
      icon: screenShare.on ? shapes.screenStop : shapes.screen,
      checked: screenShare.on,
      disabled: !screenShare.on && screenShare.availability !== 'available',
      keys: keys?.['screen-share'],
      act: () => ask(new CallScreenShareRequest(!screenShare.on)),
    });
  }
  if (folded.has('hand')) {
    rows.push({
      label: terms.raiseHand,
      icon: shapes.hand,
      checked: own.handRaised,
      disabled: !state.call || state.call.phase === 'ended',
      keys: keys?.hand,
      act: () => ask(new CallHandRequest(!own.handRaised)),
    });
  }
  if (about.reactions) {
    rows.push({
      label: terms.reactions,
      icon: shapes.smile,
      disabled: state.call?.phase !== 'connected' && state.call?.phase !== 'reconnecting',
      items: REACTIONS.map((name) => ({
        label: terms.reaction[name],
        icon: () => emoji(EMOJI[name]),
        act: () => ask(new CallReactionRequest(name)),
      })),
    });
  }
  for (const name of panels) {
    if (name === 'devices' || name === 'stats') continue;
    rows.push(panelRow(name));
  }
  if (folded.has('layout')) {
    rows.push({
      label: terms.layout,
      icon: shapes.grid,
      state: terms.layoutName[view.layout],
      items: layoutItems(about),
    });
  }
  if (panels.includes('devices')) rows.push(panelRow('devices'));
  else rows.push(...deviceRows(about));
  if (state.call?.conference.availability === 'available') {
    rows.push({
      label: terms.moveToConference,
      icon: shapes.people,
      act: () => ask(new CallMoveRequest()),
    });
  }
  if (about.pip) {
    rows.push({
      label: terms.pictureInPicture,
      icon: shapes.pip,
      checked: about.pip.on,
      act: about.pip.toggle,
    });
  }
  const { ownerDocument } = about.host;
  if (ownerDocument.fullscreenEnabled && ownerDocument === document) {
    rows.push({
      label: terms.fullScreen,
      icon: isFull() ? shapes.fullExit : shapes.full,
      checked: isFull(),
      act: () => toggleFull(about.host),
    });
  }
  rows.push(...lineRows(about));
  if (panels.includes('stats')) rows.push({ ...panelRow('stats'), line: true });
  return rows;

  function panelRow(name: CallPanel): MenuItem {
    const unread = name === 'chat' ? state.chat.unread : 0;
    return {
      label: terms.panel[name],
      icon: PANEL_ICONS[name],
      state: unread > 0 ? terms.newMessages(unread) : undefined,
      checked: panel === name,
      act: () => ask(new CallPanelRequest(panel === name ? null : name)),
    };
  }
}

const emoji = (text: string) =>
  svg`<text x="12" y="19" text-anchor="middle" font-size="18" fill="currentColor" stroke="none">${text}</text>`;

/** Which speaker it is, of those there are. */
export function speakerItems(about: MoreAbout | null): MenuItem[] {
  if (!about) return [];
  return choices(about, 'audiooutput', speakersOf(about.state), about.state.audioOutput.deviceId);
}

function choices(
  { terms, ask }: MoreAbout,
  kind: DeviceKind,
  known: readonly DeviceInfo[],
  chosen: string,
): MenuItem[] {
  return [{ label: terms.followSystem, deviceId: '' }, ...known].map(({ label, deviceId }) => ({
    label,
    radio: true,
    checked: deviceId === chosen,
    act: () => ask(new CallDeviceRequest(kind, deviceId)),
  }));
}

/** Caps that one can choose, in kbit/s: a small picture that stays fluent, and a thumbnail beside a clear voice. */
const CAPS = [0, 1_000, 300];

/** What becomes of what is sent: how much of it there is, and whether a server keeps it. */
function lineRows({ terms, state, ask }: MoreAbout): MenuItem[] {
  const { call } = state;
  if (!call || call.phase === 'ended') return [];
  const { maxBandwidth: cap, mayRecordAtServer, recordedAtServer } = call;
  const nameOf = (kbps: number): string => {
    const rate = wholeRate(kbps, digitsOf(terms));
    // Between words that run the other way, number and unit keep their order.
    return kbps === 0 ? terms.dataUseAuto : terms.dir === 'rtl' ? `\u2066${rate}\u2069` : rate;
  };
  const caps = CAPS.includes(cap) ? CAPS : [...CAPS, cap];
  const rows: MenuItem[] = [
    {
      label: terms.dataUse,
      icon: shapes.dataUse,
      state: nameOf(cap),
      items: caps.map((kbps) => ({
        label: nameOf(kbps),
        radio: true,
        checked: kbps === cap,
        act: () => ask(new CallBandwidthRequest(kbps)),
      })),
    },
  ];
  if (mayRecordAtServer) {
    rows.push({
      label: terms.recordAtServer,
      icon: shapes.record,
      checked: recordedAtServer,
      act: () => ask(new CallServerRecordingRequest(!recordedAtServer)),
    });
  }
  return rows;
}

/** A choice of each kind of device of which there are several. */
function deviceRows(about: MoreAbout): MenuItem[] {
  const { terms, state } = about;
  const { devices, microphone, camera, audioOutput } = state;
  const named = (kind: DeviceKind): readonly DeviceInfo[] => devices[kind].filter(({ label }) => label);
  const kinds: readonly (readonly [DeviceKind, IconShape, string, readonly DeviceInfo[]])[] = [
    ['audioinput', shapes.mic, microphone.deviceId, named('audioinput')],
    ['videoinput', shapes.camera, camera.deviceId, named('videoinput')],
    ['audiooutput', shapes.speaker, audioOutput.deviceId, speakersOf(state)],
  ];
  return kinds.flatMap(([kind, icon, chosen, known]) => {
    if (known.length < 2) return [];
    return [
      {
        label: terms.deviceLabel(kind),
        icon,
        state: known.find(({ deviceId }) => deviceId === chosen)?.label ?? terms.followSystem,
        items: choices(about, kind, known, chosen),
      },
    ];
  });
}

/** The box around the controls, with the people in it; the page where that box is none of its own. */
function toggleFull(host: HTMLElement): void {
  const wish = isFull() ? document.exitFullscreen() : boxAround(host).requestFullscreen();
  // The person or the browser said no.
  wish.catch(() => undefined);
}

function boxAround(element: Element): Element {
  const { parentNode } = element;
  const around = parentNode instanceof ShadowRoot ? parentNode.host : parentNode;
  if (!(around instanceof Element) || around === document.body) return document.documentElement;
  return getComputedStyle(around).display === 'contents' ? boxAround(around) : around;
}
