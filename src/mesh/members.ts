import { isName } from '../signaling/signal-check.js';
import { MESH_MAX } from './mesh-options.js';

/** A list of members as it travels, in one parameter: JSON text, because XML knows no lists. */
export function writeMembers(ids: readonly string[]): string {
  return JSON.stringify(ids);
}

/** Null: no list that a mesh could have. */
export function readMembers(text: unknown): readonly string[] | null {
  if (typeof text !== 'string') return null;
  try {
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list) || list.length === 0 || list.length >= MESH_MAX) return null;
    return list.every((id): id is string => isName(id)) ? [...new Set(list)] : null;
  } catch {
    return null;
  }
}

/**
 * Who is called in a call, and what each of them knows of the others. The list is fixed by the initiator's first
 * `call`, and only the initiator changes it. An SDK cannot be told about newcomers; so a newcomer is told only of
 * those who can, and never calls somebody who does not know them.
 */
export class MemberList {
  #ids: readonly string[];
  /** What somebody was told, where it is not the whole list. */
  readonly #told = new Map<string, readonly string[]>();
  readonly #newcomers = new Set<string>();

  constructor(ids: readonly string[]) {
    this.#ids = ids;
  }

  get ids(): readonly string[] {
    return this.#ids;
  }

  /** The list that a signal to this person carries. `isKit` tells who can be told of newcomers. */
  for(userId: string, self: string, isKit: (userId: string) => boolean): readonly string[] {
    const told = this.#told.get(userId);
    if (told) return told;
    if (!this.#newcomers.has(userId)) return this.#ids;
    return this.#ids.filter((id) => id === userId || id === self || this.#newcomers.has(id) || isKit(id));
  }

  /** As initiator: `kit` are the members who can be told. Returns the new list of each of them. */
  add(newcomers: readonly string[], kit: readonly string[]): ReadonlyMap<string, readonly string[]> {
    const fresh = [...kit, ...newcomers];
    const lists = new Map(kit.map((id) => [id, union(this.#of(id), newcomers)] as const));
    for (const id of newcomers) this.#told.set(id, fresh);
    for (const [id, list] of lists) this.#told.set(id, list);
    this.#ids = union(this.#ids, newcomers);
    return lists;
  }

  /** As initiator: takes somebody out. Returns the new list of each kit member who knew them. */
  remove(userId: string, kit: readonly string[]): ReadonlyMap<string, readonly string[]> {
    const lists = new Map<string, readonly string[]>();
    for (const id of kit) {
      const before = this.#of(id);
      if (before.includes(userId))
        lists.set(
          id,
          before.filter((other) => other !== userId),
        );
    }
    for (const [id, list] of lists) this.#told.set(id, list);
    this.#told.delete(userId);
    this.#ids = this.#ids.filter((id) => id !== userId);
    return lists;
  }

  /** As a member: the initiator's new list. Returns who came and who went. */
  replace(ids: readonly string[]): {
    readonly added: readonly string[];
    readonly removed: readonly string[];
  } {
    const added = ids.filter((id) => !this.#ids.includes(id));
    const removed = this.#ids.filter((id) => !ids.includes(id));
    for (const id of added) this.#newcomers.add(id);
    for (const id of removed) this.#newcomers.delete(id);
    this.#ids = ids;
    return { added, removed };
  }

  #of(userId: string): readonly string[] {
    return this.#told.get(userId) ?? this.#ids;
  }
}

function union(some: readonly string[], others: readonly string[]): readonly string[] {
  return [...new Set([...some, ...others])];
}
