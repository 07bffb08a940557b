/**
 * Stands in for the npm package `events` in the single-file build: what @xmpp/* and ltx call of Node's
 * EventEmitter, with its order, its copy of the list while it emits, and its throw of an unheard `error`.
 * Left out: limits, symbols, capture of rejections, `newListener`. Leaves out 1.5 kB gzip.
 */
export class EventEmitter {
  /** @type {Map<string, Function[]>} */
  #lists = new Map();

  /** @param {string} name */
  listeners(name) {
    return [...(this.#lists.get(name) ?? [])];
  }

  /** @param {string} name */
  listenerCount(name) {
    return this.listeners(name).length;
  }

  /** @param {string} name @param {Function} listener */
  on(name, listener) {
    this.#lists.set(name, [...this.listeners(name), listener]);
    return this;
  }

  /** @param {string} name @param {Function} listener */
  prependListener(name, listener) {
    this.#lists.set(name, [listener, ...this.listeners(name)]);
    return this;
  }

  /** @param {string} name @param {Function} listener */
  once(name, listener) {
    let fired = false;
    const wrapper = (/** @type {unknown[]} */ ...details) => {
      // An outer emit may still have it in its copy of the list.
      if (fired) return;
      fired = true;
      this.off(name, wrapper);
      listener.apply(this, details);
    };
    wrapper.listener = listener;
    return this.on(name, wrapper);
  }

  /** @param {string} name @param {Function} listener */
  off(name, listener) {
    const list = this.listeners(name);
    // As Node does: the one added last, and the wrapper of a `once` by what it wraps.
    const at = list.findLastIndex((each) => each === listener || Reflect.get(each, 'listener') === listener);
    if (at >= 0) this.#lists.set(name, list.toSpliced(at, 1));
    return this;
  }

  /** @param {string} [name] */
  removeAllListeners(name) {
    if (name === undefined) this.#lists.clear();
    else this.#lists.delete(name);
    return this;
  }

  /** @param {string} name @param {unknown[]} details */
  emit(name, ...details) {
    const list = this.listeners(name);
    if (list.length === 0 && name === 'error') throw details[0];
    for (const listener of list) listener.apply(this, details);
    return list.length > 0;
  }

  /** @param {string} name @param {Function} listener */
  addListener(name, listener) {
    return this.on(name, listener);
  }

  /** @param {string} name @param {Function} listener */
  removeListener(name, listener) {
    return this.off(name, listener);
  }
}

export default EventEmitter;
