/** What only questions need: hover, completion, pictures, … Loaded behind the first diagnostics, so that those come sooner. */
export { createLanguageService } from '../service/language-service';
export { placesAt } from '../service/places';
export { exportView, locate, showView } from '../service/trace-view';
