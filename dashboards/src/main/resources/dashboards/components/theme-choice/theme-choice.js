import '../choice-group/choice-group.js';
import { THEMES, chooseTheme, chosenTheme } from '../../lib/theme.js';

/** Light, dark, or as the system is: `<theme-choice>`. */
class ThemeChoice extends HTMLElement {
  connectedCallback() {
    const group = document.createElement('choice-group');
    group.setAttribute('name', 'theme');
    group.setAttribute('label', 'Theme');
    this.replaceChildren(group);
    group.offer(THEMES, chosenTheme());
    group.addEventListener('change', () => chooseTheme(group.value));
  }
}

customElements.define('theme-choice', ThemeChoice);
