/// <reference types="call-elements/types/svelte" />
import 'call-elements/define';
import 'call-elements/themes/soft.css';
import { mount } from 'svelte';
import App from './App.svelte';
import './cadenza.css';

mount(App, { target: document.getElementById('app') as HTMLElement });
