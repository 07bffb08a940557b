import type { UserInfo, UserInfoInput } from '../../support/user-info.js';
import { SIGNAL_LIMITS } from '../signal.js';
import { SignalingError } from '../signaling-error.js';
import type { XmlNode } from './xml-element.js';
import { isObject } from './xml-element.js';
import { isNcName, isXmlText, utf8Length } from './xml-text.js';

/** Keys that reach an object's prototype when careless code copies them. No honest application needs them. */
const POISON: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

type Info = Record<string, string | UserInfo>;

/** What is left of the caps, for a whole tree. */
interface Budget {
  bytes: number;
  keys: number;
}

/** Null prototype: a key named like a method of `Object` stays a plain key. */
function emptyInfo(): Info {
  return Object.create(null) as Info;
}

/**
 * Turns what a page gives into what can travel: a frozen tree of text without prototype.
 * - numbers and booleans become their text, arrays JSON text (XML has no arrays, and an element named `0`
 *   makes the server close the stream), null and an empty object `''`; undefined is left out;
 * - caps are {@link SIGNAL_LIMITS}: 4096 bytes of keys and values (UTF-8), 32 keys in all, 4 levels of objects.
 *
 * QuickBlox' SDK flattens a nested object of one key on receipt (`{one: {x: '1'}}` arrives as `{one: '1'}`):
 * give nested objects two keys or more when it may listen.
 *
 * @throws {SignalingError} `signal-invalid`: above a cap, a key that is no XML name or is `__proto__`,
 * `constructor` or `prototype`, a character that XML cannot carry, or a value of another type.
 */
export function encodeUserInfo(input: UserInfoInput): UserInfo {
  return encodeInfo(input, SIGNAL_LIMITS.userInfoBytes, 'userInfo');
}

/** As {@link encodeUserInfo} with another cap in bytes; `what` names the tree in the error. */
export function encodeInfo(input: unknown, bytes: number, what: string): UserInfo {
  if (!isPlainObject(input)) throw invalid(`${what} is no plain object`);
  return encodeLevel(input, 1, { bytes, keys: SIGNAL_LIMITS.userInfoKeys }, what);
}

function encodeLevel(input: object, depth: number, budget: Budget, what: string): UserInfo {
  if (depth > SIGNAL_LIMITS.userInfoDepth) {
    throw invalid(`${what} is nested deeper than ${SIGNAL_LIMITS.userInfoDepth} levels`);
  }
  const info = emptyInfo();
  for (const [key, value] of Object.entries(input) as [string, unknown][]) {
    if (value === undefined) continue;
    const path = `${what}.${key.slice(0, 40)}`;
    if (POISON.has(key) || !isNcName(key)) throw invalid(`${path} is no name for an XML element`);
    if (--budget.keys < 0) throw invalid(`${what} has more than ${SIGNAL_LIMITS.userInfoKeys} keys`);
    spend(budget, key, what);
    if (isPlainObject(value)) {
      const nested = encodeLevel(value, depth + 1, budget, path);
      info[key] = isEmpty(nested) ? '' : nested;
    } else {
      const text = encodeValue(value, path);
      if (!isXmlText(text)) throw invalid(`${path} has a character that XML cannot carry`);
      spend(budget, text, what);
      info[key] = text;
    }
  }
  return Object.freeze(info);
}

function spend(budget: Budget, text: string, what: string): void {
  budget.bytes -= utf8Length(text);
  if (budget.bytes < 0) throw invalid(`${what} is too large`);
}

function encodeValue(value: unknown, path: string): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) throw invalid(`${path} is of a type that cannot travel`);
  try {
    return JSON.stringify(value);
  } catch (cause) {
    throw invalid(`${path} is an array that JSON cannot write`, cause);
  }
}

/** Objects of any realm made by a literal, `JSON.parse` or `Object.create(null)`; no Date, Map or element. */
function isPlainObject(value: unknown): value is object {
  if (!isObject(value) || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

export function isEmpty(info: UserInfo): boolean {
  return Object.keys(info).length === 0;
}

function invalid(message: string, cause?: unknown): SignalingError {
  return new SignalingError('signal-invalid', message, { cause });
}

/**
 * Reads elements as a frozen tree without prototypes. Text between elements is white space of a pretty
 * printer and left out; a name that comes twice counts once; names that could not be sent back are left out.
 *
 * @param bytes cap on keys and values together, UTF-8; above it or the other caps the answer is `too-large`.
 */
export function readInfo(elements: readonly XmlNode[], bytes: number): UserInfo | 'too-large' {
  return readLevel(elements, 1, { bytes, keys: SIGNAL_LIMITS.userInfoKeys });
}

function readLevel(elements: readonly XmlNode[], depth: number, budget: Budget): UserInfo | 'too-large' {
  if (depth > SIGNAL_LIMITS.userInfoDepth) return 'too-large';
  const info = emptyInfo();
  for (const { name, text, elements: nested } of elements) {
    if (POISON.has(name) || !isNcName(name) || name in info) continue;
    budget.keys -= 1;
    budget.bytes -= utf8Length(name);
    if (nested.length > 0) {
      const level = readLevel(nested, depth + 1, budget);
      if (level === 'too-large') return level;
      info[name] = isEmpty(level) ? '' : level;
    } else {
      budget.bytes -= utf8Length(text);
      info[name] = text;
    }
    if (budget.keys < 0 || budget.bytes < 0) return 'too-large';
  }
  return Object.freeze(info);
}
