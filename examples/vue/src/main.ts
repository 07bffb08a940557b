/// <reference types="call-elements/types/vue" />
import 'call-elements/define';
import 'call-elements/themes/sharp.css';
import { createApp } from 'vue';
import App from './App.vue';
import './atelier.css';

createApp(App).mount('#app');
