import { isTextMessage, TEXT_LIMITS, type TextMessage } from '../signaling/text-message.js';

export interface TextChannelOptions {
  readonly onText: (message: TextMessage) => void;
  /** From here on texts pass. */
  readonly onOpen: () => void;
  readonly onDropped: (reason: string) => void;
}

/** As JSON no text within its cap is longer, in UTF-16 units. */
const MAX_FRAME = 6 * TEXT_LIMITS.length + 512;
/** What a congested path may keep waiting before new texts are refused, in bytes. */
const MAX_WAITING = 256 * 1024;

/**
 * Texts between two clients of this kit, beside their media. There is one channel, known to both by its number
 * (`negotiated`, RFC 8831 section 6.5), and it is made when the first text is to be sent: that costs one offer, and
 * calls in which nobody writes cost nothing. Channels that the other side opens are closed.
 */
export class TextChannel {
  readonly #pc: RTCPeerConnection;
  readonly #options: TextChannelOptions;
  #channel: RTCDataChannel | null = null;

  constructor(pc: RTCPeerConnection, options: TextChannelOptions) {
    this.#pc = pc;
    this.#options = options;
    pc.ondatachannel = ({ channel }) => {
      channel.close();
      options.onDropped('foreign data channel');
    };
  }

  /** Makes the channel where there is none: before the answer to an offer that brings one, or to write. */
  open(): void {
    if (this.#channel || this.#pc.signalingState === 'closed') return;
    const channel = this.#pc.createDataChannel('text', { negotiated: true, id: 0 });
    this.#channel = channel;
    channel.onopen = () => this.#options.onOpen();
    channel.onmessage = ({ data }) => this.#read(data);
    channel.onclose = () => {
      if (this.#channel === channel) this.#channel = null;
    };
  }

  /** False: not open yet, or choked. */
  send(message: TextMessage): boolean {
    const channel = this.#channel;
    if (channel?.readyState !== 'open' || channel.bufferedAmount > MAX_WAITING) return false;
    channel.send(JSON.stringify(message));
    return true;
  }

  close(): void {
    this.#pc.ondatachannel = null;
    const channel = this.#channel;
    this.#channel = null;
    if (channel) channel.onopen = channel.onmessage = channel.onclose = null;
    channel?.close();
  }

  #read(data: unknown): void {
    const message = typeof data === 'string' && data.length <= MAX_FRAME ? parse(data) : null;
    if (isTextMessage(message)) this.#options.onText(message);
    else this.#options.onDropped('bad text');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
