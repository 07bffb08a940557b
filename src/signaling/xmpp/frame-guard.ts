import { SIGNAL_LIMITS } from '../signal.js';

/** No signal within the caps is longer as XML, in characters. */
const MAX_LENGTH = 1.5 * SIGNAL_LIMITS.signalBytes;
/** Nor has it so many tags: candidates need eight each. */
const MAX_TAGS = 1_200;

/** Stanzas that anybody may send to us; answers to our own questions may well be large. */
const FROM_ANYBODY = /^<(?:(message|presence)\b|(iq)\b[^>]*\stype=['"](?:get|set)['"])/;

/**
 * What the XML parser may see of a frame: all of it, or an empty stanza where it would keep the page busy for
 * nothing (parsing goes with the square of the depth). Still a stanza, because stream management counts them.
 */
export function guardFrame(frame: string): string {
  const [, other, iq] = FROM_ANYBODY.exec(frame) ?? [];
  const name = other ?? iq;
  if (name === undefined || (frame.length <= MAX_LENGTH && !hasTooManyTags(frame))) return frame;
  return `<${name} xmlns="jabber:client" type="${name === 'message' ? 'headline' : 'error'}"/>`;
}

function hasTooManyTags(text: string): boolean {
  let count = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    if (++count > MAX_TAGS) return true;
  }
  return false;
}
