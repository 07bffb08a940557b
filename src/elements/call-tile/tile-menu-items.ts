import { CallPinRequest } from '../../events/call-pin-request.js';
import { CallVolumeRequest } from '../../events/call-volume-request.js';
import { addEnglish } from '../../locale/locale-base.js';
import { enMenus } from '../../locale/menus-en.js';
import * as shapes from '../../styles/icon-shapes.js';
import type { MenuContent } from '../shared/menu.js';
import type { TileMenuAbout, TileWish } from './tile-menu.js';

addEnglish(enMenus);

/** The rows of a tile's menu. */
export function tileMenuItems(
  host: Element,
  video: HTMLVideoElement | null,
  { person, terms, pinned, label }: TileMenuAbout,
  ask: (wish: TileWish) => void,
): MenuContent {
  const { isLocal, id, volume = 1 } = person;
  const isFull = host.matches(':fullscreen');
  const percent = Math.round(volume * 100);
  return {
    label,
    items: [
      {
        label: pinned ? terms.unpin : terms.pin,
        icon: pinned ? shapes.pinFill : shapes.pin,
        act: () => ask(new CallPinRequest(pinned ? null : id)),
      },
      ...(document.fullscreenEnabled
        ? [
            {
              label: isFull ? terms.tileFullExit : terms.tileFull,
              icon: isFull ? shapes.fullExit : shapes.full,
              act: () => void (isFull ? document.exitFullscreen() : host.requestFullscreen()).catch(no),
            },
          ]
        : []),
      // Where the picture is there: none can be taken out of the page before its first frame.
      ...(document.pictureInPictureEnabled && video && video.readyState > 0
        ? [
            {
              label: terms.tilePip,
              icon: shapes.pip,
              act: () => void video.requestPictureInPicture().catch(no),
            },
          ]
        : []),
    ],
    ranges: isLocal
      ? []
      : [
          {
            label: terms.tileVolume,
            icon: shapes.speaker,
            value: percent,
            min: 0,
            max: 100,
            step: 5,
            text: terms.percent(percent),
            input: (value) => ask(new CallVolumeRequest(id, value / 100)),
          },
        ],
  };
}

/** Refused by the browser or the person: nothing was lost. */
const no = (): void => undefined;
