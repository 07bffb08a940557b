import { defineElement } from '../shared/define-element.js';
import { CallDoctor } from './call-doctor.js';

defineElement('call-doctor', CallDoctor);
