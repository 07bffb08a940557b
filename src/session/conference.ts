import type { RoomEncryption, RoomSettings } from './room.js';

/** The conference that a running call between people may move to. Holds secrets: never an attribute. */
export interface ConferenceOptions {
  /** WebSocket URL of the Janus gateway, `wss://…`. */
  readonly service: string;
  /** For a Janus with `token_auth`: the token, or a function that is asked for each. */
  readonly token?: string | (() => Promise<string>);
  /** Name of the room for a call. Default: one of chance, that nobody can guess. */
  readonly room?: (callId: string) => string | Promise<string>;
  /** Make the room, with a pin of chance; default true. False: it is there already, with `pin`. */
  readonly create?: boolean | RoomSettings;
  /** What a room asks for that is there already. */
  readonly pin?: string;
  /** What makes a moderator. */
  readonly secret?: string;
  /** With so many people in a call, oneself included, it moves; default 5. 0: never because of that. */
  readonly from?: number;
  /** It moves too when there are three or more and this network cannot carry what it takes. Default true. */
  readonly network?: boolean;
  /** Back to connections between the people when two remain. Default false. */
  readonly back?: boolean;
  /** Encrypt from person to person what passes the server; all pages have to have it alike. */
  readonly encryption?: boolean | RoomEncryption;
}
