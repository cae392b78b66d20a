// `npm run host:install`: everything that the tests in a real editor need, besides the npm packages.
import { fail, prepareHost } from './prepare.mjs';

await prepareHost({ withBrowser: true }).catch(fail);
console.log('The editor and the browser for the tests are there.');
