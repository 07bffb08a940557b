import { defineElement } from '../shared/define-element.js';
import { DevicePicker } from './device-picker.js';

defineElement('device-picker', DevicePicker);
