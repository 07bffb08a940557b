export { styleProps } from '../../styles/style-props.js';
