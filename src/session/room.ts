import type { UserInfoInput } from '../support/user-info.js';

/** How a room is made where there is none yet. */
export interface RoomSettings {
  /** How many may send, 12 by default. Anybody else may still look on. */
  readonly publishers?: number;
  /** Cap of what each person sends, in kbit/s; 0 (default): the server's own. */
  readonly bitrate?: number;
  readonly description?: string;
  /** Folder at the server that recordings go to. */
  readonly recordingFolder?: string;
  /** What the server asks from whoever makes rooms (`admin_key`). */
  readonly adminKey?: string;
  /** Whoever leaves it as the last one takes it away. */
  readonly temporary?: boolean;
}

/**
 * What keeps the server from seeing and hearing what it passes on. Without a passphrase everyone in the room hands
 * keys to everyone; the safety code shows whether the server stands in the middle of that.
 */
export interface RoomEncryption {
  /** 8 characters or more, known to all by a way that is not this server. */
  readonly passphrase?: string;
  /** URL of `e2ee-worker.js`. By default beside the kit's own file; where a bundler moved that, it must be named. */
  readonly worker?: string | URL;
}

/** How to go into a room. */
export interface JoinOptions {
  /** This person's own pass, where the room has a list of them. */
  readonly token?: string;
  /** What everybody has to know who goes in. */
  readonly pin?: string;
  /** What makes a moderator: may remove and silence people, and record. A room that is made gets it. */
  readonly secret?: string;
  /** Look on only: nothing is sent, and no place of somebody who sends is taken. */
  readonly listen?: boolean;
  /** Send from the beginning, even nothing: the others see at once who is there, and hear what is said. */
  readonly present?: boolean;
  /** Make the room where there is none; else that is `no-such-room`. */
  readonly create?: boolean | RoomSettings;
  /** kbit/s, 0 = no cap. */
  readonly maxBandwidth?: number;
  /**
   * Encrypt from person to person. Rejects with `not-supported` in browsers that cannot, `invalid-value` together with
   * `listen` where there is no passphrase. Who comes without it sees nothing.
   */
  readonly encryption?: boolean | RoomEncryption;
  readonly userInfo?: UserInfoInput;
}

/** How large somebody is seen here. Who is not in the list is not seen at all. */
export interface PersonView {
  readonly id: string;
  readonly source: 'camera' | 'screen';
  /** In device pixels. */
  readonly width: number;
  readonly height: number;
}
