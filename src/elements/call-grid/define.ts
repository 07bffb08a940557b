import '../call-tile/define.js';
import { defineElement } from '../shared/define-element.js';
import { CallGrid } from './call-grid.js';

defineElement('call-grid', CallGrid);

export { CallGrid };
