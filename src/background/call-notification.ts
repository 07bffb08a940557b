import type { CallKind } from '../signaling/signal.js';
import { pictureFor, plainName } from './call-push.js';
import { notificationData, notificationTag } from './messages.js';

/** The words of title and notification. The terms of the elements fit. */
export interface AlertWords {
  readonly isCalling: (name: string) => string;
  readonly callFrom: (kind: CallKind, name: string) => string;
  readonly answer: string;
  readonly decline: string;
}

/** English, where no element brings its language. */
export const ENGLISH: AlertWords = {
  isCalling: (name) => `${plainName(name)} is calling`,
  callFrom: (kind, name) => `${kind === 'video' ? 'Video call' : 'Audio call'} from ${plainName(name)}`,
  answer: 'Answer',
  decline: 'Decline',
};

/** A call as a notification shows it, and carries it for the worker that is told of the press. */
export interface ShownCall {
  readonly id: string;
  readonly kind: CallKind;
  readonly from: { readonly id: string; readonly name: string; readonly avatar: string | null };
}

/** `NotificationOptions` as workers have them; the types of TypeScript leave the newer half out. */
export interface CallNotificationOptions extends NotificationOptions {
  readonly renotify?: boolean;
  readonly image?: string;
  readonly timestamp?: number;
  readonly vibrate?: readonly number[];
  readonly actions?: readonly { readonly action: string; readonly title: string }[];
}

export interface CallNotice {
  readonly title: string;
  readonly options: CallNotificationOptions;
}

/** @param actions with Answer and Decline, which only a worker hears of */
export function noticeOf({ id, kind, from }: ShownCall, words: AlertWords, actions: boolean): CallNotice {
  const icon = pictureFor(from.avatar);
  return {
    title: words.callFrom(kind, from.name),
    options: {
      tag: notificationTag(id),
      renotify: false,
      requireInteraction: true,
      data: notificationData({ id, kind, from: { id: from.id, name: from.name, avatar: null } }),
      ...(icon ? { icon } : {}),
      ...(actions
        ? {
            actions: [
              { action: 'answer', title: words.answer },
              { action: 'decline', title: words.decline },
            ],
          }
        : {}),
    },
  };
}
