export { ulid } from './ulid';
