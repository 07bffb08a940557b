import { defineElement } from '../shared/define-element.js';
import { CallTile } from './call-tile.js';

defineElement('call-tile', CallTile);

export { CallTile };
