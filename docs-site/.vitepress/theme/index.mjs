import DefaultTheme from 'vitepress/theme-without-fonts';
import './parley.css';

export default DefaultTheme;
