/*
 * Loaded before every test of the window project. A browser answers `element.toString()` with the kind of the element;
 * happy-dom answers with all of its HTML, and the library that places pop-ups asks every element it meets.
 */
Element.prototype.toString = function kindOfElement(): string {
  return Object.prototype.toString.call(this);
};
